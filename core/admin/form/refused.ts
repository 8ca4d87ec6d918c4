/** What the database or a rule of the model refused, as complaints at fields. */
import { ForeignKeyConstraintError, UniqueConstraintError, ValidationError } from 'sequelize';
import type { ModelEntry } from '../../registry';
import type { AdminPage } from '../../describe';
import { refusedValue } from './data_error';
import type { Wrongs } from './form_values';
import { onlySeen } from './only_seen';
import { GONE } from './pointed_at';
import { takenFields } from './taken';
import { describeError } from '../../web';

/** Complaints by attribute for an error of a write; undefined when the error is something else. */
export function refusedFields(entry: ModelEntry, page: AdminPage, error: unknown): Wrongs | undefined {
  const wrong = complaintsOf(entry, page, error) ?? refusedByListener(page, error);
  return wrong === undefined ? undefined : onlySeen(entry, page, wrong);
}

/** A listener may refuse a change and name the fields at fault; a refusal without them is a page of its own. */
function refusedByListener(page: AdminPage, error: unknown): Wrongs | undefined {
  const { status, errors = [] } = describeError(error);
  if (status !== 422 || errors.length === 0) return undefined;
  return Object.fromEntries(
    errors.map(({ name, message }) => [page.byKey.get(name)?.attribute ?? name, message]),
  );
}

function complaintsOf(entry: ModelEntry, page: AdminPage, error: unknown): Wrongs | undefined {
  if (error instanceof UniqueConstraintError) return takenFields(entry, page, error);
  if (error instanceof ForeignKeyConstraintError) return missingTarget(entry, error);
  if (error instanceof ValidationError) {
    // A rule may name the reference, `customer`, where the form has its key, `customerId`.
    const attributeOf = (name: string): string => page.byKey.get(name)?.attribute ?? name;
    return Object.fromEntries(error.errors.map(({ path, message }) => [attributeOf(path ?? ''), message]));
  }
  return checkViolation(entry, error) ?? refusedValue(entry, error);
}

const attributeOfColumn = (entry: ModelEntry, name: string): string | undefined =>
  entry.attributes.find(({ column, attribute }) => column === name || attribute === name)?.attribute;

/** PostgreSQL names the constraint; the detail names the column: `Key (customer_id)=(...) is not present`. */
function missingTarget(entry: ModelEntry, error: ForeignKeyConstraintError): Wrongs {
  const detail = String((error.parent as { detail?: unknown } | undefined)?.detail ?? '');
  const column = /^Key \((\w+)\)/.exec(detail)?.[1] ?? '';
  const attribute = attributeOfColumn(entry, column) ?? '';
  return { [attribute]: GONE };
}

/** A CHECK named `<table>_<rule>_check` that the schemas did not catch. */
function checkViolation(entry: ModelEntry, error: unknown): Wrongs | undefined {
  const { code, constraint } = ((error as { parent?: object } | null)?.parent ?? {}) as {
    code?: string;
    constraint?: string;
  };
  if (code !== '23514') return undefined;
  const rule = (constraint ?? '').replace(new RegExp(`^${entry.table}_`), '').replace(/_check$/, '');
  const attribute = attributeOfColumn(entry, rule);
  return attribute === undefined
    ? { '': `breaks the rule ${rule.replaceAll('_', ' ')}` }
    : { [attribute]: 'is not allowed' };
}
