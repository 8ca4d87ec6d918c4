'use strict';
/** `npm run build`: empties `dist/` and makes it anew. Exits 1 when the types do not check. */
const fs = require('node:fs');
const { compile, copyAssets, findCompiler, finish } = require('./compile');
const { DIST } = require('./layout');
const { withLock } = require('./lock');
const { compare, writeManifest } = require('./manifest');

/** @returns {boolean} whether everything was built and the types check */
function buildAll() {
  const compiler = findCompiler();
  if (compiler === undefined) {
    process.stderr.write('TypeScript is not installed: run `npm ci` with development packages first.\n');
    return false;
  }
  return withLock(() => {
    fs.rmSync(DIST, { recursive: true, force: true });
    const { changed, now } = compare({});
    const checked = compile(compiler);
    copyAssets(changed);
    finish();
    writeManifest(now, checked);
    return checked;
  });
}

if (require.main === module) process.exitCode = buildAll() ? 0 : 1;

module.exports = { buildAll };
