/** Rows of a new module as source: what its test and its demo seed write. */
import { className, title, type PlannedModel, type Target } from '../planned_model';
import { needed, sampleSource, titleField } from '../sample_value';

/** References a row cannot be made without, by field. */
export const requiredTargets = (model: PlannedModel): [field: string, target: Target][] =>
  model.fields.flatMap(({ name, required, table }): [string, Target][] => {
    const target = model.targets.get(name);
    return required && table !== undefined && target !== undefined ? [[name, target]] : [];
  });

/** The constant a row of a model is kept in: `invoiceLine`. */
export const rowVariable = (model: string): string => model.charAt(0).toLowerCase() + model.slice(1);

/**
 * Members of a sample row, each as source, references included.
 * @param index counts from 1
 */
export function sampleMembers(model: PlannedModel, index: number): string[] {
  const head = titleField(model.fields);
  const plain = needed(model.fields);
  const fields = head === undefined || plain.includes(head) ? plain : [head, ...plain];
  return [
    ...fields.map((field) => `${field.name}: ${sampleSource(field, index, title(model.name))}`),
    ...requiredTargets(model).map(([field, target]) => `${field}Id: ${rowVariable(target.model)}.id`),
  ];
}

/** `{ name: 'Invoice 1' }`, over several lines where it is long. `lead` is what stands before it on its line. */
export function objectSource(members: readonly string[], lead: number, indent: number): string {
  const line = members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  // Room for what may follow: `);`
  if (lead + line.length + 2 <= 110) return line;
  const pad = ' '.repeat(indent);
  return `{\n${members.map((member) => `${pad}  ${member},\n`).join('')}${pad}}`;
}

/**
 * Models whose rows have to be there before a row of `model`, in the order they are made: own ones as they are planned,
 * others as targets.
 */
export function forerunners(model: PlannedModel, own: readonly PlannedModel[]): (PlannedModel | Target)[] {
  const found: (PlannedModel | Target)[] = [];
  const visit = (one: PlannedModel): void => {
    for (const [, target] of requiredTargets(one)) {
      const planned = own.find(({ table }) => table === target.table);
      if (planned === one || found.some(({ table }) => table === target.table)) continue;
      if (planned !== undefined) visit(planned);
      found.push(planned ?? target);
    }
  };
  visit(model);
  return found;
}

/** True for a model of this plan, false for one that the project has already. */
export const isPlanned = (one: PlannedModel | Target): one is PlannedModel => 'fields' in one;

/** `Invoice`: the name in code of either. */
export const modelName = (one: PlannedModel | Target): string =>
  isPlanned(one) ? className(one.name) : one.model;
