/** The value of a field of any stored row, shown as the generated pages show it: for templates of modules. */
import { Model } from 'sequelize';
import { fieldsOf } from '../../actor';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import { cellOf, type Cell } from './cell';
import { hrefOf, nameOf, type Links } from './labels';
import type { Row } from './read';

export type ShowField = (row: object, field: string) => Cell;

/**
 * Answers what shows a field by its key or attribute.
 * @throws an error that names the model and its fields, when the row is none or has no such field
 */
export function shownField(admin: Admin): ShowField {
  const byModel = new Map<unknown, AdminPage>(admin.pages.map((page) => [admin.modelOf(page), page]));
  return (row, key) => {
    const page = row instanceof Model ? byModel.get(row.constructor) : undefined;
    if (page === undefined || !(row instanceof Model))
      throw new Error('show(row, field) takes a row as a model answers it');
    const field = page.byKey.get(key) ?? page.fields.find(({ attribute }) => attribute === key);
    if (field === undefined)
      throw new Error(`${page.model} has no field ${key}; it has ${[...page.byKey.keys()].join(', ')}`);
    // A rule keeps it from whoever looks: the same as where nothing stands.
    if (fieldsOf(page.table).hidden.has(field.key)) return { as: 'empty' };
    return cellOf(field, row.get() as Row, includedIn(admin, row, field.key), admin.now());
  };
}

/** The record a reference points to, where the row was read with it. */
function includedIn(admin: Admin, row: Model, key: string): Links {
  const other: unknown = (row as unknown as Record<string, unknown>)[key];
  return (table) => {
    const target = table === undefined ? undefined : admin.pageOf(table);
    if (target === undefined || !(other instanceof Model)) return undefined;
    const values = other.get() as Row;
    return {
      label: nameOf(target, values),
      href: hrefOf(target, values['id']),
      trashed: (values['deletedAt'] ?? null) !== null,
    };
  };
}
