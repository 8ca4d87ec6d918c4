import { join } from 'node:path';
import { setEnvironmentData, Worker } from 'node:worker_threads';
import { startupMessage } from './messages';

/** Where the embedded PostgreSQL keeps its data and what it starts from. */
export interface EngineSetup {
  /** Absolute data directory; null keeps everything in memory. */
  readonly directory: string | null;
  /** A tar archive of a data directory to start from when there is none yet. */
  readonly archive: Uint8Array | null;
  /** Names of extensions of PostgreSQL to have at hand: each takes a little of every start. */
  readonly extensions: readonly string[];
  /** A tar archive of an empty database, made at the first start of all, read at later first starts. */
  readonly cacheFile: string | null;
}

/** Thrown to whoever was being answered when the thread ended. */
export class EngineStoppedError extends Error {
  override readonly name = 'EngineStoppedError';
  /** The code of a lost connection, because that is what this is to a client. */
  readonly code = 'ECONNRESET';
}

interface Asked {
  readonly onBytes: (bytes: Buffer) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

type FromThread =
  | { readonly ready: true; readonly greeting: Uint8Array; readonly postgres?: object }
  | { readonly id: number; readonly bytes?: Uint8Array; readonly done?: true; readonly error?: string };

/** Under this name Node hands PostgreSQL, compiled, to every later thread: compiling takes longer than starting. */
const COMPILED = 'ordinal: embedded PostgreSQL';

/** One run of the thread, from start to end. */
interface Run {
  readonly worker: Worker;
  readonly greeting: Promise<Buffer>;
}

/** The thread in which PGlite runs, seen from outside: bytes in, bytes out. */
export class Engine {
  readonly #setup: EngineSetup;
  readonly #asked = new Map<number, Asked>();
  readonly #whenStopped = new Set<(error: Error) => void>();
  #run: Run | undefined;
  #lastId = 0;
  #closed = false;

  constructor(setup: EngineSetup) {
    this.#setup = setup;
  }

  /** Whether the data survives an end of the thread. */
  get durable(): boolean {
    return this.#setup.directory !== null;
  }

  /** Starts the thread unless it runs; resolves with the server's greeting to a new connection. */
  greeting(): Promise<Buffer> {
    if (this.#closed) return Promise.reject(new EngineStoppedError('the embedded database is closed'));
    this.#run ??= this.#start();
    return this.#run.greeting;
  }

  /** Hands one batch of messages to the session; `onBytes` gets the answer in pieces. */
  async speak(bytes: Buffer, onBytes: (bytes: Buffer) => void): Promise<void> {
    await this.greeting();
    await this.#ask('speak', onBytes, new Uint8Array(bytes));
  }

  /** The whole data directory as a tar archive. The caller must hold the gate. */
  async dump(): Promise<Uint8Array> {
    await this.greeting();
    const pieces: Buffer[] = [];
    await this.#ask('dump', (bytes) => pieces.push(bytes));
    return new Uint8Array(Buffer.concat(pieces));
  }

  /** Calls back when the thread ended in any way but `close`; returns the way to stop listening. */
  onStopped(listener: (error: Error) => void): () => void {
    this.#whenStopped.add(listener);
    return () => this.#whenStopped.delete(listener);
  }

  /** Ends the thread at once, as a kill would: the only way to stop a statement. The next use starts it anew. */
  async stop(): Promise<void> {
    await this.#run?.worker.terminate();
  }

  /** Shuts the database down in order. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const run = this.#run;
    if (run === undefined) return;
    const ended = new Promise<void>((resolve) => run.worker.once('exit', () => resolve()));
    await run.greeting.then(() => this.#ask('close', () => undefined)).catch(() => undefined);
    await run.worker.terminate();
    await ended;
  }

  #start(): Run {
    const greet = startupMessage({ user: 'postgres', database: 'postgres' });
    const worker = new Worker(join(__dirname, 'pglite_worker.js'), {
      workerData: { ...this.#setup, greet, compiled: COMPILED },
      execArgv: [],
    });
    const greeting = new Promise<Buffer>((resolve, reject) => {
      let cause = new Error('the thread of the embedded database ended');
      worker.on('message', (said: FromThread) => {
        if ('ready' in said) {
          if (said.postgres !== undefined) setEnvironmentData(COMPILED, said.postgres);
          resolve(Buffer.from(said.greeting));
        } else this.#hear(said);
        if (this.#asked.size === 0) worker.unref();
      });
      worker.on('error', (error) => (cause = error));
      worker.on('exit', () => {
        const stopped = new EngineStoppedError(cause.message, { cause });
        reject(stopped);
        this.#end(worker, stopped);
      });
    });
    greeting.catch(() => undefined);
    return { worker, greeting };
  }

  #end(worker: Worker, error: EngineStoppedError): void {
    if (this.#run?.worker === worker) this.#run = undefined;
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    asked.forEach(({ reject }) => reject(error));
    if (!this.#closed) [...this.#whenStopped].forEach((listener) => listener(error));
  }

  #ask(kind: 'speak' | 'dump' | 'close', onBytes: Asked['onBytes'], bytes?: Uint8Array): Promise<void> {
    const worker = this.#run?.worker;
    if (worker === undefined) return Promise.reject(new EngineStoppedError('the embedded database stopped'));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { onBytes, resolve, reject });
      worker.ref();
      worker.postMessage({ id, kind, bytes });
    });
  }

  #hear(said: Exclude<FromThread, { ready: true }>): void {
    const asked = this.#asked.get(said.id);
    if (asked === undefined) return;
    if (said.bytes !== undefined)
      asked.onBytes(Buffer.from(said.bytes.buffer, said.bytes.byteOffset, said.bytes.byteLength));
    if (said.error === undefined && said.done === undefined) return;
    this.#asked.delete(said.id);
    if (said.error === undefined) asked.resolve();
    else asked.reject(new EngineStoppedError(said.error));
  }
}
