'use strict';
/** Brings `dist/` up to date with what has changed, and only that. Costs a few milliseconds when nothing has. */
const { buildAll } = require('./build');
const { compile, copyAssets, findCompiler, finish, hasCommand, removeOutputs } = require('./compile');
const { isCompiled } = require('./layout');
const { withLock } = require('./lock');
const { compare, readManifest, writeManifest } = require('./manifest');

/** The project's own modules are read from source in development, so an edit there asks for no build. */
const outsideModules = (source) => !source.startsWith('modules/');

/**
 * @param {{ modules: boolean }} wanted whether `dist/modules` must be up to date as well
 * @returns {boolean} whether the types check; what does not check is compiled all the same
 */
function freshen({ modules }) {
  if (findCompiler() === undefined) return true;
  const noted = readManifest();
  if (noted === undefined) return firstBuild();
  if (isCurrent(noted, compare(noted.sources), modules)) return noted.checked;
  return withLock(() => update(readManifest() ?? { checked: false, sources: {} }, modules));
}

function firstBuild() {
  process.stderr.write('Building dist/ for the first time ...\n');
  return buildAll();
}

/** After a build with complaints every change counts, since any of them may be the repair. */
const isCurrent = ({ checked }, { changed, removed }, modules) =>
  ![...changed, ...removed].some((source) => modules || !checked || outsideModules(source));

function update(noted, modules) {
  const difference = compare(noted.sources);
  const { changed, removed, now } = difference;
  if (isCurrent(noted, difference, modules)) return noted.checked; // another process was faster
  removeOutputs(removed);
  copyAssets(changed);
  const checked = [...changed, ...removed].some(isCompiled) ? recompile() : noted.checked;
  finish();
  writeManifest(now, checked);
  return checked;
}

function recompile() {
  process.stderr.write('Sources have changed: compiling ...\n');
  return compile(findCompiler());
}

if (require.main === module) {
  const checked = freshen({ modules: true });
  if (!checked) process.stderr.write('The types do not check: `npm run types` says where.\n');
  if (!hasCommand()) process.exitCode = 1;
}

module.exports = { freshen };
