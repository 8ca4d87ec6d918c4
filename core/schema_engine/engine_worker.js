// @ts-check
'use strict';
// The thread in which the schema engine works. Plain JavaScript on purpose: the engine is an ES module, which a test
// runner's sandbox cannot take in, and Node loads this very file beside the sources and beside the compiled ones.
// The engine asks its questions of whatever connection the other side has: they are passed on, one at a time.
// Messages in: {id, kind: 'read' | 'write' | 'restore' | 'plan' | 'compare', ...} and {answer, rows?, error?}; out: {id, result?, error?}
// and {query, sql, values}.

const { parentPort } = require('node:worker_threads');

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const { CHOICE, deltaOf, onlyOurs, plainFacts, plainId } = require('./our_facts.js');
const engine = import('@supabase/pg-delta');

/** @typedef {import('@supabase/pg-delta').FactBase} FactBase */

/** @type {Map<number, { resolve: (rows: unknown) => void, reject: (error: Error) => void }>} */
const asked = new Map();
/** @typedef {{ base: FactBase, unread: string[] }} Reading */
/** @type {Map<number, Reading>} */
const kept = new Map();
let lastQuery = 0;
let lastState = 0;

/** @param {number} id @returns {(sql: string, values?: unknown[]) => Promise<unknown>} */
const asks = (id) => (sql, values) =>
  new Promise((resolve, reject) => {
    lastQuery += 1;
    asked.set(lastQuery, { resolve, reject });
    port.postMessage({ of: id, query: lastQuery, sql, values });
  });

/** @param {number} state */
const reading = (state) => /** @type {Reading} */ (kept.get(state));

/** @param {FactBase} base @param {string[]} unread */
const keep = (base, unread) => {
  lastState += 1;
  kept.set(lastState, { base, unread });
  return { state: lastState, facts: plainFacts(base), unread };
};

const work = {
  /** @param {{ id: number, schema: string }} asking */
  async read({ id, schema }) {
    const { extract } = await engine;
    const client = { query: asks(id), release: () => undefined };
    const pool = /** @type {any} */ ({ connect: () => Promise.resolve(client) });
    const { factBase, diagnostics } = await extract(pool);
    const base = await onlyOurs(factBase, schema);
    const unread = diagnostics.filter(({ code }) => code === 'unmodeled_kind').map(({ message }) => message);
    return keep(base, unread);
  },
  /** @param {{ state: number }} asking */
  async write({ state }) {
    const { serializeSnapshot, ENGINE_VERSION } = await engine;
    const { base, unread } = reading(state);
    return JSON.stringify({
      of: `${ENGINE_VERSION} ${CHOICE}`,
      unread,
      facts: serializeSnapshot(base, { pgVersion: '' }),
    });
  },
  /** @param {{ text: string }} asking */
  async restore({ text }) {
    const { deserializeSnapshot, ENGINE_VERSION } = await engine;
    const { of, unread, facts } = JSON.parse(text);
    if (of !== `${ENGINE_VERSION} ${CHOICE}`) throw new Error(`written by version ${of}`);
    return keep(deserializeSnapshot(facts).factBase, unread);
  },
  /** @param {{ from: number, to: number }} asking */
  async plan({ from, to }) {
    const { plan } = await engine;
    const { actions } = plan(reading(from).base, reading(to).base, { renames: 'off', compact: true });
    return {
      actions: actions.map(({ sql, verb, transactionality, dataLoss, produces, destroys, consumes }) => ({
        sql,
        verb,
        transactional: transactionality === 'transactional',
        commitsAfter: transactionality === 'commitBoundaryAfter',
        destroysData: dataLoss === 'destructive',
        touches: [...destroys, ...produces, ...consumes].map((id) => plainId(id)),
      })),
    };
  },
  /** @param {{ from: number, to: number }} asking */
  async compare({ from, to }) {
    const { diff } = await engine;
    return from === to ? [] : diff(reading(from).base, reading(to).base).flatMap(deltaOf);
  },
};

/** @param {any} said */
async function hear(said) {
  if (said.answer !== undefined) {
    const waiting = asked.get(said.answer);
    asked.delete(said.answer);
    if (said.error === undefined) waiting?.resolve({ rows: said.rows });
    else waiting?.reject(Object.assign(new Error(said.error.message), said.error));
    return;
  }
  try {
    const result = await work[/** @type {keyof typeof work} */ (said.kind)](said);
    port.postMessage({ id: said.id, result });
  } catch (error) {
    port.postMessage({
      id: said.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

port.on('message', (said) => void hear(said));
