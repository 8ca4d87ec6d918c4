/** Reads conditions that are kept as text, and makes questions of them. */
import { Op, type Model, type ModelStatic, type WhereOptions } from 'sequelize';
import { actor } from '../actor';
import { keysOf, type ConditionField, type Conditions, type Wrong } from '../declare';
import { sentence, type AdminField, type AdminPage } from '../describe';
import { filterConditions, readFilters, type Filter, type IdsWhere } from '../query';

export interface ConditionTables {
  /** A table as its definition describes it, whoever asks. */
  pageOf(table: string): AdminPage | undefined;
  modelOf(page: AdminPage): ModelStatic<Model>;
}

interface Parsed {
  readonly filters: readonly Filter[];
  readonly wrong: readonly Wrong[];
}

/** Parsed conditions that are remembered. */
const MANY = 1_000;
const LONGEST = 1_000;
/** Records that are counted one by one. */
const CAP = 10_000;

export function conditionReader(tables: ConditionTables): Conditions {
  const known = new Map<string, Parsed>();
  const parsed = (table: string, text: string): Parsed => {
    const key = `${table} ${text}`;
    const found = known.get(key) ?? parse(tables, table, text);
    if (known.size >= MANY) known.clear();
    known.set(key, found);
    return found;
  };
  const ids = idsIn(tables.modelOf, () => []);
  const where: Conditions['where'] = (table, text, me = actor()?.id) => {
    const { filters, wrong } = parsed(table, text);
    if (wrong.length > 0)
      throw new Error(`a condition on ${table} cannot be asked: ${wrong.map(sentenceOf).join('; ')}`);
    return { [Op.and]: filterConditions(filters, ids, me) };
  };
  return {
    where,
    fields: (table) => tables.pageOf(table)?.fields.map(shownField),
    wrong: (table, text) => parsed(table, text).wrong,
    words(table, text) {
      const { filters, wrong } = parsed(table, text);
      return wrong.length > 0 ? text : filters.map(wordsOf).join(', ');
    },
    async count(table, text, { me, id } = {}) {
      const page = tables.pageOf(table);
      if (page === undefined) throw new Error(`${table} is no table of this project`);
      const parts: WhereOptions[] = [
        ...(text === undefined ? [] : [where(table, text, me) as WhereOptions]),
        ...(id === undefined ? [] : [{ id }]),
      ];
      return countUpTo(tables.modelOf(page), { [Op.and]: parts });
    },
  };
}

const shownField = ({ key, label, filter, readOnly }: AdminField): ConditionField => ({
  name: key,
  label,
  comparable: filter !== undefined,
  readOnly,
});

/** A look at the row beyond the last that is counted keeps a big table from being walked. */
async function countUpTo(
  model: ModelStatic<Model>,
  where: WhereOptions,
): Promise<{ count: number; more: boolean }> {
  const beyond = await model.findAll({ attributes: ['id'], where, offset: CAP, limit: 1, raw: true });
  return beyond.length > 0
    ? { count: CAP, more: true }
    : { count: await model.count({ where }), more: false };
}

const sentenceOf = ({ name, message }: Wrong): string => `${name} ${message}`;

function parse({ pageOf }: ConditionTables, table: string, text: string): Parsed {
  const page = pageOf(table);
  const refused = (name: string, message: string): Parsed => ({ filters: [], wrong: [{ name, message }] });
  if (page === undefined) return refused(table, 'is no table of this project');
  if (text.length > LONGEST) return refused('condition', `must have at most ${LONGEST} characters`);
  const given = [...new URLSearchParams(text)];
  const other = given.filter(([name]) => !name.startsWith('f.'));
  const { filters, wrong } = readFilters(
    page,
    given.filter(([name]) => name.startsWith('f.')),
    pageOf,
  );
  const all = [
    ...other.map(([name]) => ({ name, message: 'is no part of a condition: they begin with f.' })),
    ...wrong,
  ];
  if (all.length === 0 && filters.length === 0)
    return refused('condition', 'must name a field, as f.status=active');
  return { filters, wrong: all };
}

function wordsOf({ via, field, values, bounds }: Filter): string {
  const label = [...via.map((hop) => hop.field.label), field.label].join(': ');
  const shown = (value: string): string => (field.filter === 'values' ? sentence(value) : value);
  return [
    label,
    ...(values.length > 0 ? [`is ${values.map(shown).join(' or ')}`] : []),
    ...(bounds.gte === undefined ? [] : [`from ${bounds.gte}`]),
    ...(bounds.lte === undefined ? [] : [`to ${bounds.lte}`]),
  ].join(' ');
}

/** @param within what else must hold for the records that are asked for */
export const idsIn =
  (modelOf: ConditionTables['modelOf'], within: (page: AdminPage) => readonly WhereOptions[]): IdsWhere =>
  (page, where) =>
    // The names are those of a description, which no type of this project knows.
    keysOf(modelOf(page) as never, 'id', { [Op.and]: [where, ...within(page)] });
