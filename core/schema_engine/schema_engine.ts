/** The schema engine, seen from outside: reads a database as facts, and plans the way from one reading to another. */
import type { Connection } from '../create';
import { EngineThread } from './engine_thread';
import type { Action, Delta, SchemaState } from './facts';

/** Open one for a command, close it behind it: it holds everything it has read. */
export class SchemaEngine {
  readonly #thread = new EngineThread();

  /**
   * Reads the tables, types, views and routines of one schema.
   * @param connection may be inside a transaction: it is left as it was
   * @param inside whether it is
   */
  read(connection: Connection, schema: string, inside = false): Promise<SchemaState> {
    const asking = inside ? savepoints(connection) : connection;
    return this.#thread.ask('read', { schema }, asking) as Promise<SchemaState>;
  }

  /** A reading as text, for another time. */
  write(state: SchemaState): Promise<string> {
    return this.#thread.ask('write', { state: state.state }) as Promise<string>;
  }

  /** @throws when the text is not what was written, or another version of the engine wrote it */
  restore(text: string): Promise<SchemaState> {
    return this.#thread.ask('restore', { text }) as Promise<SchemaState>;
  }

  /** Statements that lead from one reading to another, in an order that stands. */
  async plan(from: SchemaState, to: SchemaState): Promise<readonly Action[]> {
    const { actions } = (await this.#thread.ask('plan', { from: from.state, to: to.state })) as {
      actions: Action[];
    };
    return actions;
  }

  /** What the second reading has besides the first (`add`), lacks (`remove`), or has otherwise (`set`). */
  compare(from: SchemaState, to: SchemaState): Promise<readonly Delta[]> {
    return this.#thread.ask('compare', { from: from.state, to: to.state }) as Promise<readonly Delta[]>;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}

const MARK = 'reading';

/** The engine reads in a transaction of its own; inside another that becomes a savepoint, and is undone in any case. */
const savepoints = (connection: Connection): Connection => ({
  query(sql, values) {
    if (/^begin\b/i.test(sql)) return connection.query(`SAVEPOINT ${MARK}`);
    if (/^(commit|rollback)\b/i.test(sql))
      return connection.query(`ROLLBACK TO SAVEPOINT ${MARK}; RELEASE SAVEPOINT ${MARK}`);
    return connection.query(sql, values);
  },
});
