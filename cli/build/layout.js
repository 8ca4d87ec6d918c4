'use strict';
/** What is built from what: the folders that hold sources, and where each file goes below `dist/`. */
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..', '..');
const DIST = path.join(ROOT, 'dist');
/** Notes of the build itself: the compiler's memory, the manifest, the lock. Not part of the package. */
const NOTES = path.join(DIST, '.build');

const FOLDERS = ['app', 'cli', 'core', 'modules', 'views'];
const FILES = ['menu-cli.ts', 'tsconfig.json', 'tsconfig.build.json'];
/** Never built: tests, the build's own scripts, what tools leave behind. */
const SKIPPED = new Set(['cli/build', 'modules/enabled.json', 'modules/ranges.json']);
const SKIPPED_NAMES = new Set(['tests', 'node_modules', '.data']);

/** All sources as paths from the root with forward slashes, sorted. `modules/admin/customers/view.ts` */
function listSources() {
  const found = FILES.filter((file) => fs.existsSync(path.join(ROOT, file)));
  const pending = [...FOLDERS];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of entriesOf(folder)) {
      const place = `${folder}/${entry.name}`;
      if (SKIPPED.has(place) || SKIPPED_NAMES.has(entry.name)) continue;
      if (entry.isDirectory()) pending.push(place);
      else found.push(place);
    }
  }
  return found.sort();
}

function entriesOf(folder) {
  try {
    return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** What the compiler reads, as opposed to what is copied. */
const isCompiled = (source) => source.endsWith('.ts') || source.startsWith('tsconfig');

/** Declarations and compiler settings have no output of their own. */
const outputsOf = (source) => {
  if (source.endsWith('.d.ts') || source.startsWith('tsconfig')) return [];
  const target = path.join(DIST, source);
  if (!source.endsWith('.ts')) return [target];
  const stem = target.slice(0, -'.ts'.length);
  return [`${stem}.js`, `${stem}.js.map`, `${stem}.d.ts`];
};

module.exports = { ROOT, DIST, NOTES, listSources, isCompiled, outputsOf };
