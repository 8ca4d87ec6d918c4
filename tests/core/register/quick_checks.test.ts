/** What is passed without asking a schema is what the schema would have passed. */
import fc from 'fast-check';
import type { FieldSpec } from '../../../core/declare';
import { surely } from '../../../core/register/quick_checks';
import { valueSchema } from '../../../core/register/value_schema';

const SPECS: readonly FieldSpec[] = [
  { kind: 'string', length: 5 },
  { kind: 'string', length: 5, min: 2 },
  { kind: 'text', max: 3 },
  { kind: 'string', length: 40, format: 'email' },
  { kind: 'string', format: 'url' },
  { kind: 'string', format: 'phone' },
  { kind: 'string', pattern: /^a/ },
  { kind: 'integer' },
  { kind: 'integer', min: 0, max: 9 },
  { kind: 'decimal' },
  { kind: 'decimal', precision: [4, 0] },
  { kind: 'decimal', precision: [4, 4] },
  { kind: 'decimal', precision: [5, 2], min: 0, max: 100 },
  { kind: 'boolean' },
  { kind: 'enumeration', values: ['a', 'b'] },
  { kind: 'date' },
  { kind: 'datetime' },
];

const values = fc.oneof(
  fc.string({ maxLength: 8, unit: 'binary' }),
  fc.emailAddress(),
  fc.stringMatching(/^-?\d{1,7}(\.\d{0,4})?$/),
  fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  fc.constantFrom('a', 'b', '\0', 'x@y.z', 'x@y', '0000-01-01', '2026-02-28', null, undefined, {}, []),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.date({ noInvalidDate: false }),
);

test.each(SPECS)('%j', (spec) => {
  const [isSurely, schema] = [surely(spec), valueSchema(spec)];
  fc.assert(
    fc.property(values, (value) => !isSurely(value) || schema.safeParse(value).success),
    { numRuns: 2_000 },
  );
});

test('ordinary values need no schema', () => {
  const ordinary: readonly (readonly [FieldSpec, unknown])[] = [
    [{ kind: 'string', length: 50 }, 'Ada'],
    [{ kind: 'string', length: 50, format: 'email' }, 'ada@example.org'],
    [{ kind: 'decimal', precision: [12, 2] }, '12.50'],
    [{ kind: 'date' }, '2026-05-01'],
    [{ kind: 'integer' }, 3],
  ];
  for (const [spec, value] of ordinary) expect([spec, surely(spec)(value)]).toEqual([spec, true]);
});
