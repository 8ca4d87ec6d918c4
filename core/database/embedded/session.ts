import { Engine, type EngineSetup } from './engine';
import { Gate, type Speaker } from './gate';
import type { Connection, SharedSession } from './shared_session';
import { forgetStatements } from './statement_names';
import { WireStream } from './wire_stream';

/** Nobody waits for it, so it may take its time. */
const FORGET_WAIT_MS = 600_000;
const DUMP_WAIT_MS = 30_000;

/** A speaker for what no connection asks for. */
const nobody = (): Speaker => ({ party: '', called: `process ${process.pid}` });

/** The embedded database's one session: its thread, its gate, and the connections before the gate. */
export class EmbeddedSession implements SharedSession {
  readonly engine: Engine;
  readonly gate = new Gate();
  #joined = 0;
  readonly #streams = new Set<Connection>();

  constructor(setup: EngineSetup) {
    this.engine = new Engine(setup);
    // Whoever was connected to a thread that ended has lost its connection.
    this.engine.onStopped((error) => [...this.#streams].forEach((stream) => stream.destroy(error)));
  }

  /** A new connection, to be given to `pg` as its socket. */
  stream(): WireStream {
    return new WireStream(this);
  }

  join(stream: Connection): string {
    this.#streams.add(stream);
    this.#joined += 1;
    return `${this.#joined}:`;
  }

  part(stream: Connection): void {
    this.#streams.delete(stream);
  }

  /** Hands a notification to every connection that listens. */
  spread(notification: Buffer): void {
    for (const stream of this.#streams) if (stream.listening) stream.notify(notification);
  }

  /**
   * Ends the thread when a statement takes longer than `limitMs`: PGlite can neither cancel nor time out. Committed
   * data is on disk; in memory there would be nothing to come back to, so there the statement is left to finish.
   * Returns the way to say that the statement finished.
   */
  limit(limitMs: number, overdue: () => void): () => void {
    if (limitMs === 0 || !this.engine.durable) return () => undefined;
    const timer = setTimeout(() => {
      overdue();
      void this.engine.stop();
    }, limitMs);
    return () => clearTimeout(timer);
  }

  forget(names: ReadonlySet<string>): void {
    if (names.size === 0) return;
    const speaker = nobody();
    this.gate
      .takeTurn(speaker, FORGET_WAIT_MS)
      .then(() => this.engine.speak(forgetStatements(names), () => undefined))
      .catch(() => undefined) // a thread that has ended has forgotten them
      .finally(() => this.gate.leave(speaker));
  }

  /** The whole database as a tar archive, taken while no transaction is open. */
  async dump(): Promise<Uint8Array> {
    const speaker = nobody();
    await this.gate.takeTurn(speaker, DUMP_WAIT_MS);
    return this.engine.dump().finally(() => this.gate.leave(speaker));
  }

  /** Ends every connection, then the thread. */
  async close(): Promise<void> {
    const ends = [...this.#streams].map(
      (stream) =>
        new Promise<void>((resolve) => {
          stream.once('close', resolve);
          stream.destroy();
        }),
    );
    await Promise.all(ends);
    await this.engine.close();
  }
}
