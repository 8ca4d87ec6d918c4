import { CATALOGUE_RANGES, readRanges } from '../../../core/numbering';

const read = (value: unknown) => readRanges(JSON.stringify(value), 'modules/ranges.json');

test('a project adds ranges above 999, in whatever order they are written', () => {
  const { ranges, findings } = read([
    { from: 2000, to: 2099, title: 'Fleet' },
    { from: 1000, to: 1099, title: ' Warehouse ' },
  ]);

  expect(findings).toEqual([]);
  expect(ranges.slice(CATALOGUE_RANGES.length)).toEqual([
    { from: 1000, to: 1099, title: 'Warehouse' },
    { from: 2000, to: 2099, title: 'Fleet' },
  ]);
});

test.each([
  ['{', 'it is not JSON'],
  ['{}', 'it holds no list'],
  ['[7]', 'entry 1 needs whole numbers "from" and "to"'],
  ['[null]', 'entry 1 needs whole numbers "from" and "to"'],
  ['[{"from":1000.5,"to":1001,"title":"A"}]', 'entry 1 needs whole numbers "from" and "to"'],
  ['[{"from":1000,"to":1001}]', 'entry 1 needs a "title"'],
  ['[{"from":1000,"to":1001,"title":" "}]', 'entry 1 needs a "title"'],
  ['[{"from":1002,"to":1001,"title":"A"}]', 'entry 1 begins at 1002 and ends before it, at 1001'],
  ['[{"from":900,"to":1001,"title":"A"}]', 'entry 1 begins at 900, but own ranges lie above 999'],
  [
    '[{"from":1000,"to":1010,"title":"A"},{"from":1010,"to":1020,"title":"B"}]',
    '1010-1020 overlaps 1000-1010',
  ],
])('%s is a finding', (text, problem) => {
  const { findings } = readRanges(text, 'modules/ranges.json');

  expect(findings).toMatchObject([
    {
      code: 'NUMBERING_RANGES_FILE',
      level: 'error',
      summary: `modules/ranges.json cannot be used: ${problem}`,
    },
  ]);
});

test('entries that can be used are used, and all problems are told at once', () => {
  const { ranges, findings } = read([
    { from: 1000, to: 1099, title: 'Warehouse' },
    7,
    { from: 5, to: 6, title: 'Low' },
  ]);

  expect(ranges.at(-1)?.title).toBe('Warehouse');
  expect(findings).toHaveLength(2);
});
