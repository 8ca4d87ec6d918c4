import { withoutCopyIn, listens } from './copy_refusal';
import {
  errorMessage,
  idleMessage,
  overdueMessage,
  firstBatch,
  openingLength,
  queryMessage,
  readOpening,
  readyMessage,
  type Batch,
} from './messages';
import { ReplyReader } from './reply_reader';
import type { Connection, SharedSession } from './shared_session';
import { SocketLikeness } from './socket_likeness';
import { withOwnNames } from './statement_names';
import { readSpeakerOptions, type SpeakerOptions } from './speaker_options';

/**
 * PostgreSQL's wire, spoken inside this process: the ordinary `pg` driver takes this stream for its socket, and the
 * socket server pipes every client through one. Each stream is one connection before the gate.
 */
export class WireStream extends SocketLikeness implements Connection {
  party = '';
  listening = false;
  readonly #session: SharedSession;
  readonly #reader = new ReplyReader();
  #options: SpeakerOptions | undefined;
  #unread: Buffer = Buffer.alloc(0);
  /** After an error in an extended query, what comes before its Sync is passed over. */
  #skipping = false;
  /** Names of its prepared statements, as the session knows them. */
  readonly #statements = new Set<string>();
  #prefix = '';
  #idle: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(session: SharedSession) {
    super();
    this.#session = session;
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
    this.#prefix = this.#session.join(this);
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
    clearTimeout(this.#idle);
    this.#session.gate.stopWaiting(this);
    this.#working
      .catch(() => undefined)
      .then(() => this.#leave())
      .then(
        () => done(error),
        () => done(error),
      );
  }

  notify(message: Buffer): void {
    if (!this.destroyed) this.push(message);
  }

  async #takeIn(): Promise<void> {
    while (this.#options === undefined) {
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
      await this.#answer(batch);
    }
  }

  async #open(bytes: Buffer): Promise<void> {
    const opening = readOpening(bytes);
    if (opening.kind === 'encryption') {
      this.push('N');
      return;
    }
    if (opening.kind === 'other') {
      this.destroy();
      this.#options = readSpeakerOptions(new Map());
      return;
    }
    this.#options = readSpeakerOptions(opening.parameters);
    this.party = this.#options.party;
    const greeting = await this.#session.engine.greeting();
    if (
      this.#options.lease &&
      !(await this.#granted(this.#session.gate.takeLease(this, this.#options.waitMs)))
    )
      return;
    this.push(greeting);
  }

  /** Whether the gate let this connection in; otherwise the client has been told. */
  async #granted(turn: Promise<void>, status = readyMessage()): Promise<boolean> {
    try {
      await turn;
      return true;
    } catch (error) {
      this.push(Buffer.concat([errorMessage('ERROR', '55P03', (error as Error).message), status]));
      return false;
    }
  }

  /** A transaction in which nothing happens keeps everybody else out: it is ended as a server would end it. */
  #watchIdle(limitMs: number): void {
    if (limitMs === 0) return;
    this.#idle = setTimeout(() => {
      this.push(idleMessage(limitMs));
      this.destroy();
    }, limitMs);
  }

  async #answer(given: Batch): Promise<void> {
    if (given.letters === 'X') {
      this.end();
      return;
    }
    clearTimeout(this.#idle);
    const flushes = given.letters.endsWith('H');
    if (this.#skipping) {
      this.#skipping = flushes;
      if (!flushes) this.push(readyMessage());
      return;
    }
    const options = this.#options;
    if (options === undefined) return;
    const turn = this.#session.gate.takeTurn(this, options.waitMs);
    if (!(await this.#granted(turn, flushes ? Buffer.alloc(0) : readyMessage()))) {
      this.#skipping = flushes;
      return;
    }
    this.listening ||= listens(given);
    const own = withOwnNames(withoutCopyIn(given), this.#prefix, this.#statements);
    await this.#speak(own, options.statementMs);
    if (!flushes && this.#reader.status === 'I') this.#session.gate.endTurn(this);
    else this.#watchIdle(options.idleMs);
  }

  async #speak(batch: Batch, limitMs: number): Promise<void> {
    const listen = (bytes: Buffer): void => {
      const { forward, notifications } = this.#reader.read(bytes);
      forward.forEach((part) => this.destroyed || this.push(part));
      notifications.forEach((news) => this.#session.spread(news));
    };
    const overdue = this.#session.limit(limitMs, () => {
      this.push(overdueMessage(limitMs));
    });
    try {
      await this.#session.engine.speak(batch.bytes, listen);
    } finally {
      overdue();
    }
  }

  /** A connection that goes takes its open transaction with it. */
  async #leave(): Promise<void> {
    const { gate, engine } = this.#session;
    try {
      if (gate.owns(this) && this.#reader.status !== 'I') {
        await engine.speak(queryMessage('ROLLBACK'), (bytes) => void this.#reader.read(bytes));
      }
    } finally {
      gate.leave(this);
      this.#session.part(this);
      this.#session.forget(this.#statements);
    }
  }
}
