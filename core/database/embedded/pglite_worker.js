// @ts-check
'use strict';
// The thread in which the embedded PostgreSQL lives. Plain JavaScript on purpose: Node loads this very file both
// beside the TypeScript sources and beside the compiled ones, and PGlite's inner dynamic imports never meet a
// test runner's sandbox. The build copies it as it is. Messages in: {id, kind, bytes?}; out: {id, bytes} for each
// piece of an answer, then {id, done: true} or {id, error}.

const fs = require('node:fs');
const path = require('node:path');
const { getEnvironmentData, parentPort, workerData } = require('node:worker_threads');
const { PGlite } = require('@electric-sql/pglite');

/** @typedef {{ directory: string | null, archive: Uint8Array | null, extensions: readonly string[], cacheFile: string | null, greet: Uint8Array, compiled: string }} Setup */

/** @type {Setup} */
const setup = workerData;
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);

/** @param {string} file */
const readIfThere = (file) => {
  try {
    return fs.readFileSync(file);
  } catch {
    return null;
  }
};

/** A cache that cannot be written costs time and nothing else. @param {string} file @param {Uint8Array} bytes */
const writeWhole = (file, bytes) => {
  const draft = `${file}.${process.pid}.${Date.now()}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    fs.writeFileSync(draft, bytes, { mode: 0o600 });
    fs.renameSync(draft, file);
  } catch {
    fs.rmSync(draft, { force: true });
  }
};

/** Those that come with the embedded PostgreSQL; of any other it says itself that there is none. */
const extensionsAtHand = () => {
  /** @type {Record<string, import('@electric-sql/pglite').Extension>} */
  const found = {};
  for (const name of setup.extensions) {
    const key = name.replaceAll('-', '_');
    try {
      const from =
        key === 'vector'
          ? require('@electric-sql/pglite-pgvector')
          : require(`@electric-sql/pglite/contrib/${key}`);
      found[key] = from[key];
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') throw error;
    }
  }
  return found;
};

/**
 * What PGlite asks of a Blob, and nothing more: a real one hands its forty megabytes over in small pieces, which costs
 * a second of a start. @param {Uint8Array} bytes
 */
const asBlob = ({ buffer, byteOffset, byteLength }) =>
  /** @type {Blob} */ ({
    type: '',
    arrayBuffer: () =>
      Promise.resolve(
        byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength),
      ),
  });

/** Every start writes zeros over all of it, and an embedded database is small: 128 MB took half a second. */
const BUFFERS = ['-c', 'shared_buffers=32MB'];

/** PostgreSQL as machine code: compiled by the first thread of a process, and given to those that come after it. */
const compiled = async () => {
  const found = /** @type {WebAssembly.Module | undefined} */ (getEnvironmentData(setup.compiled));
  const file = path.join(path.dirname(require.resolve('@electric-sql/pglite')), 'pglite.wasm');
  return found ?? WebAssembly.compile(fs.readFileSync(file));
};
const postgres = compiled();

/** @param {Uint8Array | null} archive */
const start = async (archive) => {
  const db = new PGlite({
    pgliteWasmModule: await postgres,
    extensions: extensionsAtHand(),
    startParams: [...PGlite.defaultStartParams, ...BUFFERS],
    ...(setup.directory === null ? {} : { dataDir: setup.directory }),
    ...(archive === null ? {} : { loadDataDir: asBlob(archive) }),
  });
  await db.waitReady;
  return db;
};

/** @param {PGlite} db */
const dump = async (db) => new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer());

/** Makes a database where there is none yet, from the quickest source there is. */
const create = async () => {
  if (setup.archive !== null) return start(setup.archive);
  const cached = setup.cacheFile === null ? null : readIfThere(setup.cacheFile);
  if (cached !== null) {
    try {
      return await start(cached);
    } catch {
      if (setup.cacheFile !== null) fs.rmSync(setup.cacheFile, { force: true });
      if (setup.directory !== null) fs.rmSync(setup.directory, { recursive: true, force: true });
    }
  }
  const fresh = await start(null);
  if (setup.cacheFile !== null) writeWhole(setup.cacheFile, await dump(fresh));
  return fresh;
};

/** A folder whose making was interrupted looks like a database and is none: the mark beside it tells. */
const open = async () => {
  const { directory } = setup;
  if (directory === null) return create();
  const mark = `${directory}.creating`;
  if (fs.existsSync(mark)) fs.rmSync(directory, { recursive: true, force: true });
  if (fs.existsSync(path.join(directory, 'PG_VERSION'))) return start(null);
  fs.writeFileSync(mark, '');
  const db = await create();
  fs.rmSync(mark);
  return db;
};

/** @param {PGlite} db @param {Uint8Array} bytes @param {(piece: Uint8Array) => void} onPiece */
const speak = (db, bytes, onPiece) =>
  // The piece is a view of WebAssembly memory that the next message overwrites: it must be copied here.
  db.execProtocolRawStream(bytes, { onRawData: (piece) => onPiece(new Uint8Array(piece)) });

/** @param {PGlite} db @param {{ id: number, kind: string, bytes?: Uint8Array }} request */
const answer = async (db, { id, kind, bytes }) => {
  /** @param {Uint8Array} piece */
  const send = (piece) => port.postMessage({ id, bytes: piece }, [/** @type {ArrayBuffer} */ (piece.buffer)]);
  try {
    if (kind === 'speak' && bytes !== undefined) await speak(db, bytes, send);
    if (kind === 'dump') send(await dump(db));
    if (kind === 'close') await db.close();
    port.postMessage({ id, done: true });
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
  if (kind === 'close') port.close();
};

const main = async () => {
  const db = await open();
  /** @type {Uint8Array[]} */
  const greeting = [];
  await speak(db, setup.greet, (piece) => greeting.push(piece));
  let last = Promise.resolve();
  port.on('message', (request) => {
    last = last.then(() => answer(db, request));
  });
  const said = { ready: true, greeting: new Uint8Array(Buffer.concat(greeting)) };
  port.postMessage(
    getEnvironmentData(setup.compiled) === undefined ? { ...said, postgres: await postgres } : said,
  );
};

main().catch((error) => {
  throw error instanceof Error ? error : new Error(String(error));
});
