/** The thread of the engine, seen from outside: asked by message, and given answers of whatever connection is at hand. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Connection } from '../create';

interface Asked {
  readonly connection: Connection | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

type FromThread =
  | { readonly id: number; readonly result?: unknown; readonly error?: string }
  | {
      readonly of: number;
      readonly query: number;
      readonly sql: string;
      readonly values?: readonly unknown[];
    };

/** It starts at once, and loads the engine while its owner is still at something else. */
export class EngineThread {
  readonly #asked = new Map<number, Asked>();
  readonly #worker: Worker;
  #lastId = 0;

  constructor() {
    this.#worker = new Worker(join(__dirname, 'engine_worker.js'), { execArgv: [] });
    this.#worker.on('message', (said: FromThread) => void this.#hear(said));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the schema engine ended')));
    this.#worker.unref();
  }

  /** @param connection whom the thread's own questions are passed on to */
  ask(kind: string, asking: object, connection?: Connection): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { connection, resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, kind, ...asking });
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(error: Error): void {
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    asked.forEach(({ reject }) => reject(error));
  }

  async #hear(said: FromThread): Promise<void> {
    if ('query' in said) {
      const answer = await this.#query(said.of, said.sql, said.values);
      this.#worker.postMessage({ answer: said.query, ...answer });
      return;
    }
    const asked = this.#asked.get(said.id);
    this.#asked.delete(said.id);
    if (this.#asked.size === 0) this.#worker.unref();
    if (said.error === undefined) asked?.resolve(said.result);
    else asked?.reject(new Error(said.error));
  }

  async #query(of: number, sql: string, values: readonly unknown[] = []): Promise<object> {
    try {
      const connection = this.#asked.get(of)?.connection;
      if (connection === undefined) throw new Error('a plan needs no database');
      const { rows } = await (values.length === 0 ? connection.query(sql) : connection.query(sql, values));
      return { rows };
    } catch (error) {
      const { message, code } = error as { message: string; code?: string };
      return { error: { message, ...(code !== undefined && { code }) } };
    }
  }
}
