/** What stands in a column that was dropped and comes back: its values are lost, but it may not be empty. */
import { literal, quoted } from '../../shapes';
import type { Inventory } from './changes';
import { wordCheck } from './values';

const NEUTRAL: readonly (readonly [RegExp, string])[] = [
  [/\[\]$/, "'{}'"],
  [/^(character|text)/, "''"],
  [/^(smallint|integer|bigint|numeric|real|double)/, '0'],
  [/^boolean/, 'false'],
  [/^timestamp/, 'now()'],
  [/^date/, 'current_date'],
  [/^time/, "'00:00'"],
  [/^jsonb?$/, "'{}'"],
  [/^uuid$/, 'gen_random_uuid()'],
];

const names = (definition: string, column: string): boolean =>
  new RegExp(`(?<![\\w$'])${column}(?![\\w$'])`).test(definition);

/**
 * @returns SQL; undefined where a row needs what cannot be made up: a value of its own, one that another table has, or
 *   one that a rule takes
 */
export function neutral(path: string, inventory: Inventory): string | undefined {
  const column = inventory.columns.get(path);
  if (column === undefined) return undefined;
  const { table, name, type } = column;
  const check = wordCheck(inventory, table, name);
  const rules = [...inventory.constraints].filter(
    ([key, rule]) =>
      key.startsWith(`${table}.`) &&
      key !== `${table}.${check?.name ?? ''}` &&
      !/^(NOT NULL|PRIMARY)/.test(rule),
  );
  if (rules.some(([, rule]) => names(rule, name))) return undefined;
  const unique = [...inventory.indexes.values()].filter(
    (one) => one.table === table && one.definition.startsWith('CREATE UNIQUE') && names(one.definition, name),
  );
  if (unique.length > 0) {
    const alone = new RegExp(`\\("?${name}"?\\)`);
    return ownValue(
      type,
      unique.every(({ definition }) => alone.test(definition)),
    );
  }
  const word = check?.words[0] ?? inventory.enums.get(type.replaceAll('"', ''))?.[0];
  return word === undefined ? NEUTRAL.find(([pattern]) => pattern.test(type))?.[1] : literal(word);
}

/** A value that no other row has: made anew, or taken from the row's key where there is room for it. */
function ownValue(type: string, isAlone: boolean): string | undefined {
  if (type === 'uuid') return 'gen_random_uuid()';
  const room = Number(/\((\d+)\)/.exec(type)?.[1] ?? Infinity);
  return isAlone && /^(character varying|text)/.test(type) && room >= 36
    ? `${quoted('id')}::text`
    : undefined;
}
