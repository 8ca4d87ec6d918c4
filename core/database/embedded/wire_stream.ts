import { Conversation, type Line } from './conversation';
import { firstBatch, openingLength, readOpening } from './messages';
import type { SharedSession } from './shared_session';
import { SocketLikeness } from './socket_likeness';
import { readSpeakerOptions } from './speaker_options';

/**
 * PostgreSQL's wire, spoken inside this process: the ordinary `pg` driver takes this stream for its socket, and the
 * socket server pipes every client through one. Each stream is one connection before the gate.
 */
export class WireStream extends SocketLikeness implements Line {
  party = '';
  called = '';
  listening = false;
  readonly #session: SharedSession;
  readonly #conversation: Conversation;
  #isOpen = false;
  #unread: Buffer = Buffer.alloc(0);
  #working: Promise<void> = Promise.resolve();

  constructor(session: SharedSession) {
    super();
    this.#session = session;
    this.#conversation = new Conversation(session, this);
  }

  /** What `pg` calls on its socket. Resolves through the `connect` event once the database is ready. */
  connect(): this {
    this.#session.engine.greeting().then(
      () => this.emit('connect'),
      (error: unknown) => this.destroy(error as Error),
    );
    return this;
  }
  override _construct(done: (error?: Error | null) => void): void {
    this.#conversation.join();
    done();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#unread = this.#unread.length > 0 ? Buffer.concat([this.#unread, chunk]) : chunk;
    this.#working = this.#takeIn();
    this.#working.then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), '', done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#conversation.breakOff();
    this.#working
      .catch(() => undefined)
      .then(() => this.#conversation.leave())
      .then(
        () => done(error),
        () => done(error),
      );
  }

  notify(message: Buffer): void {
    if (!this.destroyed) this.push(message);
  }

  /** Hands on what has come in, as soon as an opening or a batch is whole. */
  async #takeIn(): Promise<void> {
    while (!this.#isOpen) {
      const length = openingLength(this.#unread);
      if (length === 0) return;
      const opening = this.#unread.subarray(0, length);
      this.#unread = this.#unread.subarray(length);
      await this.#open(opening);
    }
    for (;;) {
      const batch = firstBatch(this.#unread);
      if (batch === undefined || this.destroyed) return;
      this.#unread = this.#unread.subarray(batch.bytes.length);
      await this.#conversation.answer(batch);
    }
  }

  async #open(bytes: Buffer): Promise<void> {
    const opening = readOpening(bytes);
    if (opening.kind === 'encryption') {
      this.push('N');
      return;
    }
    this.#isOpen = true;
    if (opening.kind === 'other') this.destroy();
    else await this.#conversation.begin(readSpeakerOptions(opening.parameters));
  }
}
