/** Rows for tests: what a model asks for, invented; what it points to, made first. */
import type { Model, ModelStatic } from 'sequelize';
import type { FieldSpec, Instance, ModelName, Models, NewRow } from '../../core/declare';
import type { ModelEntry, Registry } from '../../core/registry';

/** Makes one row of a model. `values` are those the test is about; what else is required is invented. */
export type Make = <M extends ModelName>(model: M, values?: Partial<NewRow<M>>) => Promise<Instance<M>>;

const TEXT: Readonly<Record<NonNullable<FieldSpec['format']>, (at: number) => string>> = {
  email: (at) => `somebody${at}@example.com`,
  url: (at) => `https://example.com/${at}`,
  phone: (at) => `+1212555${String(1000 + (at % 9000))}`,
};

const VALUES: Readonly<Partial<Record<FieldSpec['kind'], (spec: FieldSpec, at: number) => unknown>>> = {
  string: (spec, at) => textOf(spec, at).slice(0, spec.length),
  text: textOf,
  integer: (spec, at) => Math.max(spec.min ?? 0, Math.min(spec.max ?? at, at)),
  bigint: (_, at) => String(at),
  decimal: (spec) => String(spec.min ?? 1),
  boolean: () => false,
  date: () => '2026-01-31',
  datetime: () => new Date('2026-01-31T12:00:00Z'),
  uuid: (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  json: () => ({}),
  enumeration: (spec) => spec.values?.[0],
  array: () => [],
};

function textOf(spec: FieldSpec, at: number): string {
  if (spec.format !== undefined) return TEXT[spec.format](at);
  return `sample ${at}`.padEnd(spec.min ?? 0, 'x');
}

/** Answers a function that makes one row of a model with every required value that was not given. */
export function rowMaker(registry: Registry, models: Models): Make {
  let at = 0;
  const byName = models as unknown as Readonly<Record<string, ModelStatic<Model>>>;
  const rowOf = async (entry: ModelEntry | undefined, values: object): Promise<Model | undefined> => {
    if (entry === undefined) return undefined;
    at += 1;
    return byName[entry.name]?.create({ ...(await needed(entry, values, at)), ...values });
  };
  const needed = async (entry: ModelEntry, values: object, number: number): Promise<object> => {
    const row: Record<string, unknown> = {};
    for (const { attribute, spec } of entry.attributes) {
      if (spec.required !== true || spec.default !== undefined || attribute in values) continue;
      row[attribute] =
        spec.table === undefined
          ? VALUES[spec.kind]?.(spec, number)
          : (await rowOf(registry.byTable.get(spec.table), {}))?.get('id');
    }
    return row;
  };
  const make = async (name: string, values: object = {}): Promise<Model> => {
    const row = await rowOf(registry.byName.get(name), values);
    if (row === undefined) throw new Error(`there is no model ${name}`);
    return row;
  };
  // Registered models have these types by the generated order file, as `models` itself has.
  return make as unknown as Make;
}
