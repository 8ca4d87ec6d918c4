/** The parts of one table, each held against the one that is found: columns, indexes, checks, keys. */
import type { FoundColumn, FoundConstraint, FoundIndex, FoundTable } from './catalog';
import type { CheckShape, ForeignKeyShape, IndexShape } from '../shapes';
import type { ColumnShape, TableStep } from './table_shape';

/** One way in which a table is not what its model says: `status: default is 'lead', should be 'active'`. */
export interface Difference {
  readonly about: string;
  readonly found: string;
  readonly wanted: string;
}

/** A difference in one part. */
export interface Verdict extends Difference {
  /** It is about SQL that somebody wrote: only the database can tell whether its meaning differs. */
  readonly open?: boolean;
}

const VALUE =
  /^(?:'((?:[^']|'')*)'|(-?[\d.]+|true|false))(?:::[a-z][a-z ]*(?:\([\d,]+\))?[a-z ]*(?:\[\])*)?$/s;

/** `'general'::character varying` -> `general`: a value without its type; `undefined` where there is more to it. */
function valueOf(expression: string): string | undefined {
  const [, text, word] = VALUE.exec(expression) ?? [];
  return text?.replaceAll("''", "'") ?? word;
}

function isSameDefault(wanted: string | undefined, found: string | null): boolean {
  if (wanted === undefined || found === null) return (wanted ?? null) === found;
  return wanted === found || (valueOf(wanted) !== undefined && valueOf(wanted) === valueOf(found));
}

/** Without quotes around names, brackets and white space: PostgreSQL writes both back its own way. */
const plain = (sql: string): string => sql.replace(/["()\s]/g, '').toLowerCase();

const wordsIn = (definition: string): string[] =>
  [...definition.matchAll(/'((?:[^']|'')*)'/g)].map(([, word]) => (word ?? '').replaceAll("''", "'"));

function compareColumn(wanted: ColumnShape, found: FoundColumn | undefined): Verdict[] {
  const about = wanted.name;
  if (found === undefined) return [{ about, found: 'no column', wanted: wanted.type }];
  const open = wanted.verbatim;
  return [
    ...(found.type === wanted.type
      ? []
      : [{ about: `${about} type`, found: found.type, wanted: wanted.type, open }]),
    ...(found.notNull === wanted.notNull
      ? []
      : [{ about: `${about} null`, found: nullability(found), wanted: nullability(wanted), open }]),
    ...(isSameDefault(wanted.default, found.default)
      ? []
      : [
          {
            about: `${about} default`,
            found: found.default ?? 'none',
            wanted: wanted.default ?? 'none',
            // One value can be written in many ways: 1e3, 1000 and '1000'::numeric.
            open: open || (found.default !== null && wanted.default !== undefined),
          },
        ]),
  ];
}

const nullability = ({ notNull }: { readonly notNull: boolean }): string =>
  notNull ? 'NOT NULL' : 'NULL allowed';

const indexText = ({ using, parts, where }: IndexShape): string =>
  `USING ${using} (${parts.join(', ')})${where === undefined ? '' : ` WHERE (${where})`}`;

function compareIndex(wanted: IndexShape, found: FoundIndex | undefined): Verdict[] {
  const about = `index ${wanted.name}`;
  const text = `${wanted.unique ? 'UNIQUE ' : ''}${indexText(wanted)}`;
  if (found === undefined) return [{ about, found: 'no index', wanted: text }];
  if (found.unique === wanted.unique && plain(found.definition) === plain(indexText(wanted))) return [];
  return [
    {
      about,
      found: `${found.unique ? 'UNIQUE ' : ''}${found.definition}`,
      wanted: text,
      open: wanted.verbatim,
    },
  ];
}

function compareCheck(wanted: CheckShape, found: FoundConstraint | undefined): Verdict[] {
  const about = `check ${wanted.name}`;
  if (found === undefined) return [{ about, found: 'no check', wanted: wanted.sql }];
  if (wanted.values !== undefined) {
    const same = JSON.stringify(wordsIn(found.definition)) === JSON.stringify(wanted.values);
    // One word alone is compared with `=`; more stand in a list. NOT IN and NOT VALID promise something else.
    const holds = / = (?:ANY \()?/.test(found.definition) && !/<>|NOT VALID/.test(found.definition);
    return same && holds ? [] : [{ about, found: found.definition, wanted: wanted.sql }];
  }
  if (found.definition === `CHECK ((${wanted.sql}))`) return [];
  return [{ about, found: found.definition, wanted: wanted.sql, open: true }];
}

function compareKey(wanted: ForeignKeyShape, found: FoundConstraint | undefined): Verdict[] {
  const rule = wanted.onDelete === 'RESTRICT' ? 'ON DELETE RESTRICT' : `ON DELETE ${wanted.onDelete}`;
  const text = `FOREIGN KEY (${wanted.column}) REFERENCES ${wanted.target}(id) ON UPDATE CASCADE ${rule}`;
  const about = `key ${wanted.name}`;
  if (found === undefined) return [{ about, found: 'no key', wanted: text }];
  const fits =
    found.target === wanted.target &&
    plain(found.definition).startsWith(plain(`FOREIGN KEY (${wanted.column})`)) &&
    found.definition.includes(rule) &&
    found.definition.includes('ON UPDATE CASCADE') &&
    !found.definition.includes('NOT VALID');
  return fits ? [] : [{ about, found: found.definition, wanted: text }];
}

/** Of the table itself, not of what extensions add. */
function compareIdentity({ kind, table }: TableStep, { constraints }: FoundTable): Verdict[] {
  const wanted = 'PRIMARY KEY (id)';
  const found = constraints.find((one) => one.kind === 'primary key')?.definition;
  if (kind === 'extension' || found === wanted) return [];
  return [{ about: `key ${table}_pkey`, found: found ?? 'no key', wanted }];
}
/** In which ways the parts of a step are not there as it says. */
export function verdicts(step: TableStep, found: FoundTable): Verdict[] {
  const columns = new Map(found.columns.map((column) => [column.name, column]));
  const indexes = new Map(found.indexes.map((index) => [index.name, index]));
  const constraints = new Map(found.constraints.map((constraint) => [constraint.name, constraint]));
  return [
    ...compareIdentity(step, found),
    ...step.columns.flatMap((column) => compareColumn(column, columns.get(column.name))),
    ...step.indexes.flatMap((index) => compareIndex(index, indexes.get(index.name))),
    ...step.checks.flatMap((check) => compareCheck(check, constraints.get(check.name))),
    ...step.foreignKeys.flatMap((key) => compareKey(key, constraints.get(key.name))),
  ];
}
