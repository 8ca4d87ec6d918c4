/** Gives the models of a new module their numbers, tables, fields and references, in the order they load. */
import type { Finding } from '../findings';
import { pickNumber } from './choose_range';
import { modelConflicts } from './conflicts';
import { defaultFields } from './default_fields';
import { plural } from './inflection';
import type { ModelRequest } from './model_request';
import { asPointed } from './plan_fields';
import type { PlannedModel, Target } from './planned_model';
import type { ProjectFacts } from './project_facts';
import { referenceField, type Holder } from './reference_field';
import { findTarget, isFinding, type Pointed } from './targets';

interface Placed {
  readonly models: PlannedModel[];
  readonly findings: Finding[];
}

/**
 * @param request the module's name, and tables where the plural would be wrong
 * @param ordered models so that each comes after those it points to
 * @param span the range numbers are taken from
 */
export function placeModels(
  request: { readonly name: string; readonly tables?: ReadonlyMap<string, string> | undefined },
  ordered: readonly ModelRequest[],
  span: { readonly from: number; readonly to: number },
  facts: ProjectFacts,
): Placed {
  const taken = new Set(facts.models.map(({ number }) => number));
  const placed: Placed = { models: [], findings: [] };
  for (const { name, references } of ordered) {
    const holder = { name, table: request.tables?.get(name) ?? plural(name), module: request.name };
    const drawn = drawReferences(holder, references, facts, placed.models);
    placed.findings.push(...modelConflicts(name, holder.table, facts), ...drawn.findings);
    const number = pickNumber(name, span, drawn.above, taken);
    if (typeof number === 'object') {
      placed.findings.push(number);
      continue;
    }
    taken.add(number);
    placed.models.push({ ...holder, number, fields: drawn.fields, targets: drawn.targets });
  }
  return placed;
}

type Drawn = Pick<PlannedModel, 'fields' | 'targets'> & {
  readonly above: number;
  readonly findings: Finding[];
};

function drawReferences(
  holder: Holder,
  references: readonly string[],
  facts: ProjectFacts,
  before: readonly PlannedModel[],
): Drawn {
  const planned = before.map(asPointed);
  const self: Pointed = asPointed({ ...holder, number: -1, fields: [] });
  const found = references.map((said) => findTarget(said, holder.name, facts.models, [...planned, self]));
  const pointed = found.filter((one): one is Pointed => !isFinding(one));
  const taken = new Set(before.flatMap(({ fields }) => fields.flatMap(({ inverse }) => inverse ?? [])));
  const drawn = pointed.map((target) => ({ target, field: referenceField(holder, target, taken) }));
  const targets = new Map<string, Target>(drawn.map(({ target, field }) => [field.name, target]));
  const own = defaultFields(drawn.some(({ field }) => field.onDelete === 'CASCADE'));
  return {
    fields: [...own, ...drawn.map(({ field }) => field)],
    targets,
    above: Math.max(-1, ...pointed.map(({ number }) => number)),
    findings: found.filter(isFinding),
  };
}
