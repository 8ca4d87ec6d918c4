/** What a card of a module is given: its numbers keep to the rules on records and fields of whoever looks. */
import { Op, col, fn, type Model, type ModelStatic, type WhereOptions } from 'sequelize';
import { actor, fieldsOf, may } from '../../actor';
import type { CardContext, Models, Tally } from '../../declare';
import type { AdminField, AdminPage } from '../../describe';
import { recordsWithin, within } from '../../scope';
import type { Admin } from '../context';
import { countRows } from '../record';
import { lastPeriods, type Period } from './periods';

/** A card that asks about a field that is hidden from whoever looks is not for them. */
export class HiddenFromThem extends Error {}

interface Asked {
  readonly every: Period;
  readonly last: number;
  readonly by?: string;
  readonly where?: WhereOptions;
}

const MOST_PERIODS = 400;

export function cardContext(admin: Admin, now: Date): CardContext {
  const { conditions } = admin;
  const pageOf = (model: string): AdminPage => {
    const page = admin.pages.find((one) => one.model === model);
    if (page === undefined) throw new Error(`there is no model called ${model}`);
    return admin.seen(page);
  };
  const fieldOf = (page: AdminPage, attribute: string): AdminField => {
    const field = page.fields.find((one) => one.attribute === attribute && !one.secret);
    if (field === undefined) throw new HiddenFromThem(`${page.table} has no ${attribute} that may be seen`);
    return field;
  };
  const inScope = (page: AdminPage, ...where: readonly WhereOptions[]): WhereOptions => ({
    [Op.and]: [...where, ...recordsWithin(conditions, page.table, 'read')],
  });
  /** What is hidden is not asked about either: a number would tell what it is. */
  const open = (page: AdminPage, where: WhereOptions): WhereOptions => {
    for (const name of namesIn(where)) if (admin.modelOf(page).getAttributes()[name]) fieldOf(page, name);
    return where;
  };
  const tally = async (model: string, asked: Asked): Promise<readonly Tally[]> => {
    const page = pageOf(model);
    const { column, attribute } = fieldOf(page, asked.by ?? 'createdAt');
    const periods = lastPeriods(asked.every, Math.min(MOST_PERIODS, asked.last), now);
    const counts = await grouped(admin.modelOf(page), {
      value: fn('date_trunc', asked.every, col(column), 'UTC'),
      where: inScope(page, open(page, asked.where ?? {}), { [attribute]: { [Op.gte]: periods[0] } }),
    });
    const byTime = new Map(counts.map(({ value, count }) => [new Date(String(value)).getTime(), count]));
    return periods.map((at) => ({ at, count: byTime.get(at.getTime()) ?? 0 }));
  };
  const countsBy = async (model: string, name: string, where: WhereOptions = {}) => {
    const page = pageOf(model);
    const counts = await grouped(admin.modelOf(page), {
      value: col(fieldOf(page, name).column),
      where: inScope(page, open(page, where)),
    });
    return new Map(counts.map(({ value, count }) => [value === null ? '' : String(value), count]));
  };
  return {
    models: admin.models as Models,
    now,
    actor,
    may,
    within: (table) => within(conditions, table, 'read'),
    fieldsOf,
    conditions,
    count: async (model: string, where: WhereOptions = {}) => {
      const page = pageOf(model);
      return countRows(admin, page, open(page, where));
    },
    tally,
    countsBy,
  } as CardContext;
}

/** Names a condition speaks of, however deep they stand. */
function namesIn(where: unknown): string[] {
  if (Array.isArray(where)) return where.flatMap(namesIn);
  if (typeof where !== 'object' || where === null) return [];
  const inside = Reflect.ownKeys(where).flatMap((key) =>
    namesIn((where as Record<PropertyKey, unknown>)[key]),
  );
  return [...Object.keys(where), ...inside];
}

/** How many rows there are for each value. Names come from descriptions. */
async function grouped(
  model: ModelStatic<Model>,
  {
    value,
    where,
  }: { readonly value: ReturnType<typeof fn> | ReturnType<typeof col>; readonly where: WhereOptions },
): Promise<{ readonly value: unknown; readonly count: number }[]> {
  const rows = (await model.findAll({
    attributes: [
      [value, 'value'],
      [fn('count', '*'), 'count'],
    ],
    where,
    group: ['value'],
    raw: true,
  })) as unknown as { readonly value: unknown; readonly count: string }[];
  return rows.map((row) => ({ value: row.value, count: Number(row.count) }));
}
