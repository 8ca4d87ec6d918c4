/**
 * What extra DDL makes: views, functions, triggers and the like. Only the database knows what a statement made, so what
 * is there after it and was not there before is marked, in the same transaction; `cleanup` drops what carries the mark.
 */
import { literal, quoted } from '../shapes';
import type { Connection } from './connection';
import type { TableStep } from './table_shape';

/** The last line of a comment: `ordinal-host extra: admin/customers`. What an author said about it stands above. */
const MARK = 'ordinal-host extra:';

/** One object with the mark. */
export interface ExtraObject {
  /** As SQL calls it: `view`, `trigger`. */
  readonly kind: string;
  /** As `DROP` takes it: `public.rich_customers`, `tidy on public.customers`. */
  readonly name: string;
  /** The module folder it was made for, `admin/customers`. */
  readonly place: string;
  /** Catalog and row of it in the database: `1259:16402`. */
  readonly id: string;
}

const HERE = 'current_schema()::regnamespace';

/** Everything in the schema that has a comment and can be dropped by name. */
const OBJECTS = `
  SELECT 'pg_class'::regclass::oid AS kind, oid FROM pg_class
    WHERE relnamespace = ${HERE} AND relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I')
  UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = ${HERE}
  UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type WHERE typnamespace = ${HERE}
  UNION ALL SELECT 'pg_trigger'::regclass, t.oid FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = ${HERE} AND NOT t.tgisinternal
  UNION ALL SELECT 'pg_policy'::regclass, p.oid FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    WHERE c.relnamespace = ${HERE}
  UNION ALL SELECT 'pg_rewrite'::regclass, r.oid FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relnamespace = ${HERE} AND r.rulename <> '_RETURN'`;

const BEFORE = `SELECT set_config('ordinal_host.before', coalesce((
  SELECT string_agg(kind || ':' || oid, ' ') FROM (${OBJECTS}) o), ''), true)`;

/** What another object takes along when it goes needs no mark: the type of a view, the sequence of a column. */
const after = ({ kind, table, file }: TableStep): string => `DO $ordinal$ DECLARE made record; BEGIN
  FOR made IN
    SELECT i.type, i.identity, d.description FROM (
      SELECT kind || ':' || oid AS id FROM (${OBJECTS}) o
      EXCEPT SELECT unnest(string_to_array(current_setting('ordinal_host.before'), ' '))
    ) n, LATERAL (SELECT split_part(n.id, ':', 1)::oid AS kind, split_part(n.id, ':', 2)::oid AS oid) o
    CROSS JOIN LATERAL pg_identify_object(o.kind, o.oid, 0) i
    LEFT JOIN pg_description d ON d.classoid = o.kind AND d.objoid = o.oid AND d.objsubid = 0
    WHERE NOT EXISTS (SELECT FROM pg_depend w WHERE w.classid = o.kind AND w.objid = o.oid AND (
      w.deptype IN ('i', 'e', 'P', 'S') OR w.deptype = 'a' AND i.type IN ('table', 'foreign table', 'sequence')
      ${kind === 'table' ? `OR w.deptype = 'a' AND w.refobjid = ${literal(quoted(table))}::regclass` : ''}))
  LOOP
    EXECUTE format('COMMENT ON %s %s IS %L', made.type, made.identity,
      concat_ws(E'\\n', made.description, ${literal(`${MARK} ${placeOf(file.place)}`)}));
  END LOOP;
END $ordinal$`;

const placeOf = (file: string): string => file.split('/').slice(0, -1).join('/');

/** The extra DDL of a step, with what marks the objects it makes. */
export const extraStatements = (step: TableStep): readonly string[] =>
  step.extraDdl.some((sql) => /\bcreate\b/i.test(sql))
    ? [BEFORE, ...step.extraDdl, after(step)]
    : step.extraDdl;

const MARKED = `
SELECT i.type AS kind, i.identity AS name, o.kind || ':' || o.oid AS id,
  substring(d.description FROM ${literal(`${MARK} (.*)$`)}) AS place
FROM pg_description d JOIN (${OBJECTS}) o ON o.kind = d.classoid AND o.oid = d.objoid
CROSS JOIN LATERAL pg_identify_object(o.kind, o.oid, 0) i
WHERE d.objsubid = 0 AND d.description ~ ${literal(`(^|\n)${MARK} [^\n]*$`)}
ORDER BY o.oid DESC`;

/** Every object in the schema that extra DDL made, the youngest first. */
export async function readExtraObjects(connection: Connection): Promise<readonly ExtraObject[]> {
  const { rows } = await connection.query(MARKED);
  return rows as readonly ExtraObject[];
}

/**
 * Drops them, whichever needs which.
 * @param strict also those that something else still needs, which fails; else those stay
 */
export const dropExtras = (extras: readonly ExtraObject[], strict: boolean): string => {
  const drops = extras.map(({ kind, name }) => literal(`DROP ${kind.toUpperCase()} IF EXISTS ${name}`));
  return `DO $ordinal$ DECLARE
  one text; again text[]; undone text[] := ARRAY[
    ${drops.join(',\n    ')}];
BEGIN
  LOOP
    again := '{}';
    FOREACH one IN ARRAY undone LOOP
      BEGIN EXECUTE one; EXCEPTION WHEN dependent_objects_still_exist THEN again := again || one; END;
    END LOOP;
    EXIT WHEN again IN ('{}', undone);
    undone := again;
  END LOOP;${strict ? '\n  FOREACH one IN ARRAY again LOOP EXECUTE one; END LOOP;' : ''}
END $ordinal$`;
};
