/** The filters in force, each with the address of the list without it. */
import { may } from '../../actor';
import type { Admin } from '../context';
import { sentence, type AdminPage } from '../../describe';
import { readLinks } from '../record';
import { listAddress } from './list_address';
import { ME, type Filter, type ListQuery } from '../../query';

export interface Chip {
  readonly label: string;
  readonly value: string;
  /** Address without this filter. */
  readonly without: string;
}

/** Names of the records that filters name, by id; of a table one may not read, the id has to do. */
export async function filterNames(
  admin: Admin,
  filters: readonly Filter[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { field, values } of filters) {
    const target = field.target === undefined ? undefined : admin.pageOf(field.target);
    if (target === undefined || !may(`${target.table}.read`)) continue;
    for (const [id, { label }] of await readLinks(
      admin,
      target,
      values.filter((value) => value !== ME),
    ))
      names.set(id, label);
  }
  return names;
}

export function chipOf(
  page: AdminPage,
  query: ListQuery,
  filter: Filter,
  names: ReadonlyMap<string, string>,
): Chip {
  const { via, field, values, bounds } = filter;
  const say = (value: string): string =>
    names.get(value) ??
    (field.filter === 'reference' && value === ME ? 'me' : undefined) ??
    (field.filter === 'values'
      ? sentence(value)
      : field.filter === 'yesno'
        ? value === 'true'
          ? 'Yes'
          : 'No'
        : value);
  const words = [
    ...(values.length > 0 ? [values.map(say).join(', ')] : []),
    ...(bounds.gte === undefined ? [] : [`from ${bounds.gte}`]),
    ...(bounds.lte === undefined ? [] : [`to ${bounds.lte}`]),
  ];
  return {
    label: [...via.map((hop) => hop.field.label), field.label].join(': '),
    value: words.join(' '),
    without: listAddress(page, query, { filters: query.filters.filter((other) => other !== filter) }),
  };
}
