/** SECURITY.md names a test for each rule, and each of them exists. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codeIn, rowsOf } from './support/doc_tables';

const root = path.resolve(__dirname, '..');
const rows = rowsOf('SECURITY.md', 'rules');

/** Whether a file has a test of that name, written in one of the three kinds of quotes. */
function isThere(file: string, name: string): boolean {
  const at = path.join(root, file);
  if (!existsSync(at)) return false;
  const source = readFileSync(at, 'utf8');
  return ["'", '"', '`'].some(
    (quote) => source.includes(`${quote}${name}${quote}, `) || source.includes(`${quote}${name}${quote},\n`),
  );
}

test('each test that SECURITY.md names is there', () => {
  const gone = rows.filter(([, file = '', name = '']) => !isThere(codeIn(file)[0] ?? '', name));
  expect(gone).toEqual([]);
});

test('each rule that can be broken by a request has one', () => {
  const numbers = new Set(rows.map(([rule = '']) => Number.parseInt(rule, 10)));
  expect([...numbers]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20]);
});

test('a test that is gone, and a file that is gone, are seen', () => {
  expect(isThere('tests/docs_security.test.ts', 'each rule that can be broken by a request has one')).toBe(
    true,
  );
  expect(isThere('tests/docs_security.test.ts', ['nobody', 'wrote this'].join(' '))).toBe(false);
  expect(isThere('tests/gone.test.ts', 'each rule that can be broken by a request has one')).toBe(false);
});
