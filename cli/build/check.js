'use strict';
/**
 * `npm test`: every static check, two at a time, then the tests, whose summary comes last. All of it runs even when
 * something fails early, so that one run tells everything. `--static` leaves the tests out; other words go to jest.
 */
const { spawn, spawnSync } = require('node:child_process');
const os = require('node:os');
const { performance } = require('node:perf_hooks');
const { ROOT } = require('./layout');

const CACHE = 'node_modules/.cache';
const npmScript = (name) => ['npm', ['run', '--silent', name]];

/** Longest first, so that two lanes end together. */
const CHECKS = [
  ['lint', ...npmScript('lint')],
  ['build', process.execPath, ['cli/build/fresh.js']],
  [
    'types',
    process.execPath,
    [
      'node_modules/typescript/lib/tsc.js',
      '-p',
      '.',
      '--incremental',
      '--tsBuildInfoFile',
      `${CACHE}/types.tsbuildinfo`,
    ],
  ],
  [
    'format',
    process.execPath,
    [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      `${CACHE}/prettier/.prettier-cache`,
      '.',
    ],
  ],
  ['unused', ...npmScript('unused')],
  ['boundaries', ...npmScript('boundaries')],
  ['order', process.execPath, ['cli/build/run.js', 'preview-order', '--check']],
];

const say = (line) => process.stdout.write(`${line}\n`);

/** Runs one check to its end and says how it went; its own words are shown only when it fails. */
function run([name, command, args]) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const words = [];
    child.stdout.on('data', (chunk) => words.push(chunk));
    child.stderr.on('data', (chunk) => words.push(chunk));
    child.on('error', (error) => words.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)}  ${seconds.padStart(5)} s`);
      if (code !== 0) say(Buffer.concat(words).toString().trimEnd());
      resolve(code === 0 ? undefined : name);
    });
  });
}

/** @returns the names of the checks that failed */
async function runAll(checks, lanes) {
  const waiting = [...checks];
  const failed = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) failed.push(await run(next));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed.filter((name) => name !== undefined);
}

/** One worker more than there are cores: the longest tests mostly wait for processes they have started. */
function runTests(args) {
  const workers = args.some((word) => /^(?:-w|-i|--maxWorkers|--runInBand)/.test(word))
    ? []
    : [`--maxWorkers=${os.availableParallelism() + 1}`];
  const jest = ['node_modules/jest/bin/jest.js', ...workers, ...args];
  return spawnSync(process.execPath, jest, { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

async function main(words) {
  const staticOnly = words.includes('--static');
  const failed = await runAll(CHECKS, Math.min(2, os.availableParallelism()));
  const passed = staticOnly || runTests(words.filter((word) => word !== '--static'));
  if (failed.length > 0) say(`Failed before the tests, see above: ${failed.join(', ')}`);
  process.exitCode = passed && failed.length === 0 ? 0 : 1;
}

void main(process.argv.slice(2));
