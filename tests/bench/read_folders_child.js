'use strict';
/** What no program in Node can do without: list every module folder, sort the numbers, print them. */
const fs = require('node:fs');
const path = require('node:path');

const modules = path.join(process.argv[2], 'modules');
const found = [];
for (const context of fs.readdirSync(modules))
  for (const module of fs.readdirSync(path.join(modules, context)))
    for (const file of fs.readdirSync(path.join(modules, context, module)))
      found.push([Number.parseInt(file, 10), `${context}/${module}/${file}`]);
found.sort((a, b) => a[0] - b[0]);
fs.writeSync(1, found.map(([number, place]) => `${number}: ${place}`).join('\n'));
