/** The fields of the filter sheet, with what is chosen. */
import { may } from '../../actor';
import type { Admin } from '../context';
import { sentence, type AdminField, type AdminPage } from '../../describe';
import { countText, labelAttributes, namesOf, readLinks, readRows } from '../record';
import { ME, type ListQuery } from '../../query';
import { facetCounts, type FacetCounts } from './facet_counts';

export interface SheetOption {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
  /** Records it would leave: `402`, `~402,000`. */
  readonly count: string | undefined;
  /** The same in hundredths of the most there are, for a bar. */
  readonly share: number | undefined;
}

export interface SheetField {
  readonly name: string;
  readonly label: string;
  /** Boxes to tick, a range, or a value. */
  readonly form: 'boxes' | 'range' | 'text';
  readonly input: 'text' | 'date';
  readonly options: readonly SheetOption[];
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

type Option = Pick<SheetOption, 'value' | 'label'>;

/** A reference to more records offers those that are chosen most often, where they are counted. */
const OFFERED = 100;

export async function filterSheet(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  names: ReadonlyMap<string, string>,
): Promise<SheetField[]> {
  const fields = page.filters.flatMap((key) => page.byKey.get(key) ?? []);
  const sheet: SheetField[] = [];
  for (const field of fields) {
    const chosen = query.filters.find((filter) => filter.via.length === 0 && filter.field === field);
    const form = formOf(field);
    const counts =
      form === 'boxes' && query.show.includes('filter')
        ? await facetCounts(admin, page, query, field)
        : undefined;
    const options =
      form === 'boxes' ? await optionsOf(admin, field, chosen?.values ?? [], names, counts) : [];
    if (field.filter === 'reference' && options.length === 0) continue;
    sheet.push({
      name: `f.${field.key}`,
      label: field.label,
      form,
      input: field.filter === 'date' || field.filter === 'datetime' ? 'date' : 'text',
      options: drawn(options, chosen?.values ?? [], counts),
      value: chosen?.values[0] ?? '',
      from: chosen?.bounds.gte ?? '',
      to: chosen?.bounds.lte ?? '',
    });
  }
  return sheet;
}

function formOf({ filter }: AdminField): SheetField['form'] {
  if (filter === 'text') return 'text';
  return filter === 'number' || filter === 'date' || filter === 'datetime' ? 'range' : 'boxes';
}

function drawn(
  options: readonly Option[],
  chosen: readonly string[],
  counts: FacetCounts | undefined,
): SheetOption[] {
  const most = Math.max(1, ...options.map(({ value }) => counts?.get(value)?.count ?? 0));
  return options.map(({ value, label }) => {
    // What the planner's statistics do not name is rare, not missing.
    const isEstimate = [...(counts?.values() ?? [])].some(({ estimated }) => estimated);
    const found = counts?.get(value) ?? (isEstimate ? undefined : { count: 0, estimated: false });
    const isTold = counts !== undefined && found !== undefined && value !== ME;
    return {
      value,
      label,
      chosen: chosen.includes(value),
      count: isTold ? countText({ ...found, more: false }) : undefined,
      share: isTold ? Math.round((found.count * 100) / most) : undefined,
    };
  });
}

/** Empty for a reference to a table too big to list, or not to be read, unless one of its records is chosen already. */
async function optionsOf(
  admin: Admin,
  field: AdminField,
  chosen: readonly string[],
  names: ReadonlyMap<string, string>,
  counts: FacetCounts | undefined,
): Promise<Option[]> {
  if (field.filter === 'values')
    return (field.spec.values ?? []).map((value) => ({ value, label: sentence(value) }));
  if (field.filter === 'yesno')
    return [
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ];
  const target = field.target === undefined ? undefined : admin.pageOf(field.target);
  if (target === undefined) return [];
  const own = field.spec.author === undefined ? [] : [{ value: ME, label: 'Me' }];
  const others = chosen
    .filter((id) => id !== ME || own.length === 0)
    .map((id) => ({ value: id, label: names.get(id) ?? id }));
  if (!may(`${target.table}.read`)) return [...own, ...others];
  return [...own, ...((await fewOf(admin, target)) ?? (await frequentOf(admin, target, others, counts)))];
}

/** All records of a small table. */
async function fewOf(admin: Admin, target: AdminPage): Promise<Option[] | undefined> {
  const rows = await readRows(admin, target, {
    attributes: labelAttributes(target),
    limit: OFFERED + 1,
    order: labelAttributes(target).slice(1).concat('id'),
  });
  if (rows.length > OFFERED) return undefined;
  const nameIn = await namesOf(admin, target, rows);
  return rows.map((row) => ({ value: String(row['id']), label: nameIn(row) }));
}

/** Of a big one, those that are chosen already and those most records point to. */
async function frequentOf(
  admin: Admin,
  target: AdminPage,
  chosen: readonly Option[],
  counts: FacetCounts | undefined,
): Promise<Option[]> {
  const ids = [...(counts?.keys() ?? [])].filter((id) => !chosen.some(({ value }) => value === id));
  const links = ids.length === 0 ? undefined : await readLinks(admin, target, ids);
  return [
    ...chosen,
    ...ids.flatMap((id) => {
      const label = links?.get(id)?.label;
      return label === undefined ? [] : [{ value: id, label }];
    }),
  ];
}
