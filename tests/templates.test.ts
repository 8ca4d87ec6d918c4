/** Templates escape. What is written raw is known by name here, with the reason why it holds nothing a person has typed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');

/** Raw anywhere: other templates, and drawings that come with the host. */
const ANYWHERE: readonly RegExp[] = [
  /^include\('[\w/]+'(?:, \{[^}]*\})?\)$/,
  /^icon\('[\w-]+'\)$/,
  /^icon\([^()]*\)$/,
  /^body$/,
  /^csrf\(\)$/,
  // A value of a stored row, drawn by a partial that escapes it.
  /^show\(\w+, '\w+'\)$/,
];

/** File -> raw expressions that are fine there. */
const KNOWN: Readonly<Record<string, readonly (readonly [expression: RegExp, why: string])[]>> = {
  ...Object.fromEntries(
    ['account', 'password_fields', 'register', 'settings', 'setup', 'tokens', 'two_factor'].map((name) => [
      `modules/_system/auth/tpl/auth/${name}.ejs`,
      [
        [
          /^more\((?:'\w+'|one\.name)\)(?: \|\| ' aria-describedby="(?:password|name)-h"')?$/,
          'attributes put together from fixed words',
        ],
      ],
    ]),
  ),
  'modules/_system/user/tpl/user/fields.ejs': [
    [/^more$/, 'attributes put together in this template from fixed words and names of fields'],
  ],
  'views/admin/models.ejs': [[/^models\.diagram\.svg$/, 'drawn by the server; labels are escaped there']],
  'views/partials/chooser.ejs': [[/^more\b/, 'handed on by field.ejs']],
  'views/partials/field.ejs': [
    [/^more$/, 'attributes put together in this template from fixed words and the name of the field'],
    [/^view\.wrong \? ` aria-describedby="\$\{id\}-e"` : ''$/, 'the same'],
    [/^group \? 'legend class="lb"' : bare \?/, 'a tag with the name of the field'],
  ],
  'views/partials/rail.ejs': [[/^current\([\w.]+\)$|^current\('[\w/]+'\)$/, 'one of two fixed words']],
};

/** Raw outputs of a template, as written: `<%- body %>` gives `body`. */
const rawOutputs = (template: string): string[] =>
  [...template.matchAll(/<%-([\s\S]*?)[-_]?%>/g)].map(([, expression = '']) => expression.trim());

const isKnown = (file: string, expression: string): boolean =>
  ANYWHERE.some((pattern) => pattern.test(expression)) ||
  (KNOWN[file] ?? []).some(([pattern]) => pattern.test(expression));

const templates = ['views', 'core', 'modules']
  .filter((folder) => existsSync(path.join(root, folder)))
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => file.endsWith('.ejs'));

test('templates write nothing raw that is not known by name', () => {
  const unknown = templates.flatMap((file) =>
    rawOutputs(readFileSync(path.join(root, file), 'utf8'))
      .filter((expression) => !isKnown(file, expression))
      .map((expression) => `${file}: <%- ${expression} %>`),
  );

  expect(unknown).toEqual([]);
});

test('a raw value is seen, however it is written', () => {
  const found = rawOutputs(`<p><%= a %><%- row.name %></p><%-\n  b -%><%- include('x') %>`);

  expect(found.filter((expression) => !isKnown('views/x.ejs', expression))).toEqual(['row.name', 'b']);
});

test('nothing is known by name that no template writes', () => {
  const stale = Object.entries(KNOWN).flatMap(([file, known]) => {
    const written = templates.includes(file) ? rawOutputs(readFileSync(path.join(root, file), 'utf8')) : [];
    return known
      .filter(([pattern]) => !written.some((expression) => pattern.test(expression)))
      .map(([pattern]) => `${file}: ${pattern.source}`);
  });

  expect(stale).toEqual([]);
});
