import { freeze } from '../declare';
import type { ModelEntry, OwnedAttribute } from '../registry';
import type { AdminField, AdminPage, FieldGroup, Relation, SortTerm } from './admin_page';
import { chooseColumns, chooseFilters, chooseSearch, chooseTitle } from './choose';
import { treatmentOf } from './widgets';
import { writingOf } from './writing';
import { fieldLabel, sentence } from './words';

/** Where everything generated lives. */
export const ADMIN_BASE = '/admin';

/** `/admin/customers/customer-notes`, from a module's name and a table's. */
export const listPath = (module: string, table: string): string =>
  `${ADMIN_BASE}/${module.replaceAll('_', '-')}/${table.replaceAll('_', '-')}`;

/** A model and its hints as plain data: what its pages show, in which order, under which words. */
export function describeModel(entry: ModelEntry): AdminPage {
  const fields = entry.attributes
    .filter(({ spec, ...names }) => spec.hidden !== true && !isCurrency(names))
    .map((attribute) => fieldOf(attribute, entry.attributes));
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const readable = fields.filter((field) => !field.secret);
  const hints = entry.admin;
  const keep = (keys: readonly string[] | undefined): string[] | undefined =>
    keys?.filter((key) => byKey.get(key)?.secret === false);
  const attributesOf = (keys: readonly string[] | undefined): string[] | undefined =>
    keep(keys)?.map((key) => byKey.get(key)?.attribute ?? key);
  const named = hints.title === undefined ? undefined : byKey.get(hints.title);
  const isNaming = named !== undefined && !named.secret && named.spec.encrypted !== true;
  const title = isNaming ? [named.attribute] : chooseTitle(readable);
  return freeze({
    model: entry.name,
    number: entry.number,
    table: entry.table,
    module: entry.module,
    file: entry.file.shown,
    path: listPath(entry.module, entry.table),
    label: hints.label ?? sentence(entry.name),
    plural: hints.plural ?? sentence(entry.table),
    softDelete: entry.definition.softDelete,
    sensitive: hints.sensitive === true,
    ...writingOf(entry, fields),
    fields,
    byKey,
    title,
    columns: keep(hints.list) ?? chooseColumns(readable, title),
    search:
      attributesOf(hints.search?.filter((key) => isSearchable(byKey.get(key)))) ?? chooseSearch(readable),
    filters:
      keep(hints.filter)?.filter((key) => byKey.get(key)?.filter !== undefined) ?? chooseFilters(readable),
    sums: keep(hints.sums)?.filter((key) => isAddable(byKey.get(key))) ?? amountsOf(readable),
    sort: sortOf(hints.sort ?? '-createdAt'),
    groups: groupsOf(fields, hints.groups ?? {}),
    relations: entry.inverses.map(relationOf),
    actions: Object.entries(hints.actions ?? {}).map(([name, { label, permission, question }]) => ({
      name,
      label,
      permission: permission ?? `${entry.table}.update`,
      question,
    })),
  });
}

/** What `ILIKE` can look into. */
const isSearchable = (field: AdminField | undefined): boolean =>
  field !== undefined &&
  field.spec.encrypted !== true &&
  ['string', 'text', 'enumeration'].includes(field.spec.kind);

/** What `SUM` can add up: numbers whose values the database can read. */
const isAddable = (field: AdminField | undefined): boolean =>
  field?.numeric === true && field.spec.encrypted !== true;

const amountsOf = (fields: readonly AdminField[]): string[] =>
  fields.filter((field) => field.currency !== undefined && isAddable(field)).map(({ key }) => key);

const isCurrency = ({ field, attribute }: Pick<OwnedAttribute, 'field' | 'attribute'>): boolean =>
  attribute === `${field}Currency`;

function fieldOf(own: OwnedAttribute, all: readonly OwnedAttribute[]): AdminField {
  const { field, attribute, column, spec } = own;
  const { widget, filter, sortable, numeric } = treatmentOf(spec);
  return {
    key: spec.kind === 'reference' ? field : attribute,
    attribute,
    column,
    label: spec.label ?? fieldLabel(spec.kind === 'reference' ? field : attribute),
    help: spec.help,
    spec,
    widget,
    numeric,
    sortable,
    filter,
    required: spec.required === true,
    readOnly: spec.readOnly === true,
    secret: spec.secret === true,
    target: spec.table,
    currency:
      spec.currency === undefined
        ? undefined
        : all.find((one) => one.field === field && isCurrency(one))?.attribute,
  };
}

const sortOf = (hint: string): SortTerm[] => [
  { key: hint.replace(/^-/, ''), descending: hint.startsWith('-') },
  // The same order on every page of a list needs a last word.
  ...(hint.replace(/^-/, '') === 'id' ? [] : [{ key: 'id', descending: hint.startsWith('-') }]),
];

/** The groups of the hints; what none of them names stands in a first group called Details. */
function groupsOf(
  fields: readonly AdminField[],
  given: Readonly<Record<string, readonly string[]>>,
): FieldGroup[] {
  const grouped = new Set(Object.values(given).flat());
  const own = fields.filter(({ key }) => !['id', 'createdAt', 'updatedAt', 'deletedAt'].includes(key));
  const rest = own.filter(({ key }) => !grouped.has(key)).map(({ key }) => key);
  const named = Object.entries(given).map(([title, keys]) => ({
    title,
    keys: keys.filter((key) => own.some((field) => field.key === key)),
  }));
  return [{ title: 'Details', keys: rest }, ...named]
    .filter(({ keys }) => keys.length > 0)
    .map((group, index) => ({ id: `g${index + 1}`, ...group }));
}

const relationOf = (edge: ModelEntry['inverses'][number]): Relation => ({
  name: edge.inverse,
  table: edge.table,
  field: edge.field,
  attribute: edge.attribute,
  rule: edge.onDelete,
});
