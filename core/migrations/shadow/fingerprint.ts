/**
 * One short text for all that a schema holds: two readings of one fingerprint are the same reading, so that it need not
 * be read again, which takes the engine some forty questions. It looks at least as closely as the engine does.
 */
import type { Connection } from '../../create';

/** Lines that say everything; names of objects instead of their numbers, and no place of a column among the others. */
const LINES = [
  `SELECT 'relation', c.relname, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,
      c.relreplident, c.reloptions, c.relpartbound IS NOT NULL AND c.relispartition,
      pg_get_expr(c.relpartbound, c.oid), CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
      CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
      ARRAY(SELECT inhparent::regclass::text FROM pg_inherits WHERE inhrelid = c.oid ORDER BY inhseqno),
      obj_description(c.oid, 'pg_class')
    FROM pg_class c WHERE c.relnamespace = $1::text::regnamespace AND c.relkind NOT IN ('i', 'I')`,
  `SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
      a.attgenerated, a.attcollation, a.attislocal, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = $1::text::regnamespace AND c.relkind IN ('r', 'p', 'f', 'c')`,
  `SELECT 'constraint', coalesce(c.relname, t.typname), k.conname, pg_get_constraintdef(k.oid), k.convalidated,
      k.conislocal, obj_description(k.oid, 'pg_constraint')
    FROM pg_constraint k LEFT JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_type t ON t.oid = k.contypid
    WHERE k.connamespace = $1::text::regnamespace AND k.contype <> 'n'`,
  `SELECT 'index', c.relname, pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisreplident,
      obj_description(c.oid, 'pg_class')
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = $1::text::regnamespace`,
  `SELECT 'trigger', c.relname, t.tgname, pg_get_triggerdef(t.oid), t.tgenabled, obj_description(t.oid, 'pg_trigger')
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = $1::text::regnamespace AND NOT t.tgisinternal`,
  `SELECT 'rule', c.relname, r.rulename, pg_get_ruledef(r.oid), r.ev_enabled, obj_description(r.oid, 'pg_rewrite')
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relnamespace = $1::text::regnamespace AND r.rulename <> '_RETURN'`,
  `SELECT 'policy', c.relname, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[]::text[],
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), obj_description(p.oid, 'pg_policy')
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = $1::text::regnamespace`,
  `SELECT 'sequence', c.relname, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
      s.seqcache, s.seqcycle, ARRAY(SELECT d.refobjid::regclass::text || '.' || a.attname::text || d.deptype::text
        FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i') ORDER BY 1)
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid WHERE c.relnamespace = $1::text::regnamespace`,
  `SELECT 'type', t.typname, t.typtype, format_type(nullif(t.typbasetype, 0), t.typtypmod), t.typnotnull, t.typdefault,
      t.typcollation, ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder),
      (SELECT format_type(rngsubtype, NULL) FROM pg_range WHERE rngtypid = t.oid),
      CASE WHEN t.typtype = 'c' THEN ARRAY(SELECT attname FROM pg_attribute
        WHERE attrelid = t.typrelid AND attnum > 0 AND NOT attisdropped ORDER BY attnum) END,
      obj_description(t.oid, 'pg_type')
    FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE t.typnamespace = $1::text::regnamespace AND t.typtype IN ('e', 'd', 'r', 'c') AND coalesce(c.relkind, 'c') = 'c'`,
  `SELECT 'routine', p.oid::regprocedure::text, p.prokind,
      CASE WHEN p.prokind IN ('f', 'p', 'w') THEN pg_get_functiondef(p.oid) END, to_jsonb(g) - 'aggfnoid',
      obj_description(p.oid, 'pg_proc')
    FROM pg_proc p LEFT JOIN pg_aggregate g ON g.aggfnoid = p.oid WHERE p.pronamespace = $1::text::regnamespace`,
  `SELECT 'statistics', s.stxname, pg_get_statisticsobjdef(s.oid), obj_description(s.oid, 'pg_statistic_ext')
    FROM pg_statistic_ext s WHERE s.stxnamespace = $1::text::regnamespace`,
];

const TEXT = LINES.map((lines) => `SELECT row_to_json(one)::text AS line FROM (${lines}) AS one`);

const FINGERPRINT = `SELECT encode(sha256(convert_to(version() || $1::text ||
    coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS fingerprint
  FROM (${TEXT.join(' UNION ALL ')}) AS all_lines`;

/** @param schema whose objects are looked at, without owners and grants */
export async function fingerprintOf(connection: Connection, schema: string): Promise<string> {
  const { rows } = await connection.query(FINGERPRINT, [schema]);
  return (rows[0] as { fingerprint: string }).fingerprint;
}
