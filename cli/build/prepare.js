'use strict';
/** `prepare`, run by npm after `npm ci` and before packing: builds, unless there is nothing to build or to build with. */
const { buildAll } = require('./build');
const { findCompiler } = require('./compile');
const { linkCommand } = require('./link_command');
const { compare, readManifest } = require('./manifest');

const say = (line) => process.stderr.write(`${line}\n`);

function isComplete() {
  const noted = readManifest();
  if (noted?.checked !== true) return false;
  const { changed, removed } = compare(noted.sources);
  return changed.length + removed.length === 0;
}

if (isComplete()) {
  say('prepare: dist/ is complete, nothing to build');
} else if (findCompiler() === undefined) {
  const have = readManifest() === undefined ? 'there is no dist/ yet' : 'dist/ stays as it is';
  say(`prepare: TypeScript is not installed, so nothing is built; ${have}`);
} else {
  process.exitCode = buildAll() ? 0 : 1;
}
linkCommand();
