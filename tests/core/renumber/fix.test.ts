import fc from 'fast-check';
import { isError } from '../../../core/findings';
import { CATALOGUE_RANGES } from '../../../core/numbering';
import { planFix } from '../../../core/renumber';
import { anyProject, isValid, projectOf, renamed, type Sketch } from './project_values';

const RANGES = [...CATALOGUE_RANGES, { from: 1000, to: 99_999, title: 'Own' }];
const fix = (sketches: readonly Sketch[], shipped: readonly string[] = [], ranges = RANGES) => {
  const project = projectOf(sketches, shipped);
  const plan = planFix({ ...project, ranges });
  return { project, plan, after: renamed(project, plan.renames) };
};

test('whatever the numbers are, the order is valid afterwards and no number is shared', () => {
  fc.assert(
    fc.property(anyProject(fc.integer({ min: 0, max: 1200 })), (sketches) => {
      const { plan, after } = fix(sketches);
      expect(plan.findings.filter(isError)).toEqual([]);
      expect(isValid(after)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('it holds in narrow ranges too, where many have to move together', () => {
  fc.assert(
    fc.property(anyProject(fc.integer({ min: 300, max: 312 }), 16), (sketches) => {
      const { plan, after } = fix(sketches);
      expect(plan.findings.filter(isError)).toEqual([]);
      expect(isValid(after)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a valid order is left alone', () => {
  fc.assert(
    fc.property(anyProject(fc.integer({ min: 0, max: 1200 })), (sketches) => {
      const { after } = fix(sketches);
      expect(planFix({ ...after, ranges: RANGES }).renames).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

/** The fewest files that have to move, by trying every set: those that stay must be in order through any chain. */
function fewestByTrying(sketches: readonly Sketch[]): number {
  const byName = new Map(sketches.map((sketch) => [sketch.name, sketch]));
  const below = (sketch: Sketch): Sketch[] => {
    const direct = [...sketch.needs, ...(sketch.extends === undefined ? [] : [sketch.extends])].map(
      (name) => byName.get(name) as Sketch,
    );
    return direct.flatMap((one) => [one, ...below(one)]);
  };
  const stays = (kept: readonly Sketch[]): boolean =>
    kept.every((one) => below(one).every((other) => !kept.includes(other) || other.number < one.number));
  let fewest = sketches.length;
  for (let set = 0; set < 1 << sketches.length; set += 1) {
    const kept = sketches.filter((_, index) => (set >> index) % 2 === 0);
    if (sketches.length - kept.length < fewest && stays(kept)) fewest = sketches.length - kept.length;
  }
  return fewest;
}

test('no smaller set of renames would do, where there is room between the numbers', () => {
  const spread = anyProject(fc.integer({ min: 0, max: 1200 }), 7).map((sketches) => {
    // All in one wide range, far apart, no number twice.
    const order = [...sketches.keys()].sort(
      (a, b) => (sketches[a] as Sketch).number - (sketches[b] as Sketch).number || a - b,
    );
    return sketches.map((sketch, index) => ({
      ...sketch,
      module: 'a',
      number: 1000 * (order.indexOf(index) + 2),
    }));
  });
  fc.assert(
    fc.property(spread, (sketches) => {
      const { plan } = fix(sketches);
      expect(plan.renames).toHaveLength(fewestByTrying(sketches));
    }),
    { numRuns: 300 },
  );
});

test('files in packages stay where they are, and the others move around them', () => {
  const { plan, after } = fix(
    [
      { number: 1500, name: 'user', module: 'shipped', needs: [] },
      { number: 1400, name: 'note', module: 'own', needs: ['user'] },
    ],
    ['shipped'],
  );

  expect(plan.renames.map(({ from, to }) => [from.name, to.number])).toEqual([['note', 1501]]);
  expect(isValid(after)).toBe(true);
});

test('what only a package could mend is refused, with the files named', () => {
  const { plan } = fix(
    [
      { number: 1500, name: 'user', module: 'shipped', needs: [] },
      { number: 1400, name: 'note', module: 'shipped', needs: ['user'] },
    ],
    ['shipped'],
  );

  expect(plan.renames).toEqual([]);
  expect(plan.findings).toMatchObject([
    { code: 'RENUMBER_REFUSED', level: 'error', at: [{ file: 'modules/admin/shipped/1400_note_model.ts' }] },
  ]);
});

test('a full range is refused rather than half mended', () => {
  const { plan } = fix(
    [
      { number: 0, name: 'one', module: 'a', needs: ['two'] },
      { number: 1, name: 'two', module: 'a', needs: [] },
    ],
    [],
    [{ from: 0, to: 1, title: 'Tiny' }],
  );

  expect(plan.renames).toEqual([]);
  expect(plan.findings).toMatchObject([{ code: 'RENUMBER_REFUSED' }]);
});

/** A module that fills 300-319, each model needing the first, and one more file. */
const fullRange = (extra: Partial<Sketch> = {}): Sketch[] => [
  { number: 300, name: 'extra', module: 'shop', needs: [], ...extra },
  ...Array.from({ length: 20 }, (_, index) => ({
    number: 300 + index,
    name: `m${index}`,
    module: 'shop',
    needs: index === 0 ? [] : ['m0'],
  })),
];

test('a number shared in a full range moves one file out of it, not the whole module', () => {
  const { plan, after } = fix(fullRange());

  expect(plan.renames.map(({ from, to }) => [from.name, to.number])).toEqual([['extra', 320]]);
  expect(plan.findings).toMatchObject([{ code: 'ORDER_OUT_OF_RANGE', level: 'warning' }]);
  expect(isValid(after)).toBe(true);
});

test('a module moves as a whole where that takes no more renames', () => {
  const { plan } = fix([
    { number: 319, name: 'a', module: 'shop', needs: ['c'] },
    { number: 318, name: 'b', module: 'shop', needs: ['c'] },
    { number: 330, name: 'c', module: 'other', needs: [] },
  ]);

  expect(plan.findings).toEqual([]);
  expect(plan.renames.map(({ to }) => to.number)).toEqual([340, 341]);
});

test('a circle is named; everything else is mended all the same', () => {
  const { plan } = fix([
    { number: 300, name: 'hen', module: 'a', needs: ['egg'] },
    { number: 301, name: 'egg', module: 'a', needs: ['hen'] },
    { number: 302, name: 'nest', module: 'a', needs: ['tree'] },
    { number: 303, name: 'tree', module: 'a', needs: [] },
  ]);

  expect(plan.findings).toMatchObject([
    { code: 'RENUMBER_REFUSED', summary: 'no numbering mends a circle: hen -> egg -> hen' },
  ]);
  expect(plan.renames).toHaveLength(1);
});

test('a model stays in the range of its module while there is room in it', () => {
  const { plan } = fix([
    { number: 300, name: 'customer', module: 'customers', needs: ['segment'] },
    { number: 301, name: 'segment', module: 'customers', needs: [] },
    { number: 302, name: 'note', module: 'customers', needs: [] },
  ]);

  expect(plan.findings).toEqual([]);
  expect(plan.renames.map(({ from, to }) => [from.name, to.number])).toEqual([['customer', 303]]);
});

test('a module that began too low moves as a whole to a range of its own', () => {
  const { plan } = fix([
    { number: 300, name: 'customer', module: 'customers', needs: [] },
    { number: 301, name: 'note', module: 'customers', needs: ['customer'] },
    { number: 200, name: 'order', module: 'orders', needs: ['customer'] },
    { number: 201, name: 'order_item', module: 'orders', needs: ['order'] },
  ]);

  expect(plan.findings).toEqual([]);
  expect(plan.renames.map(({ from, to }) => [from.name, to.number])).toEqual([
    ['order', 340],
    ['order_item', 341],
  ]);
});
