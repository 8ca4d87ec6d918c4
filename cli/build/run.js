'use strict';
/** `npm start`, `npm run dev`, `npm run menu -- ...`: freshens `dist/` and hands over to the command in this process. */
const { COMMAND, hasCommand } = require('./compile');
const { freshen } = require('./fresh');

const production = process.env.NODE_ENV === 'production';
/** Modules that this package ships are read from `dist/` when another folder is the project. */
const elsewhere = process.argv.some((word) => word === '--root' || word.startsWith('--root='));

const checked = freshen({ modules: production || elsewhere });
if (!hasCommand()) {
  process.stderr.write(
    'dist/menu-cli.js is missing: run `npm ci` with development packages, then `npm run build`.\n',
  );
  process.exit(1);
}
if (!checked && production) process.exit(1);
if (!checked)
  process.stderr.write('The types do not check (npm run types says where); going on all the same.\n');

process.argv[1] = COMMAND;
require(COMMAND);
