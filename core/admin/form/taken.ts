/** A value that may be there only once, and is. */
import type { UniqueConstraintError } from 'sequelize';
import type { ModelEntry } from '../../registry';
import { lower, type AdminPage } from '../../describe';
import type { Wrongs } from './form_values';

/** What PostgreSQL tells beside the message: the index, and `Key (lower(name::text), code)=(ada, 1) already exists.` */
interface Told {
  readonly constraint?: string;
  readonly detail?: string;
}

/** What the index compares, without the types PostgreSQL adds: `lower(name), code` */
const keyOf = ({ detail = '' }: Told): string =>
  (/^Key \((.*?)\)=\(/s.exec(detail)?.[1] ?? '').replace(/::[a-z][a-z ]*(\(\d+(,\d+)?\))?(\[\])*/g, '');

/** Complaints at every field that the index looks at, in a column or inside of an expression. */
export function takenFields(entry: ModelEntry, page: AdminPage, error: UniqueConstraintError): Wrongs {
  const told = error.parent as Told;
  const key = keyOf(told);
  const names = new Set(key.replace(/'(?:[^']|'')*'/g, '').match(/\w+/g));
  const attributes = entry.attributes.filter(({ column }) => names.has(column));
  const other = `another ${lower(page.label)}`;
  if (attributes.length === 0)
    return { '': `is the same as ${other} in what ${told.constraint ?? 'an index'} lets be there only once` };
  const isPlain = key.split(', ').every((part) => /^"?\w+"?$/.test(part));
  const used = `is already used by ${other}${isPlain ? '' : `, compared by ${key}`}`;
  const message = attributes.length === 1 ? used : `together with the others ${used}`;
  return Object.fromEntries(attributes.map(({ attribute }) => [attribute, message]));
}
