/** What a column of a file can become: a field that may be written, or the key of the record. */
import { withCurrency, writable } from '../form';
import type { AdminField, AdminPage } from '../../describe';
import type { ModelEntry } from '../../registry';

/** The key as a field: it says which record is meant, and is never written. */
export const ID = 'id';

/** Fields that columns may fill, the currencies of amounts among them. Secrets come in by no file. */
export const importFields = (page: AdminPage): AdminField[] =>
  writable(page)
    .filter(({ secret }) => !secret)
    .flatMap(withCurrency);

const KEYED = new Set(['string', 'text', 'integer', 'bigint', 'uuid']);

/** Fields by which a record can be found again: there is never more than one with a value. */
export const keyFields = (page: AdminPage): AdminField[] =>
  importFields(page).filter(
    ({ spec }) => spec.unique === true && spec.encrypted !== true && KEYED.has(spec.kind),
  );

/** Sets of attributes that may be there only once together: of fields, and of indexes without a condition. */
export function uniqueSets(entry: ModelEntry): (readonly string[])[] {
  const plain = entry.attributes.filter(({ spec }) => spec.encrypted !== true);
  const attributeOf = (field: string): string | undefined =>
    plain.find((one) => one.field === field && one.attribute !== `${field}Currency`)?.attribute;
  const own = plain
    .filter(({ attribute, spec }) => spec.unique === true && attribute !== ID)
    .map(({ attribute }) => [attribute]);
  const written = [entry.definition, ...entry.extensions.map(({ definition }) => definition)]
    .flatMap(({ indexes }) => indexes)
    .filter(
      ({ unique, fields, expressions, where }) =>
        unique === true && (fields?.length ?? 0) > 0 && expressions === undefined && where === undefined,
    )
    .map(({ fields = [] }) => fields.map(attributeOf));
  return [...own, ...written.filter((one): one is string[] => one.every((name) => name !== undefined))];
}
