/** A value that only the database could judge: its type refused the text, the length, the range. */
import type { ModelEntry } from '../../registry';
import type { Wrongs } from './form_values';

/** The driver's error below Sequelize's, and the statement that was refused. */
interface Refused {
  readonly sql?: string;
  readonly parent?: {
    readonly code?: string;
    readonly message?: string;
    readonly column?: string;
    /** Where PostgreSQL was: `unnamed portal parameter $3`. */
    readonly where?: string;
  };
}

/** SQLSTATEs of class 22 (data exception) that a value can cause, and 23502, a null where none may be. */
const CODES = new Set(['22P02', '22007', '22008', '22001', '22003', '22023', '23502']);

const names = (list: string): string[] => list.split(',').map((part) => part.trim());

/** `INSERT INTO "t" ("a","b") VALUES ($1,$2)` and 2 -> `b`; `UPDATE "t" SET "b"=$2` and 2 -> `b` */
function columnOf(sql: string, parameter: string): string | undefined {
  const [, columns, values] = /^INSERT INTO "[^"]+" \(([^)]*)\) VALUES \(([^)]*)\)/.exec(sql) ?? [];
  if (columns === undefined || values === undefined)
    return new RegExp(`"([^"]+)"=\\$${parameter}(?!\\d)`).exec(sql)?.[1];
  return names(columns)[names(values).indexOf(`$${parameter}`)]?.replaceAll('"', '');
}

/**
 * Complaints for a value that the record's own statement could not store; undefined for any other error. The sentence
 * is the database's without the value, which may be a secret.
 */
export function refusedValue(entry: ModelEntry, error: unknown): Wrongs | undefined {
  const { sql = '', parent = {} } = (error ?? {}) as Refused;
  if (!CODES.has(parent.code ?? '')) return undefined;
  if (!['INSERT INTO', 'UPDATE'].some((start) => sql.startsWith(`${start} "${entry.table}" `)))
    return undefined;
  const parameter = /parameter \$(\d+)/.exec(parent.where ?? '')?.[1];
  const column = parent.column ?? (parameter === undefined ? undefined : columnOf(sql, parameter));
  const attribute = entry.attributes.find((one) => one.column === column)?.attribute ?? '';
  if (parent.code === '23502' && attribute !== '') return { [attribute]: 'is required' };
  const sentence = (parent.message ?? '').replace(/: ".*"$/s, '');
  return { [attribute]: `cannot be stored: ${sentence}` };
}
