/** The steps of an import that need no database: how a file is written, which column is which field, what a cell means. */
import { describeModel } from '../../../core/admin';
import { encodingOf, notCsv, separatorOf } from '../../../core/admin/import/dialect';
import { guessTargets, isOwnFile } from '../../../core/admin/import/guess_plan';
import { importFields, keyFields, uniqueSets } from '../../../core/admin/import/import_fields';
import type { ImportPlan } from '../../../core/admin/import/import_plan';
import { cellReader, isSame, isWritten } from '../../../core/admin/import/read_cell';
import { withoutApostrophe } from '../../../core/admin/import/refused_file';
import { SeenKeys } from '../../../core/admin/import/seen_keys';
import { exportColumns } from '../../../core/admin/export';
import { csvCell } from '../../../core/admin/export/csv';
import { NAUGHTY } from '../../support/naughty_strings';
import { harbour } from './harbour';

const ships = describeModel(harbour.byName.get('Ship')!);
const field = (attribute: string) => importFields(ships).find((one) => one.attribute === attribute)!;

test.each([
  ['a,b;c\n1,2\n', ','],
  ['a;b\n1,5;2,5\n3,5;4,5\n', ';'],
  ['a\tb\n1\t2\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['"x;y;z",b\n"1;2;3",4\n', ','],
  ['alone\nwords, with commas\n', ','],
])('%j is separated by %j', (text, separator) => {
  expect(separatorOf(text)).toBe(separator);
});

test('letters are UTF-8 where every byte is, also between two pieces', async () => {
  const bytes = Buffer.from('Größe €');

  const pieces = async function* (all: Buffer[]) {
    yield* all;
  };
  expect(await encodingOf(pieces([...bytes].map((byte) => Buffer.from([byte]))))).toBe('utf-8');
  expect(await encodingOf(pieces([Buffer.from('M\xfcller', 'latin1')]))).toBe('windows-1252');
  expect(await encodingOf(pieces([bytes.subarray(0, 3)]))).toBe('windows-1252');
});

test('what cannot be a CSV file is known by how it begins', () => {
  expect(notCsv(Buffer.from('a,b\r\n1,2\r\n'))).toBeUndefined();
  expect(notCsv(Buffer.from([0x50, 0x4b, 3, 4]))).toContain('workbook');
  expect(notCsv(Buffer.alloc(50))).toContain('no text');
});

test('columns are guessed by attribute, key, column, label, in whatever capitals', () => {
  expect(guessTargets(ships, ['NAME', 'Built on', 'value_currency', 'keeper', 'nothing', ''])).toEqual([
    'name',
    'builtOn',
    'valueCurrency',
    'keeperId',
    null,
    null,
  ]);
});

test('an export fits by itself: the id of a reference is taken, its name left out, and no secret has a place', () => {
  const names = exportColumns(ships).map(({ name }) => name);
  const targets = guessTargets(ships, names);
  expect(isOwnFile(ships, names)).toBe(true);
  expect(targets[names.indexOf('id')]).toBe('id');
  expect([targets[names.indexOf('keeperId')], targets[names.indexOf('keeper')]]).toEqual(['keeperId', null]);
  expect(targets[names.indexOf('createdAt')]).toBeNull();
  expect(guessTargets(ships, ['radioKey', 'insider', 'deletedAt'])).toEqual([null, null, null]);
  expect(isOwnFile(ships, ['id', 'name', 'something else'])).toBe(false);
});

test('keys are what tells records apart', () => {
  expect(keyFields(ships).map(({ attribute }) => attribute)).toEqual(['code']);
  expect(uniqueSets(harbour.byName.get('Ship')!)).toEqual([['code']]);
});

const plan = { numbers: 'point' } as ImportPlan;
test.each([
  ['isInsured', 'Yes', true],
  ['isInsured', '0', false],
  ['status', 'In dock', 'in_dock'],
  ['status', 'LOST', 'lost'],
  ['crew', '1,200', 1200],
  ['value', '1,234.50', '1234.50'],
  ['builtOn', '1.5.2026', '2026-05-01'],
  ['tags', '["a, b","c"]', ['a, b', 'c']],
  ['tags', 'a, b', ['a', 'b']],
  ['depths', '[1,2]', [1, 2]],
  ['seenAt', '2026-05-01T09:30:00.000Z', new Date('2026-05-01T09:30:00Z')],
  ['remark', '', null],
])('%s %j is read as %j', (attribute, text, value) => {
  expect(cellReader(field(attribute), plan, true)(text)).toEqual({ value });
});

test.each([
  ['12.500,00', '12500.00'],
  ['-8.000', '-8000'],
  ['7,5', '7.5'],
])('with a comma before the fraction %j is %j', (text, value) => {
  expect(cellReader(field('value'), { ...plan, numbers: 'comma' }, true)(text)).toEqual({ value });
});

test('what is stored already is known however it is written', () => {
  const seenAt = new Date('2026-05-01T09:30:00Z');
  expect(isWritten(field('seenAt'), seenAt, '2026-05-01 09:30')).toBe(true);
  expect(isWritten(field('seenAt'), seenAt, seenAt.toISOString())).toBe(true);
  expect(isSame(field('value'), '5.00', '5')).toBe(true);
  expect(isSame(field('value'), '5.00', '50')).toBe(false);
  expect(isSame(field('value'), '-0.50', '-0.5')).toBe(true);
  expect(isSame(field('remark'), null, '')).toBe(true);
  expect(isSame(field('tags'), ['a'], ['a'])).toBe(true);
});

test('what an export writes is what an import reads, whatever it begins with', () => {
  for (const text of [...Object.values(NAUGHTY).flat(), "'=1", "''=1", "'", "'-", "'a"]) {
    const cell = csvCell(text, false);
    const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    expect(withoutApostrophe(bare)).toBe(text);
  }
});

test('a value is claimed once, by the line that had it first', () => {
  const seen = new SeenKeys();
  const long = 'x'.repeat(300);
  expect([seen.claim(['a'], 2), seen.claim(['a'], 2), seen.claim(['a'], 3)]).toEqual([
    undefined,
    undefined,
    2,
  ]);
  expect([seen.claim([long], 4), seen.claim([`${long}y`], 5), seen.claim([long], 6)]).toEqual([
    undefined,
    undefined,
    4,
  ]);
  expect([seen.claim(['a', 'b'], 7), seen.claim(['a', 'c'], 8)]).toEqual([undefined, undefined]);
});
