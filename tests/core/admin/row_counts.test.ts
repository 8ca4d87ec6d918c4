import { describeModel } from '../../../core/admin';
import { rowCounts } from '../../../core/admin/record';
import { harbour } from './harbour';

/** An admin area whose database has `rows` in every table, and answers when it is let. */
function counting(rows: { count: number }) {
  const gate = { open: Promise.resolve() };
  const model = {
    findAll: () => Promise.resolve([]),
    count: async () => {
      const { count } = rows;
      await gate.open;
      return count;
    },
  };
  const admin = {
    pages: harbour.models.map(describeModel),
    now: () => new Date(0),
    sequelize: { query: () => Promise.resolve([]) },
    modelOf: () => model,
  };
  return { gate, counts: rowCounts(admin as never) };
}

test('a figure that holds no longer is not shown, however long counting takes', async () => {
  const rows = { count: 3 };
  const { gate, counts } = counting(rows);
  await counts.refresh();
  expect(counts.of('ships')?.count).toBe(3);

  let open = (): void => undefined;
  gate.open = new Promise((resolve) => (open = resolve));
  counts.forget('keepers');
  const slow = counts.refresh();
  rows.count = 2;
  counts.forget('ships');
  await slow;
  expect(counts.of('ships')).toBeUndefined();
  open();
  await counts.refresh();
  await counts.refresh();
  expect(counts.of('ships')?.count).toBe(2);
});
