'use strict';
/** `node -r ./cli/build/read_typescript.js file.ts`: for benchmarks and other scripts of this repository. */
const Module = require('node:module');
const fs = require('node:fs');
const path = require('node:path');
const swc = require('@swc/core');
const { ROOT } = require('./layout');

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return resolve.call(
    this,
    request === 'ordinal-host' ? path.join(ROOT, 'core', 'index.ts') : request,
    ...rest,
  );
};

Module._extensions['.ts'] = (module, file) => {
  const { code } = swc.transformSync(fs.readFileSync(file, 'utf8'), {
    filename: file,
    swcrc: false,
    configFile: false,
    sourceMaps: 'inline',
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};
// Node takes the first extension that fits: `./catalogue` means catalogue.ts before catalogue.json.
for (const extension of ['.json', '.node']) {
  const read = Module._extensions[extension];
  delete Module._extensions[extension];
  Module._extensions[extension] = read;
}
process.setSourceMapsEnabled(true);
