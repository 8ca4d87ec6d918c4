/** How one type becomes another: what PostgreSQL takes as it is, what it must be told, and what loses something. */
import type { Connection } from '../../create';
import { quoted } from '../../shapes';
import type { Inventory } from './changes';

export interface TypeChange {
  /** `customers.balance` */
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** `plain` needs no words; `cast` needs `USING c::type`, `words` goes through text; `none` cannot be cast at all. */
  readonly form: 'plain' | 'cast' | 'words' | 'none';
  /** What stands behind USING; undefined where it is left out, or where nobody knows. */
  readonly using: string | undefined;
  /** Values may be cut or rounded without an error. */
  readonly loses: boolean;
}

/**
 * Tried on an empty table, under a savepoint. USING is left out wherever the plain form is taken: an explicit cast to
 * `varchar(10)` cuts in silence, the plain form refuses what does not fit.
 * @param connection inside a transaction
 */
export async function typeChanges(
  connection: Connection,
  now: Inventory,
  wanted: Inventory,
): Promise<TypeChange[]> {
  const changes: TypeChange[] = [];
  for (const [path, { type: to }] of wanted.columns) {
    const from = now.columns.get(path)?.type;
    if (from === undefined || from === to) continue;
    const form = await formOf(connection, from, to, (type) => isNative(type, now) || isNative(type, wanted));
    const column = quoted(path.slice(path.indexOf('.') + 1));
    changes.push({ path, from, to, form, using: usingOf(column, to, form), loses: loses(from, to) });
  }
  return changes;
}

const isNative = (type: string, { enums }: Inventory): boolean =>
  enums.has(type.replace(/\[\]$/, '').replaceAll('"', ''));

function usingOf(column: string, to: string, form: TypeChange['form']): string | undefined {
  if (form === 'cast') return `${column}::${to}`;
  return form === 'words' ? `${column}::text${to.endsWith('[]') ? '[]' : ''}::${to}` : undefined;
}

async function formOf(
  connection: Connection,
  from: string,
  to: string,
  isWords: (type: string) => boolean,
): Promise<TypeChange['form']> {
  const takes = async (using: string): Promise<boolean> => {
    await connection.query('SAVEPOINT casting');
    try {
      await connection.query(
        `CREATE TEMP TABLE casting (c ${from}); ALTER TABLE casting ALTER COLUMN c TYPE ${to}${using}`,
      );
      return true;
    } catch {
      return false;
    } finally {
      await connection.query('ROLLBACK TO SAVEPOINT casting; RELEASE SAVEPOINT casting');
    }
  };
  if (await takes('')) return 'plain';
  if (await takes(` USING c::${to}`)) return 'cast';
  // A native type that is only there afterwards cannot be tried. Through text go words and nothing else: an empty table
  // would take any detour, and rows would not.
  return isWords(to) && (isWords(from) || /^(text|character)/.test(from)) ? 'words' : 'none';
}

const WHOLE = /^(smallint|integer|bigint)$/;
const FRACTION = /^(numeric|real|double precision)/;
const scaleOf = (type: string): number =>
  Number(/^numeric\(\d+,(\d+)\)$/.exec(type)?.[1] ?? (/^numeric\(\d+\)$/.test(type) ? 0 : Infinity));

/** Casts that round or cut and say nothing; PostgreSQL documentation, "Type Conversion". */
function loses(from: string, to: string): boolean {
  if (FRACTION.test(from) && WHOLE.test(to)) return true;
  if (WHOLE.test(from) && to === 'boolean') return true;
  if (/^(real|double precision)$/.test(from) && /^numeric\(/.test(to)) return true;
  if (/^numeric/.test(from) && /^numeric/.test(to)) return scaleOf(to) < scaleOf(from);
  if (/^(numeric|double precision)/.test(from) && to === 'real') return true;
  if (/^timestamp/.test(from) && /^(date|time)/.test(to)) return true;
  return from === 'jsonb' ? false : /^json$/.test(from) && to === 'jsonb';
}
