'use strict';
/** The steps that write `dist/`: the TypeScript compiler, and a plain copy of everything it does not read. */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { bundle } = require('./bundle');
const { DIST, ROOT, isCompiled, outputsOf } = require('./layout');

/** The compiler's entry, or undefined where development packages are not installed. */
function findCompiler() {
  try {
    return require.resolve('typescript/lib/tsc.js', { paths: [ROOT] });
  } catch {
    return undefined;
  }
}

/** Compiles what has changed since the last time. What does not check is said on stderr and still emitted. */
function compile(compiler) {
  const { status } = spawnSync(
    process.execPath,
    [
      compiler,
      '-p',
      path.join(ROOT, 'tsconfig.build.json'),
      '--pretty',
      String(process.stderr.isTTY === true),
    ],
    { cwd: ROOT, stdio: ['ignore', 2, 2] },
  );
  return status === 0;
}

/** Copies templates, static files, data: every source that the compiler does not read. */
function copyAssets(sources) {
  for (const source of sources.filter((each) => !isCompiled(each))) {
    const target = path.join(DIST, source);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(path.join(ROOT, source), target);
  }
}

/** Removes what sources that are gone have left behind. */
function removeOutputs(sources) {
  for (const file of sources.flatMap(outputsOf)) fs.rmSync(file, { force: true });
}

/**
 * The compiler copies package.json because the command reads its version from it, and a copy as it stands would
 * send `require('ordinal-host')` inside `dist/` to `dist/dist/`. So the copy says the same things from where it lies.
 */
function writePackageFile() {
  const {
    name,
    version,
    license,
    exports: doors,
  } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const inDist = ([door, target]) => JSON.stringify([door, target]).includes('./dist/');
  const moved = JSON.stringify(Object.fromEntries(Object.entries(doors).filter(inDist))).replaceAll(
    './dist/',
    './',
  );
  const content = { name, version, license, type: 'commonjs', exports: JSON.parse(moved) };
  fs.writeFileSync(path.join(DIST, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
}

/** What everything is built for: the command. */
const COMMAND = path.join(DIST, 'menu-cli.js');

const hasCommand = () => fs.existsSync(COMMAND);

/** What is the same after a first and after a later compilation. */
function finish() {
  writePackageFile();
  const names = path.join(DIST, 'cli', 'preview_names');
  if (fs.existsSync(`${names}.js`)) bundle(`${names}.js`, `${names}.bundle.js`);
  // Executable, because it is linked into `bin` folders.
  if (hasCommand()) fs.chmodSync(COMMAND, 0o755);
}

module.exports = { findCompiler, compile, copyAssets, removeOutputs, finish, hasCommand, COMMAND };
