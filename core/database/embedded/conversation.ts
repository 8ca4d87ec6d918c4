import { toldWaiting } from '../waiting';
import { withoutCopyIn, listens } from './copy_refusal';
import {
  errorMessage,
  idleMessage,
  overdueMessage,
  queryMessage,
  readyMessage,
  waitingMessage,
  type Batch,
} from './messages';
import { ReplyReader } from './reply_reader';
import type { Connection, SharedSession } from './shared_session';
import { withOwnNames } from './statement_names';
import type { SpeakerOptions } from './speaker_options';

/** The connection a conversation is held over. */
export interface Line extends Connection {
  party: string;
  called: string;
  listening: boolean;
  readonly destroyed: boolean;
  push(bytes: Buffer): unknown;
  end(): unknown;
}

/** What one connection says to the embedded database and hears from it, batch by batch. */
export class Conversation {
  readonly #session: SharedSession;
  readonly #line: Line;
  readonly #reader = new ReplyReader();
  #options: SpeakerOptions | undefined;
  /** After an error in an extended query, what comes before its Sync is passed over. */
  #skipping = false;
  /** Names of its prepared statements, as the session knows them. */
  readonly #statements = new Set<string>();
  #prefix = '';
  #idle: NodeJS.Timeout | undefined;

  constructor(session: SharedSession, line: Line) {
    this.#session = session;
    this.#line = line;
  }

  /** Takes its place among the connections of the session. */
  join(): void {
    this.#prefix = this.#session.join(this.#line);
  }

  /** Greets a client that has said who it is, once its lease is there where it asks for one. */
  async begin(options: SpeakerOptions): Promise<void> {
    const { engine, gate } = this.#session;
    this.#options = options;
    this.#line.party = options.party;
    this.#line.called = options.called;
    const greeting = await engine.greeting();
    if (options.lease && !(await this.#granted(gate.takeLease(this.#line, options.waitMs)))) return;
    this.#line.push(greeting);
  }

  /** Whether the gate let this connection in; otherwise the client has been told. */
  async #granted(turn: Promise<void>, status = readyMessage()): Promise<boolean> {
    const { gate } = this.#session;
    try {
      await toldWaiting(turn, () => {
        const text = `waiting for the embedded database: ${gate.inTheWayOf(this.#line)}`;
        this.#line.push(waitingMessage(text));
      });
      return true;
    } catch (error) {
      this.#line.push(Buffer.concat([errorMessage('ERROR', '55P03', (error as Error).message), status]));
      return false;
    }
  }

  /** A transaction in which nothing happens keeps everybody else out: it is ended as a server would end it. */
  #watchIdle(limitMs: number): void {
    if (limitMs === 0) return;
    this.#idle = setTimeout(() => {
      this.#line.push(idleMessage(limitMs));
      this.#line.destroy();
    }, limitMs);
  }

  /** Answers one whole batch, once it is this connection's turn. */
  async answer(given: Batch): Promise<void> {
    if (given.letters === 'X') {
      this.#line.end();
      return;
    }
    clearTimeout(this.#idle);
    const flushes = given.letters.endsWith('H');
    if (this.#skipping) {
      this.#skipping = flushes;
      if (!flushes) this.#line.push(readyMessage());
      return;
    }
    const options = this.#options;
    if (options === undefined) return;
    const turn = this.#session.gate.takeTurn(this.#line, options.waitMs);
    if (!(await this.#granted(turn, flushes ? Buffer.alloc(0) : readyMessage()))) {
      this.#skipping = flushes;
      return;
    }
    this.#line.listening ||= listens(given);
    const own = withOwnNames(withoutCopyIn(given), this.#prefix, this.#statements);
    await this.#speak(own, options.statementMs);
    if (!flushes && this.#reader.status === 'I') this.#session.gate.endTurn(this.#line);
    else this.#watchIdle(options.idleMs);
  }

  async #speak(batch: Batch, limitMs: number): Promise<void> {
    const listen = (bytes: Buffer): void => {
      const { forward, notifications } = this.#reader.read(bytes);
      forward.forEach((part) => this.#line.destroyed || this.#line.push(part));
      notifications.forEach((news) => this.#session.spread(news));
    };
    const overdue = this.#session.limit(limitMs, () => {
      this.#line.push(overdueMessage(limitMs));
    });
    try {
      await this.#session.engine.speak(batch.bytes, listen);
    } finally {
      overdue();
    }
  }

  /** Waits for nothing any more; what is being answered is answered still. */
  breakOff(): void {
    clearTimeout(this.#idle);
    this.#session.gate.stopWaiting(this.#line);
  }

  /** A connection that goes takes its open transaction with it. */
  async leave(): Promise<void> {
    const { gate, engine } = this.#session;
    try {
      if (gate.owns(this.#line) && this.#reader.status !== 'I') {
        await engine.speak(queryMessage('ROLLBACK'), (bytes) => void this.#reader.read(bytes));
      }
    } finally {
      gate.leave(this.#line);
      this.#session.part(this.#line);
      this.#session.forget(this.#statements);
    }
  }
}
