'use strict';
/** Requires the files named on standard input, and nothing else. Arguments: the folder of the host. */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const door = path.join(process.argv[2], 'dist', 'core', 'index.js');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return request === 'ordinal-host' ? door : resolve.call(this, request, ...rest);
};
for (const file of fs.readFileSync(0, 'utf8').split('\n')) require(file);
