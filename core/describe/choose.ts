/** What a model shows when its file gives no hints. */
import type { AdminField } from './admin_page';

const NAMING = [
  'name',
  'title',
  'label',
  'displayName',
  'fullName',
  'subject',
  'code',
  'number',
  'sku',
  'username',
  'email',
  'key',
  'slug',
];
const COLUMNS = 7;
const SEARCHED = 6;
const FILTERS = 6;

const isBase = (field: AdminField): boolean =>
  ['id', 'createdAt', 'updatedAt', 'deletedAt'].includes(field.key);
const isText = (field: AdminField): boolean =>
  !field.secret &&
  field.spec.encrypted !== true &&
  (field.spec.kind === 'string' || field.spec.kind === 'text') &&
  field.spec.format !== 'url';

/** Attributes that name a record: a field called so, first and last name, else the first text. */
export function chooseTitle(fields: readonly AdminField[]): string[] {
  const texts = fields.filter((field) => isText(field) && !isBase(field));
  const find = (key: string): AdminField | undefined => texts.find((field) => field.key === key);
  const full = [find('firstName'), find('lastName')];
  if (full.every((field) => field !== undefined)) return ['firstName', 'lastName'];
  const named = NAMING.map(find).find((field) => field !== undefined);
  const first = named ?? texts.find((field) => field.required) ?? texts[0];
  return first === undefined ? [] : [first.attribute];
}

/** The name first, then what tells records apart, then when they last changed. */
export function chooseColumns(fields: readonly AdminField[], title: readonly string[]): string[] {
  const naming = fields.filter((field) => title.includes(field.attribute));
  const telling = fields.filter(
    (field) =>
      !isBase(field) &&
      !field.secret &&
      !naming.includes(field) &&
      !['text', 'json', 'raw', 'uuid'].includes(field.spec.kind) &&
      field.key !== 'modifiedBy',
  );
  const updated = fields.filter((field) => field.key === 'updatedAt');
  return [...naming, ...telling.slice(0, COLUMNS - naming.length - updated.length), ...updated].map(
    ({ key }) => key,
  );
}

export const chooseSearch = (fields: readonly AdminField[]): string[] =>
  fields
    .filter((field) => isText(field) && !isBase(field))
    .slice(0, SEARCHED)
    .map(({ attribute }) => attribute);

/** What has few values first: words, yes and no, references; then when it was made. */
export function chooseFilters(fields: readonly AdminField[]): string[] {
  const few = fields.filter((field) => ['values', 'yesno'].includes(field.filter ?? ''));
  const others = fields.filter((field) => field.filter === 'reference' && field.key !== 'modifiedBy');
  const amounts = fields.filter((field) => field.spec.currency !== undefined);
  const made = fields.filter((field) => field.key === 'createdAt');
  return [...few, ...others, ...amounts]
    .slice(0, FILTERS - 1)
    .concat(made)
    .map(({ key }) => key);
}
