/** Whose file a statement belongs to: the module that declares the thing, or whose migration made it. */
import type { Registry } from '../../registry';
import { OWNER_MARK, stepStatements } from '../../create';
import type { KnownMigration } from '../files';
import type { Answers } from './answers';
import type { Fact } from '../../schema_engine';
import type { Statement } from './statement';

export type OwnerOf = (statement: Statement) => string | undefined;

/**
 * @param migrations all there are, as they run
 * @param facts of the state that they lead to
 * @param renames that were answered
 */
export function ownersIn(
  registry: Registry,
  migrations: readonly KnownMigration[],
  facts: readonly Fact[],
  renames: Answers['renames'],
): OwnerOf {
  const declared = new Map<string, string>();
  const steps = stepStatements(registry);
  for (const { file, table, kind, columns, constraints, indexes } of steps) {
    if (kind === 'table') declared.set(`table ${table}`, file.module);
    for (const name of columns)
      declared.set(`column ${table}.${name}`, file.module).set(`default ${table}.${name}`, file.module);
    for (const name of constraints) declared.set(`constraint ${table}.${name}`, file.module);
    for (const name of indexes) declared.set(`index ${name}`, file.module);
  }
  const marks = new Map(
    facts
      .filter(({ kind, of }) => kind === 'comment' && of === 'table')
      .map(({ table, payload }) => [table, moduleOfMark(String(payload['text']))]),
  );
  // What a column counts with is the column's.
  const counters = new Map(
    facts.flatMap(({ kind, name, payload }) => {
      const by = kind === 'sequence' ? (payload['ownedBy'] as OwnedBy | null) : null;
      return by === null ? [] : [[name, { kind: 'column', of: 'column', table: by.table, name: by.column }]];
    }),
  );
  const history = migrations.flatMap(({ module, migration }) =>
    migration.up.flatMap((step) => ('sql' in step ? step.sql.map((sql) => ({ module, sql })) : [])),
  );
  const namesOf = earlierNames([
    ...history.flatMap(({ sql }) =>
      [...sql.matchAll(TABLE_RENAMED)].map(([, from = '', to = '']) => [from, to] as const),
    ),
    ...renames,
  ]);
  return ({ about, table }) => {
    for (const thing of about) {
      const isCounter = (thing.of ?? thing.kind) === 'sequence';
      const { kind, of = kind, table: on, name } = (isCounter && counters.get(thing.name)) || thing;
      const key = of === 'table' || of === 'index' ? `${of} ${name}` : `${of} ${on}.${name}`;
      const makes = makerOf(of, on, name);
      const module =
        declared.get(key) ??
        namesOf(on)
          .map((called) => makerOf(of, called, name))
          .flatMap((made) => history.findLast(({ sql }) => made(sql))?.module ?? [])[0] ??
        steps.findLast(({ sql }) => sql.some(makes))?.file.module;
      if (module !== undefined) return module;
    }
    return declared.get(`table ${table}`) ?? marks.get(table);
  };
}

const TABLE_RENAMED = /ALTER TABLE "?(\w+)"? RENAME TO "?(\w+)"?/gi;

/** What was made on a table stands in history under the name that the table had then. The name it has now comes first. */
const earlierNames =
  (renames: readonly (readonly [from: string, to: string])[]) =>
  (table: string): string[] =>
    renames.reduceRight(
      (names, [from, to]) => (to === names.at(-1) && !names.includes(from) ? [...names, from] : names),
      [table],
    );

interface OwnedBy {
  readonly table: string;
  readonly column: string;
}

/**
 * Whether a statement makes a thing. A name alone says little: tables that point to another name it and its columns, and
 * so do rules that other modules add.
 */
function makerOf(kind: string, table: string, name: string): (sql: string) => boolean {
  const called = `(?:\\w+\\.)?"?${name}"?(?![\\w$])`;
  const on = `TABLE (?:\\w+ )*?"?${table}"?(?![\\w$])`;
  const pattern =
    {
      column: `^CREATE ${on}[^]*(?<![\\w$])${called}|^ALTER ${on}[^]*(?:ADD COLUMN |RENAME COLUMN \\S+ TO )${called}`,
      constraint: `^(?:CREATE|ALTER) ${on}[^]*CONSTRAINT (?:\\S+ TO )?${called}`,
    }[kind === 'default' ? 'column' : kind] ??
    `^CREATE (?:\\w+ ){1,5}?${called}|^ALTER (?:\\w+ )+?\\S+ RENAME TO ${called}`;
  const expression = new RegExp(pattern, 'i');
  return (sql) => expression.test(sql.trimStart());
}

/** `ordinal-host: admin/customers` -> `customers` */
const moduleOfMark = (text: string): string | undefined =>
  text.startsWith(OWNER_MARK) ? text.slice(OWNER_MARK.length).trim().split('/').at(-1) : undefined;
