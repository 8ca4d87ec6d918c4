/** `new-module`: from what was asked for and what there is to the files of a working module. */
import { closest, CONTEXTS, type Context } from '../discover';
import type { Finding } from '../findings';
import { badRange, chooseRange, readRange } from './choose_range';
import { dependencyOrder } from './dependency_order';
import { singular } from './inflection';
import { moduleFiles } from './module_files';
import { readModelList, type ModelRequest } from './model_request';
import { mendedName, nameFault } from './names';
import { refusedPlan, type ScaffoldPlan } from './plan';
import { placeModels } from './place_models';
import { title } from './planned_model';
import type { ProjectFacts } from './project_facts';
import { didYouMean, refusal } from './refusal';

/** What was typed behind `new-module`. */
export interface ModuleRequest {
  readonly name: string;
  /** Default `admin`. */
  readonly context?: string | undefined;
  /** `360-379`; default: a range nobody has taken. */
  readonly range?: string | undefined;
  /** `invoice,invoice_line:invoice`; default: one model, the module's name in the singular. */
  readonly models?: string | undefined;
  /** For people; default: the name with a capital. */
  readonly title?: string | undefined;
  /** Model -> table, where the plural would be wrong. */
  readonly tables?: ReadonlyMap<string, string> | undefined;
}

/** Plans a module. Touches nothing. */
export function planModule(request: ModuleRequest, facts: ProjectFacts): ScaffoldPlan {
  const { requests, findings: listed } = readModelList(request.models ?? singular(request.name));
  const context = request.context ?? 'admin';
  const { ordered, findings: circles } = dependencyOrder(requests);
  const early = [
    ...moduleNameFindings(request.name, facts),
    ...contextFindings(context),
    ...listed,
    ...circles,
    ...unusedTables(request.tables, requests),
  ];
  if (early.length > 0) return refusedPlan(request.name, early);
  const span = spanFor(request, context as Context, ordered, facts);
  if ('code' in span) return refusedPlan(request.name, [span]);
  const placed = placeModels(request, ordered, span, facts);
  const [first, ...others] = placed.models;
  if (placed.findings.length > 0 || first === undefined) return refusedPlan(request.name, placed.findings);
  const files = moduleFiles({
    name: request.name,
    context: context as Context,
    title: request.title ?? title(request.name),
    range: [span.from, span.to],
    models: [first, ...others],
  });
  return { module: request.name, models: placed.models, files, findings: [] };
}

function moduleNameFindings(name: string, { modules }: ProjectFacts): Finding[] {
  const fault = nameFault('module', name);
  if (fault !== undefined) {
    const mended = mendedName('module', name);
    const better = mended !== name && nameFault('module', mended) === undefined;
    return [
      refusal(`'${name}' cannot be the name of a module: it ${fault}`, [
        { text: better ? `call it ${mended}` : 'use lower-case words with underscores: sales_orders' },
      ]),
    ];
  }
  const there = modules.find((module) => module.name === name);
  if (there === undefined) return [];
  return [
    refusal(
      `there is a module ${name} already`,
      [
        { command: `menu-cli new-model ${name} NAME`, text: 'adds a model to it' },
        { text: 'or choose another name; module names are unique over all contexts' },
      ],
      [{ file: there.shown }],
    ),
  ];
}

function contextFindings(context: string): Finding[] {
  if ((CONTEXTS as readonly string[]).includes(context)) return [];
  return [
    refusal(`there is no context ${context}`, [
      ...didYouMean(closest(context, CONTEXTS)),
      { text: `contexts are ${CONTEXTS.join(', ')}` },
    ]),
  ];
}

function unusedTables(tables: ModuleRequest['tables'], requests: readonly ModelRequest[]): Finding[] {
  const names = requests.map(({ name }) => name);
  return [...(tables?.keys() ?? [])]
    .filter((name) => !names.includes(name))
    .map((name) =>
      refusal(`--table names the model ${name}, which is not asked for`, didYouMean(closest(name, names))),
    );
}

function spanFor(
  request: ModuleRequest,
  context: Context,
  ordered: readonly ModelRequest[],
  facts: ProjectFacts,
): { readonly from: number; readonly to: number } | Finding {
  if (request.range !== undefined) return readRange(request.range) ?? badRange(request.range);
  const said = new Set(ordered.flatMap(({ references }) => references));
  const targets = facts.models.filter(
    ({ name, table }) => said.has(name) || (table !== undefined && said.has(table)),
  );
  const names = ordered.map(({ name }) => name);
  return chooseRange(context, names, Math.max(-1, ...targets.map(({ number }) => number)), facts);
}
