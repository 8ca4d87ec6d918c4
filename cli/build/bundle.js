'use strict';
/**
 * Joins one built file and everything of ours that it needs into a single file, for a command that has to answer
 * before dozens of files could be found and read. A part runs when it is first used, so what a door merely offers
 * costs nothing. Packages and Node's own modules stay outside.
 */
const fs = require('node:fs');
const path = require('node:path');
const { DIST } = require('./layout');

/** `const y_1 = require("./y");` on a line of its own: what the compiler makes of an import. */
const IMPORT = /^(?:const|var) (\w+) = require\("(\.[^"]+)"\);$/gm;
/** What it makes of `import()`. */
const LATER = /require\("(\.[^"]+)"\)/g;

/** `./finding`, asked for in a file -> the absolute path it means. */
function resolve(request, from) {
  const base = path.resolve(path.dirname(from), request);
  const found = [base, `${base}.js`, path.join(base, 'index.js')].find((file) =>
    fs.statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
  if (found === undefined) throw new Error(`${from} needs ${request}, which is not built`);
  return found;
}

/** All parts that `entry` leads to, itself first, as functions in the form of CommonJS. */
function partsOf(entry, folder) {
  const parts = [];
  const numbers = new Map();
  const add = (file) => {
    const known = numbers.get(file);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(file, number);
    const dir = JSON.stringify(path.relative(folder, path.dirname(file)).replaceAll('\\', '/'));
    parts[number] =
      `// ${path.relative(DIST, file)}\n[${dir}, function (exports, module, __dirname) {\n${code(file, add)}\n}]`;
    return number;
  };
  add(entry);
  return parts;
}

function code(file, add) {
  const text = fs.readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '');
  if (file.endsWith('.json')) return `module.exports = ${text.trim()};`;
  const names = [];
  const joined = text.replace(IMPORT, (_, name, request) => {
    names.push(name);
    return `const ${name} = () => part(${add(resolve(request, file))});`;
  });
  return names
    .reduce((lines, name) => lines.replace(new RegExp(`\\b${name}\\.`, 'g'), `${name}().`), joined)
    .replace(LATER, (_, request) => `part(${add(resolve(request, file))})`);
}

/**
 * Writes `target` beside `entry`.
 * @param entry absolute path of a built file
 * @param target absolute path in the same folder
 */
function bundle(entry, target) {
  const parts = partsOf(entry, path.dirname(entry));
  const draft = `${target}.${process.pid}`;
  fs.writeFileSync(
    draft,
    `'use strict';
const path = require('node:path');
const made = [];
function part(number) {
  const known = made[number];
  if (known !== undefined) return known.exports;
  const [folder, run] = parts[number];
  const module = (made[number] = { exports: {} });
  run(module.exports, module, path.join(__dirname, folder));
  return module.exports;
}
const parts = [
${parts.join(',\n')},
];
module.exports = part(0);
`,
  );
  fs.renameSync(draft, target);
}

module.exports = { bundle };
