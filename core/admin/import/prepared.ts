/** A plan made ready to read rows with: looked up once, not for each row. */
import { may } from '../../actor';
import { lower, type AdminField, type AdminPage } from '../../describe';
import { checksOf, rulesOf, type Check } from '../../register';
import type { ModelEntry } from '../../registry';
import type { Admin } from '../context';
import { refusal } from '../problem';
import type { Reading } from '../form';
import { ID, importFields, keyFields, uniqueSets } from './import_fields';
import type { ImportPlan } from './import_plan';
import { cellReader } from './read_cell';

export interface Filled {
  readonly field: AdminField;
  /** Column of the file; nothing for a text that is the same in every row. */
  readonly at: number | undefined;
  readonly constant: string;
  readonly readNew: (text: string) => Reading;
  readonly readOld: (text: string) => Reading;
  readonly check: Check;
}

export interface Prepared {
  readonly admin: Admin;
  readonly page: AdminPage;
  readonly entry: ModelEntry;
  readonly plan: ImportPlan;
  readonly filled: readonly Filled[];
  readonly references: readonly Filled[];
  /** Column of the key; nothing where records are only added. */
  readonly keyAt: number | undefined;
  /** What no row fills and a new record must have. */
  readonly missing: readonly string[];
  /** Sets of values that may be there only once, as far as rows fill them. */
  readonly unique: readonly (readonly string[])[];
  readonly rules: ReturnType<typeof rulesOf>;
  /** Values that fields have by themselves, where they are the same for every record. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Whether nothing was in the way when all of it was tried: what has come since, the table itself refuses. */
  readonly trusts: boolean;
  /** Hooks of the model that rows go through. */
  readonly hooks: 'none' | 'before validation' | 'more';
}

function hooksOf({ definition, extensions }: ModelEntry): Prepared['hooks'] {
  const names = [definition, ...extensions.map((one) => one.definition)].flatMap(({ hooks }) =>
    Object.keys(hooks),
  );
  const writing = names.filter((name) => !['beforeDestroy', 'afterDestroy'].includes(name));
  if (writing.length === 0) return 'none';
  return writing.every((name) => name === 'beforeValidate') ? 'before validation' : 'more';
}

/**
 * What a plan asks for, held against what whoever acts may do now: a plan is kept, and rules change.
 * @throws a problem: 403 or 422
 */
export function preparedPlan(admin: Admin, whole: AdminPage, plan: ImportPlan): Prepared {
  const page = admin.seen(whole);
  const entry = admin.entryOf(page);
  if (!page.creatable)
    throw refusal(403, 'Not allowed', `A new ${lower(page.label)} needs fields that you may not fill in.`);
  const fields = new Map(importFields(page).map((field) => [field.attribute, field]));
  const asked = [...plan.targets.filter((one) => one !== null && one !== ID), ...Object.keys(plan.constants)];
  const unknown = asked.filter((one) => one !== null && !fields.has(one));
  if (unknown.length > 0)
    throw refusal(403, 'Not allowed', `${unknown.join(', ')} cannot be written by you any more.`);
  if (plan.key !== null && !may(`${page.table}.update`))
    throw refusal(403, 'Not allowed', `To change records takes the permission ${page.table}.update.`);
  if (plan.key !== null && plan.key !== ID && !keyFields(page).some((one) => one.attribute === plan.key))
    throw refusal(422, 'Cannot be imported', `${plan.key} does not tell one record from another.`);
  const checks = checksOf(entry);
  const fill = (attribute: string, at: number | undefined, constant = ''): Filled[] => {
    const field = fields.get(attribute);
    if (field === undefined) return [];
    return [
      {
        field,
        at,
        constant,
        readNew: cellReader(field, plan, true),
        readOld: cellReader(field, plan, false),
        check: checks.get(attribute) ?? (() => undefined),
      },
    ];
  };
  const filled = [
    ...plan.targets.flatMap((attribute, at) => (attribute === null ? [] : fill(attribute, at))),
    ...Object.entries(plan.constants).flatMap(([attribute, text]) => fill(attribute, undefined, text)),
  ];
  const names = new Set(filled.map(({ field }) => field.attribute));
  const keyAt = plan.key === null ? -1 : plan.targets.indexOf(plan.key);
  if (plan.key !== null && keyAt < 0)
    throw refusal(422, 'Cannot be imported', `No column fills ${plan.key}, by which records are found.`);
  return {
    admin,
    page,
    entry,
    plan,
    filled,
    references: filled.filter(({ field }) => field.spec.kind === 'reference'),
    keyAt: keyAt < 0 ? undefined : keyAt,
    missing: page.fields.flatMap(({ attribute, required, readOnly, spec }) =>
      required && !readOnly && spec.default === undefined && !names.has(attribute) ? attribute : [],
    ),
    unique: uniqueSets(entry).filter((set) => set.some((one) => names.has(one))),
    rules: rulesOf(entry),
    defaults: Object.fromEntries(
      entry.attributes.flatMap(({ attribute, spec }) =>
        spec.default === undefined || typeof spec.default === 'function' ? [] : [[attribute, spec.default]],
      ),
    ),
    trusts: plan.clean === true,
    hooks: hooksOf(entry),
  };
}
