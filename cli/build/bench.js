'use strict';
/** `npm run bench [NAME ...]`: runs the benchmarks in tests/bench one after another, each in a process of its own. */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { freshen } = require('./fresh');
const { ROOT } = require('./layout');

const folder = path.join(ROOT, 'tests', 'bench');
const known = fs.existsSync(folder)
  ? fs
      .readdirSync(folder)
      .filter((file) => file.endsWith('.bench.ts'))
      .map((file) => file.slice(0, -'.bench.ts'.length))
  : [];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));

if (unknown.length > 0) {
  process.stderr.write(`No benchmark is called ${unknown.join(', ')}. There are: ${known.join(', ')}\n`);
  process.exit(2);
}
if (!freshen({ modules: true })) process.exit(1);

for (const name of wanted.length > 0 ? wanted : known) {
  process.stdout.write(`\n# ${name}\n`);
  const args = ['-r', path.join(__dirname, 'read_typescript.js'), path.join(folder, `${name}.bench.ts`)];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
