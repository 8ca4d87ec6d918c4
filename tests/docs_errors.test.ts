/** The page about findings and the catalogue of codes say the same, both ways, and each code is seen by a test. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FINDING_CODES } from '../core/findings';

const root = path.resolve(__dirname, '..');
const page = readFileSync(path.join(root, 'docs', 'errors.md'), 'utf8');

/** Code -> what stands below its heading. */
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [code = '', ...lines] = section.split('\n');
      return [code, lines.join('\n')] as const;
    }),
);

const codes = Object.entries(FINDING_CODES);

test('every code has a section, and every section a code', () => {
  expect([...sections.keys()].sort()).toEqual(codes.map(([code]) => code).sort());
});

test.each(codes)('%s: the section begins with its meaning', (code, meaning) => {
  const sentence = `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`;

  expect(sections.get(code)?.trimStart().slice(0, sentence.length)).toBe(sentence);
});

test.each(codes)('%s: the example is written as findings are printed', (code) => {
  const example = /```text\n([\s\S]*?)\n```/.exec(sections.get(code) ?? '')?.[1] ?? '';
  const place = String.raw`  (?:at |and) \S.*`;
  const shape = new RegExp(
    String.raw`^${code}  \S.*\n(?:\n${place}(?:\n${place})*\n)?\n  Ways out(?:\n    - \S.*)+$`,
  );

  expect(example).toMatch(shape);
});

/** All test files as one text, without this one. */
const tests = ['tests', 'modules']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('docs_errors.test.ts'))
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n');

test.each(codes)('%s is expected by a test', (code) => {
  expect(tests.includes(code)).toBe(true);
});
