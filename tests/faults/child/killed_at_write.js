'use strict';
/**
 * Preloaded into a command, and by it into the thread of the embedded database: ends the process with SIGKILL at the
 * n-th time that thread writes to a file once the database is open. KILL_AT_WRITE: n, 0 never. KILL_TALLY: a file that
 * gets one byte for each write.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const threads = require('node:worker_threads');

function preloadThreads() {
  threads.Worker = class extends threads.Worker {
    constructor(file, options) {
      super(file, { ...options, execArgv: ['-r', __filename] });
    }
  };
}

function countWrites(at, file) {
  const write = fs.writeSync;
  const tally = file === undefined ? undefined : fs.openSync(file, 'w');
  let isOpen = false;
  let seen = 0;
  const { parentPort } = threads;
  const on = parentPort.on.bind(parentPort);
  parentPort.on = (event, listener) => {
    isOpen ||= event === 'message';
    return on(event, listener);
  };
  fs.writeSync = (...given) => {
    if (!isOpen) return write(...given);
    seen += 1;
    if (seen === at) process.kill(process.pid, 'SIGKILL');
    if (tally !== undefined) write(tally, '.');
    return write(...given);
  };
  syncBuiltinESMExports();
}

if (threads.isMainThread) preloadThreads();
else countWrites(Number(process.env.KILL_AT_WRITE), process.env.KILL_TALLY);
