/** The codes of faults: each is meant, each is raised by something, none is raised that is not listed. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FAULT_CODES } from '../../domain';

const domain = path.resolve(__dirname, '../../domain');
const sourceOf = (dir: string, isWanted: (file: string) => boolean): string =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && isWanted(file))
    .map((file) => readFileSync(path.join(dir, file), 'utf8'))
    .join('\n');

const raised =
  sourceOf(domain, (file) => !file.endsWith('codes.ts') && !file.startsWith('ports')) +
  sourceOf(path.resolve(domain, '../application'), () => true);
const tested = sourceOf(path.dirname(__dirname), (file) => !file.endsWith('codes.test.ts'));
const promised = sourceOf(path.join(domain, 'ports'), () => true);

test('each code is raised here, and a test sees it; or a port promises it', () => {
  const codes = Object.keys(FAULT_CODES);
  const isRaised = (code: string): boolean => raised.includes(`'${code}'`) && tested.includes(code);

  expect(codes.filter((code) => !isRaised(code) && !promised.includes(`\`${code}\``))).toEqual([]);
});

test('each code has a meaning in one line of its own', () => {
  const meanings = Object.values(FAULT_CODES);

  expect(new Set(meanings).size).toBe(meanings.length);
  expect(meanings.filter((meaning) => meaning.length < 10 || meaning.includes('\n'))).toEqual([]);
});
