import { defineModel, string } from '../../../core/declare';
import { batchesWithin } from '../../../core/create/lock_budget';
import { planTables } from '../../../core/create/plan_tables';
import { registryOf } from '../../support/registry_of';

const steps = planTables(
  registryOf(
    Array.from({ length: 100 }, (_, at) => [
      at,
      defineModel(`Thing${at}`, { table: `things_${at}`, fields: { name: string().index() } }),
    ]),
  ),
);

test('what fits goes into one transaction', () => {
  expect(batchesWithin(steps, { capacity: 6400, perTransaction: 64 })).toEqual([steps]);
});

test('what does not fit is cut into runs that keep the order and leave room for others', () => {
  const batches = batchesWithin(steps, { capacity: 100, perTransaction: 64 });
  expect(batches.flat()).toEqual(steps);
  // Five locks for each table and one index; three quarters of a hundred hold fifteen.
  expect(batches.map((batch) => batch.length)).toEqual([15, 15, 15, 15, 15, 15, 10]);
});
