'use strict';
/** `npm start`, `npm run dev`, `npm run menu -- ...`: freshens `dist/` and hands over to the command in this process. */
const fs = require('node:fs');
const path = require('node:path');
const { freshen } = require('./fresh');
const { DIST } = require('./layout');

const production = process.env.NODE_ENV === 'production';
/** Modules that this package ships are read from `dist/` when another folder is the project. */
const elsewhere = process.argv.some((word) => word === '--root' || word.startsWith('--root='));
const entry = path.join(DIST, 'menu-cli.js');

const checked = freshen({ modules: production || elsewhere });
if (!fs.existsSync(entry)) {
  process.stderr.write(
    'dist/menu-cli.js is missing: run `npm ci` with development packages, then `npm run build`.\n',
  );
  process.exit(1);
}
if (!checked && production) process.exit(1);
if (!checked) process.stderr.write('The types do not check (see above); going on with what was compiled.\n');

process.argv[1] = entry;
require(entry);
