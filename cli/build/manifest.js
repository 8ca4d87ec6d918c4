'use strict';
/**
 * Which sources `dist/` was made from. A source is unchanged when its size and time are as noted, or else its
 * content is: a checkout or a copy changes times only.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { NOTES, ROOT, listSources } = require('./layout');

const FILE = path.join(NOTES, 'manifest.json');

/**
 * `{ checked: true, sources: { "core/index.ts": { size: 210, time: 1763…, hash: "9f…" } } }`, or undefined when no
 * build has come to its end. `checked` is false when the compiler complained about the types.
 */
function readManifest() {
  try {
    return JSON.parse(fs.readFileSync(FILE, 'utf8'));
  } catch {
    return undefined;
  }
}

function writeManifest(sources, checked) {
  fs.mkdirSync(NOTES, { recursive: true });
  const draft = `${FILE}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify({ checked, sources }));
  fs.renameSync(draft, FILE);
}

const hashOf = (source) =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(ROOT, source)))
    .digest('hex');

/**
 * Compares the sources with what was noted.
 * @param {Record<string, {size: number, time: number, hash: string}>} noted
 * @returns changed and removed sources, and the notes as they would be now
 */
function compare(noted) {
  const now = {};
  const changed = [];
  for (const source of listSources()) {
    const { size, mtimeMs: time } = fs.statSync(path.join(ROOT, source));
    const before = noted[source];
    if (before !== undefined && before.size === size && before.time === time) {
      now[source] = before;
      continue;
    }
    const hash = hashOf(source);
    now[source] = { size, time, hash };
    if (before === undefined || before.hash !== hash) changed.push(source);
  }
  const removed = Object.keys(noted).filter((source) => !(source in now));
  return { changed, removed, now };
}

module.exports = { readManifest, writeManifest, compare };
