/** `new-model`: a model file and its test for a module that exists. */
import { closest } from '../discover';
import type { Finding } from '../findings';
import { rangeOf, type NumberRange } from '../numbering';
import { pickNumber } from './choose_range';
import { modelConflicts } from './conflicts';
import { defaultFields } from './default_fields';
import { readFieldSpec } from './field_spec';
import { plural } from './inflection';
import { nameFindings } from './model_request';
import { refusedPlan, type ScaffoldPlan } from './plan';
import { resolveReferences } from './plan_fields';
import { modelFileName, type PlannedModel } from './planned_model';
import type { KnownModule, ProjectFacts } from './project_facts';
import { didYouMean, refusal } from './refusal';
import { modelFile } from './templates/model_file';
import { modelTest } from './templates/test_file';

/** What was typed behind `new-model`. */
export interface NewModelRequest {
  readonly module: string;
  readonly name: string;
  /** `title:string(200):required`; none at all gives a name, a description and a status. */
  readonly fields: readonly string[];
  readonly table?: string | undefined;
  /** Default: the lowest free number of the module's range above every model pointed to. */
  readonly number?: number | undefined;
}

/** Plans a model. Touches nothing. */
export function planModel(request: NewModelRequest, facts: ProjectFacts): ScaffoldPlan {
  const module = findModule(request.module, facts);
  if ('code' in module) return refusedPlan(request.module, [module]);
  const table = request.table ?? plural(request.name);
  const read = request.fields.map(readFieldSpec);
  const early = [
    ...nameFindings(request.name),
    ...modelConflicts(request.name, table, facts),
    ...read.flatMap(({ findings }) => findings),
  ];
  if (early.length > 0) return refusedPlan(request.module, early);
  const holder = { name: request.name, table, module: request.module };
  const said = request.fields.length === 0 ? defaultFields(false) : read.flatMap(({ field }) => field ?? []);
  const resolved = resolveReferences(holder, said, facts.models);
  if (resolved.findings.length > 0) return refusedPlan(request.module, resolved.findings);
  const number = numberFor(request, module, resolved.above, facts);
  if (typeof number === 'object') return refusedPlan(request.module, [number]);
  const model: PlannedModel = { ...holder, number, fields: resolved.fields, targets: resolved.targets };
  return {
    module: request.module,
    models: [model],
    files: [
      { path: `${module.shown}/${modelFileName(model)}`, content: modelFile(model) },
      { path: `${module.shown}/tests/${model.name}.test.ts`, content: modelTest(model) },
    ],
    findings: [],
  };
}

function findModule(name: string, { modules }: ProjectFacts): KnownModule | Finding {
  const module = modules.find((one) => one.name === name);
  if (module?.own === true) return module;
  if (module !== undefined) {
    return refusal(
      `the module ${name} does not lie in this project, so nothing can be added to it`,
      [{ text: 'add the model to a module of your own, or extend one of its models with extendModel' }],
      [{ file: module.shown }],
    );
  }
  const own = modules.filter((one) => one.own).map((one) => one.name);
  return refusal(`there is no module ${name}`, [
    ...didYouMean(closest(name, own)),
    { command: `menu-cli new-module ${name}`, text: 'writes one' },
  ]);
}

function numberFor(
  { name, module, number }: NewModelRequest,
  { range }: KnownModule,
  above: number,
  { models, ranges }: ProjectFacts,
): number | Finding {
  const taken = new Set(models.map((model) => model.number));
  const own = models.filter((model) => model.module === module).map((model) => model.number);
  const span = range === undefined ? rangeOf(Math.min(...own), ranges) : { from: range[0], to: range[1] };
  if (number === undefined) {
    if (span === undefined) {
      return refusal(`${module} has no range that a number for ${name} could come from`, [
        { text: 'name a number with --number, or a range in module.ts' },
      ]);
    }
    return pickNumber(name, span, above, taken);
  }
  return numberFault(number, { name, above, taken, span }, models);
}

function numberFault(
  number: number,
  {
    name,
    above,
    taken,
    span,
  }: {
    name: string;
    above: number;
    taken: ReadonlySet<number>;
    span: Pick<NumberRange, 'from' | 'to'> | undefined;
  },
  models: ProjectFacts['models'],
): number | Finding {
  const next = span === undefined ? undefined : pickNumber(name, span, above, taken);
  const instead = typeof next === 'number' ? [{ text: `${next} is the next free number of the module` }] : [];
  const holder = models.find((model) => model.number === number);
  if (holder !== undefined) {
    return refusal(`the number ${number} is taken by ${holder.name}`, instead, [{ file: holder.shown }]);
  }
  if (number <= above) {
    return refusal(
      `${name} cannot be number ${number}: it points to ${above}, which would load later`,
      instead,
    );
  }
  return number;
}
