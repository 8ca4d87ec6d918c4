/** From filters and a search to Sequelize's `where` and `order`. Names come from the description, never from the address. */
import { Op, type Order, type WhereOptions } from 'sequelize';
import type { AdminPage } from '../describe';
import { readFilterValue } from './filter_values';
import type { Filter } from './filters';
import type { ListQuery } from './list_query';

/** `50%_off` -> `50\%\_off`: what people type is looked for as it is. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);

/** Every word of the search must stand in one of the searched attributes. */
export function searchCondition(attributes: readonly string[], q: string): WhereOptions[] {
  return q
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({
      [Op.or]: attributes.map((attribute) => ({ [attribute]: { [Op.iLike]: `%${escapeLike(word)}%` } })),
    }));
}

const DAY = 86_400_000;
/** Where the calendar ends; the day after it could not be written. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Ids of the records of a table that meet a condition, as a question inside a question. */
export type IdsWhere = (page: AdminPage, where: WhereOptions) => unknown;

/** @param me whom `me` means, in filters by a reference */
export function filterConditions(
  filters: readonly Filter[],
  idsWhere: IdsWhere,
  me: string | null | undefined,
): WhereOptions[] {
  return filters.map((filter) =>
    filter.via.reduceRight<WhereOptions>(
      (inner, { field, page }) => ({ [field.attribute]: { [Op.in]: idsWhere(page, inner) } }),
      { [Op.and]: comparisons(filter, me) },
    ),
  );
}

function comparisons({ field, values, bounds }: Filter, me: string | null | undefined): WhereOptions[] {
  const read = (text: string): unknown => readFilterValue(field, text, me).value;
  const isDayOfMoments = (text: string): boolean => field.filter === 'datetime' && text.length === 10;
  const dayAfter = (text: string): Date => new Date(Math.min(Date.parse(text) + DAY, LAST));
  const { attribute } = field;
  const days = values.filter(isDayOfMoments);
  const exact = values.filter((text) => !isDayOfMoments(text));
  const anyOf: WhereOptions[] = [
    ...(exact.length > 0 ? [{ [attribute]: { [Op.in]: exact.map(read) } }] : []),
    ...days.map((text) => ({ [attribute]: { [Op.gte]: read(text), [Op.lt]: dayAfter(text) } })),
  ];
  return [
    ...(anyOf.length > 0 ? [{ [Op.or]: anyOf }] : []),
    ...(bounds.gte === undefined ? [] : [{ [attribute]: { [Op.gte]: read(bounds.gte) } }]),
    ...(bounds.lte === undefined
      ? []
      : isDayOfMoments(bounds.lte)
        ? [{ [attribute]: { [Op.lt]: dayAfter(bounds.lte) } }]
        : [{ [attribute]: { [Op.lte]: read(bounds.lte) } }]),
  ];
}

export const orderOf = (page: AdminPage, sort: ListQuery['sort']): Order =>
  sort.map(({ key, descending }) => [page.byKey.get(key)?.attribute ?? 'id', descending ? 'DESC' : 'ASC']);

export const isNarrowed = ({ q, filters }: Pick<ListQuery, 'q' | 'filters'>): boolean =>
  q !== '' || filters.length > 0;
