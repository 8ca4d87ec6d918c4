/** Puts a model's references and fields together and checks them against each other. */
import type { Finding } from '../findings';
import type { PlannedField } from './planned_field';
import { className, type PlannedModel, type Target } from './planned_model';
import type { KnownModel } from './project_facts';
import { inverseFor, type Holder } from './reference_field';
import { refusal } from './refusal';
import { findTarget, isFinding, type Pointed } from './targets';

/** The model with its own name among those it can point to. */
export const asPointed = (model: Omit<PlannedModel, 'targets'>): Pointed => ({
  number: model.number,
  name: model.name,
  model: className(model.name),
  table: model.table,
  module: model.module,
  names: model.fields.map(({ name }) => name),
});

export interface Resolved {
  readonly fields: readonly PlannedField[];
  readonly targets: ReadonlyMap<string, Target>;
  /** The highest number pointed to; -1 without references. */
  readonly above: number;
  readonly findings: readonly Finding[];
}

/**
 * Resolves the tables that `ref(...)` fields name (by table or by model) and gives each other side a name.
 * @param self what `ref(<own table>)` means
 */
export function resolveReferences(
  holder: Holder,
  fields: readonly PlannedField[],
  known: readonly KnownModel[],
): Resolved {
  const self: Pointed = {
    ...holder,
    number: -1,
    model: className(holder.name),
    names: fields.map(({ name }) => name),
  };
  const targets = new Map<string, Target>();
  const taken = new Map<string, Set<string>>();
  const findings: Finding[] = [...twice(holder, fields)];
  let above = -1;
  const resolved = fields.map((field) => {
    if (field.table === undefined) return field;
    const target = findTarget(field.table, `${holder.name}.${field.name}`, known, [self]);
    if (isFinding(target)) {
      findings.push(target);
      return field;
    }
    above = Math.max(above, target.number);
    targets.set(field.name, target);
    const names = taken.get(target.table) ?? new Set<string>();
    taken.set(target.table, names);
    return named(field, holder, target, names);
  });
  return { fields: resolved, targets, above, findings };
}

/** The reference with a table that exists and a name for its other side, where one is free. */
function named(field: PlannedField, holder: Holder, target: Pointed, taken: Set<string>): PlannedField {
  const inverse = field.inverse ?? inverseFor(holder, target, taken);
  if (inverse === undefined) return { ...field, table: target.table };
  taken.add(inverse);
  return { ...field, table: target.table, inverse };
}

function twice(holder: Holder, fields: readonly PlannedField[]): Finding[] {
  const attribute = ({ name, table }: PlannedField): string => (table === undefined ? name : `${name}Id`);
  const repeated = fields.filter(
    (field, index) =>
      fields.findIndex((other) => other.name === field.name || attribute(other) === attribute(field)) < index,
  );
  return repeated.map(({ name }) =>
    refusal(`${holder.name} has the field ${name} twice`, [{ text: 'name each field once' }]),
  );
}
