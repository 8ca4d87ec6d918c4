import { Duplex } from 'node:stream';

/** What `pg` calls on its socket and what means nothing without a network. */
export class SocketLikeness extends Duplex {
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  override _read(): void {
    // Answers are pushed as they come; a client reads everything it asked for.
  }
}
