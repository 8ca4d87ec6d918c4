'use strict';
/** One build at a time: the others wait for it. The lock is a folder, because making one is atomic. */
const fs = require('node:fs');
const path = require('node:path');
const { ROOT } = require('./layout');

const LOCK = path.join(ROOT, 'node_modules', '.cache', 'ordinal-build.lock');
const HOLDER = path.join(LOCK, 'pid');
const PAUSE_MS = 50;
const LIMIT_MS = 120_000;

const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

function take() {
  try {
    fs.mkdirSync(LOCK);
    fs.writeFileSync(HOLDER, String(process.pid));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** A holder that died leaves its lock behind; one that has not written its number yet is young. */
function isAbandoned() {
  try {
    const holder = Number(fs.readFileSync(HOLDER, 'utf8'));
    process.kill(holder, 0);
    return false;
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    return error.code === 'ENOENT' && ageOfLock() > 5_000;
  }
}

function ageOfLock() {
  try {
    return Date.now() - fs.statSync(LOCK).mtimeMs;
  } catch {
    return 0;
  }
}

/** Runs `work` while no other process builds. */
function withLock(work) {
  fs.mkdirSync(path.dirname(LOCK), { recursive: true });
  const until = Date.now() + LIMIT_MS;
  while (!take()) {
    if (isAbandoned()) fs.rmSync(LOCK, { recursive: true, force: true });
    else if (Date.now() > until)
      throw new Error(`Another build holds ${LOCK}; remove it if none is running.`);
    else pause(PAUSE_MS);
  }
  try {
    return work();
  } finally {
    fs.rmSync(LOCK, { recursive: true, force: true });
  }
}

module.exports = { withLock };
