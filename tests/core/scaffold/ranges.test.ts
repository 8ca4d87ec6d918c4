import { planClaim, rangeUse } from '../../../core/scaffold';
import { facts, knownModel, knownModule } from './facts';

const ranges = [
  { from: 320, to: 323, title: 'Products' },
  { from: 340, to: 341, title: 'Orders' },
  { from: 360, to: 369, title: 'Finance' },
];

test('a range knows who is in it, what is taken and what is free', () => {
  const project = facts({
    ranges,
    modules: [knownModule('stock'), knownModule('ledger', { range: [360, 365] })],
    models: [
      knownModel(321, 'product'),
      knownModel(340, 'order', { module: 'sales' }),
      knownModel(341, 'order_line', { module: 'sales' }),
    ],
  });
  expect(rangeUse(project).map(({ modules, taken, free }) => ({ modules, taken, free }))).toEqual([
    {
      modules: ['stock'],
      taken: [321],
      free: [
        [320, 320],
        [322, 323],
      ],
    },
    { modules: ['sales'], taken: [340, 341], free: [] },
    { modules: ['ledger'], taken: [], free: [[360, 369]] },
  ]);
});

test('a claim is added to what the file says, in order', () => {
  const before = JSON.stringify([{ from: 2000, to: 2099, title: 'Later' }]);
  const { content, findings } = planClaim('1000-1099', ' Warehouse ', before);
  expect(findings).toEqual([]);
  expect(JSON.parse(content)).toEqual([
    { from: 1000, to: 1099, title: 'Warehouse' },
    { from: 2000, to: 2099, title: 'Later' },
  ]);
});

test.each<[string, string, string | undefined, string]>([
  ['1000', 'Warehouse', undefined, 'is no range'],
  ['1000-1099', ' ', undefined, 'is no range'],
  ['990-1010', 'Warehouse', undefined, 'overlaps'],
  ['1000-1099', 'Warehouse', '[{ "from": 1050, "to": 1060, "title": "Mine" }]', 'overlaps 1050-1060 Mine'],
  ['1000-1099', 'Warehouse', 'no JSON', 'modules/ranges.json cannot be used'],
])('claiming %s as %j is refused', (span, title, text, words) => {
  const { range, findings } = planClaim(span, title, text);
  expect(range).toBeUndefined();
  expect(findings.map(({ summary }) => summary).join()).toContain(words);
});
