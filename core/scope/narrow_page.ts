/** A model as somebody sees it from whom fields are hidden, or who may not change some. */
import { freeze, type FieldScope } from '../declare';
import type { AdminField, AdminPage } from '../describe';

/** A required field that nobody can fill in who is kept from it. */
const isMissed = ({ required, spec, readOnly }: AdminField): boolean =>
  required && spec.default === undefined && !readOnly;

/** Made once for each scope: within a request a description is one and the same. */
const narrowed = new WeakMap<FieldScope, WeakMap<AdminPage, AdminPage>>();

/**
 * The description without what is hidden: everything that is made of it, lists, filters, forms, answers in JSON, knows
 * nothing of those fields.
 */
export function narrowPage(page: AdminPage, scope: FieldScope): AdminPage {
  if (scope.hidden.size === 0 && scope.readOnly.size === 0) return page;
  const known = narrowed.get(scope)?.get(page);
  if (known !== undefined) return known;
  const made = narrow(page, scope);
  narrowed.set(scope, (narrowed.get(scope) ?? new WeakMap<AdminPage, AdminPage>()).set(page, made));
  return made;
}

function narrow(page: AdminPage, { hidden, readOnly }: FieldScope): AdminPage {
  const isKept = ({ key, readOnly: never }: AdminField): boolean => !never && readOnly.has(key);
  const fields = page.fields
    .filter(({ key }) => !hidden.has(key))
    .map((field) => (isKept(field) ? { ...field, readOnly: true } : field));
  if (fields.length === page.fields.length && !page.fields.some(isKept)) return page;
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const attributes = new Set(fields.map(({ attribute }) => attribute));
  const keys = (all: readonly string[]): string[] => all.filter((key) => byKey.has(key));
  const kept = page.fields.filter(({ key }) => hidden.has(key) || readOnly.has(key));
  const editable = page.editable && fields.some((field) => !field.readOnly);
  return freeze({
    ...page,
    fields,
    byKey,
    editable,
    creatable: page.creatable && editable && !kept.some(isMissed),
    title: page.title.filter((attribute) => attributes.has(attribute)),
    columns: keys(page.columns),
    search: page.search.filter((attribute) => attributes.has(attribute)),
    filters: keys(page.filters),
    sums: keys(page.sums),
    sort: page.sort.filter(({ key }) => byKey.has(key)),
    groups: page.groups
      .map((group) => ({ ...group, keys: keys(group.keys) }))
      .filter((group) => group.keys.length > 0),
  });
}
