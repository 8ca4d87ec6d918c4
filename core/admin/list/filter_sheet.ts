/** The fields of the filter sheet, with what is chosen. */
import { may } from '../../actor';
import type { Admin } from '../context';
import { sentence, type AdminField, type AdminPage } from '../../describe';
import { labelAttributes, namesOf, readRows } from '../record';
import { ME, type ListQuery } from '../../query';

export interface SheetOption {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface SheetField {
  readonly name: string;
  readonly label: string;
  /** Boxes to tick, a list to choose from, or a range. */
  readonly form: 'boxes' | 'select' | 'range' | 'text';
  readonly input: 'text' | 'date';
  readonly options: readonly SheetOption[];
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

/** More values than this stand in a list to choose from. */
const BOXES = 6;
/** A table with more records is filtered from the record's own page. */
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
    const options = await optionsOf(admin, field, chosen?.values ?? [], names);
    if (field.filter === 'reference' && options === undefined) continue;
    sheet.push({
      name: `f.${field.key}`,
      label: field.label,
      form: formOf(field, options?.length ?? 0),
      input: field.filter === 'date' || field.filter === 'datetime' ? 'date' : 'text',
      options: options ?? [],
      value: chosen?.values[0] ?? '',
      from: chosen?.bounds.gte ?? '',
      to: chosen?.bounds.lte ?? '',
    });
  }
  return sheet;
}

function formOf(field: AdminField, options: number): SheetField['form'] {
  if (field.filter === 'text') return 'text';
  if (field.filter === 'number' || field.filter === 'date' || field.filter === 'datetime') return 'range';
  return field.filter !== 'reference' && options <= BOXES ? 'boxes' : 'select';
}

/** Undefined for a reference to a table too big to list, or not to be read, unless one of its records is chosen already. */
async function optionsOf(
  admin: Admin,
  field: AdminField,
  chosen: readonly string[],
  names: ReadonlyMap<string, string>,
): Promise<SheetOption[] | undefined> {
  const option = (value: string, label: string): SheetOption => ({
    value,
    label,
    chosen: chosen.includes(value),
  });
  if (field.filter === 'values')
    return (field.spec.values ?? []).map((value) => option(value, sentence(value)));
  if (field.filter === 'yesno') return [option('true', 'Yes'), option('false', 'No')];
  const target = field.target === undefined ? undefined : admin.pageOf(field.target);
  if (target === undefined) return undefined;
  const own = field.spec.author === undefined ? [] : [option(ME, 'Me')];
  const seen = may(`${target.table}.read`);
  const rows = !seen
    ? []
    : await readRows(admin, target, {
        attributes: labelAttributes(target),
        limit: OFFERED + 1,
        order: labelAttributes(target).slice(1).concat('id'),
      });
  if (seen && rows.length <= OFFERED) {
    const nameIn = await namesOf(admin, target, rows);
    return [...own, ...rows.map((row) => option(String(row['id']), nameIn(row)))];
  }
  const others = chosen.filter((id) => id !== ME || own.length === 0);
  const options = [...own, ...others.map((id) => option(id, names.get(id) ?? id))];
  return options.length === 0 ? undefined : options;
}
