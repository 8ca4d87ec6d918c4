/** Every foreign key and every extension must point downhill. */
import type { AnyField, FieldSpec } from '../declare';
import type { Finding, Place, WayOut } from '../findings';
import type { LoadedModel } from '../load';
import { rangeOf, rangeTitle } from '../numbering';
import type { Need, OrderEdge } from '../order';
import { commandOf, freeBetween, mendPair, roomsFor, type Cycle } from '../renumber';
import type { Facts } from './facts';
import { referenceSource } from './reference_source';

/** `orders`, or `User + team` for an extension: what a person calls a file. */
export const called = ({ definition, file }: LoadedModel): string => {
  if (definition.kind === 'model') return definition.table;
  return definition.kind === 'extension'
    ? `${file.module}/${file.name}, which extends ${definition.model},`
    : file.name;
};

/** References and extensions that load before what they need, and circles. */
export function uphill(facts: Facts): Finding[] {
  const wrong = facts.related.edges.filter(
    ({ from, to }) => from !== to && from.file.number < to.file.number,
  );
  const shared = facts.related.edges.filter(
    ({ from, to }) => from !== to && from.file.number === to.file.number,
  );
  if (wrong.length === 0 && shared.length === 0) return [];
  const { cycles } = facts.layout();
  const cuts = new Set(cycles.map(({ cut }) => cut));
  return [
    ...cycles.map((cycle) => circle(facts, cycle)),
    ...wrong
      .filter((edge) => !cuts.has(edge))
      .map((edge) => (edge.need === undefined ? tooLow(facts, edge) : forward(facts, edge, edge.need))),
  ];
}

function forward(facts: Facts, edge: OrderEdge, need: Need): Finding {
  const { from, to } = edge;
  const isExtension = from.definition.kind === 'extension';
  return {
    code: 'ORDER_FORWARD_REFERENCE',
    level: 'error',
    summary: `${called(from)} (${from.file.number}) needs ${called(to)} (${to.file.number}), which loads later`,
    at: [facts.placeOfNeed(from, need), { file: to.file.shown }],
    waysOut: [
      ...renumbering(facts, edge),
      isExtension
        ? { text: `give the extension a number above ${to.file.number}` }
        : { text: `move ${need.field} into an extension file with a number above ${to.file.number}` },
    ],
  };
}

function tooLow(facts: Facts, edge: OrderEdge): Finding {
  const { from, to } = edge;
  return {
    code: 'ORDER_EXTENSION_TOO_LOW',
    level: 'error',
    summary: `${from.file.name} (${from.file.number}) extends ${called(to)} (${to.file.number}), which loads later`,
    at: [{ file: from.file.shown }, { file: to.file.shown }],
    waysOut: [...renumbering(facts, edge), { text: `give the extension a number above ${to.file.number}` }],
  };
}

/** The smallest renumbering that mends one pair, as a command. */
function renumbering(facts: Facts, { from, to }: OrderEdge): WayOut[] {
  const layout = facts.layout();
  const moves = mendPair(layout, from.file, to.file);
  if (moves === undefined) return [];
  const [first] = moves.values();
  const range = moves.size === 1 && first !== undefined ? rangeOf(first, facts.ranges) : undefined;
  const text = range && { text: `${first} is the next free number in ${rangeTitle(range)}` };
  return [{ command: commandOf(layout, moves), ...text }];
}

function circle(facts: Facts, { path, cut }: Cycle): Finding {
  const names = [...path, path[0] as OrderEdge].map(({ from }) => called(from));
  return {
    code: 'ORDER_CYCLE',
    level: 'error',
    summary: `references run in a circle: ${names.join(' -> ')}`,
    at: path.map(({ from, need }): Place =>
      need === undefined ? { file: from.file.shown } : facts.placeOfNeed(from, need),
    ),
    waysOut: [{ text: moveToExtension(facts, cut) }],
  };
}

/** `move customer from ... into modules/admin/orders/305_order_customer_model.ts: export default extendModel(...)` */
function moveToExtension(facts: Facts, { from, to, need }: OrderEdge): string {
  const layout = facts.layout();
  const slot = layout.byFile.get(from.file.file);
  const above = Math.max(from.file.number, to.file.number);
  const number =
    slot && freeBetween([...roomsFor(slot, layout), ...facts.ranges], above, Infinity, layout.taken);
  const field = need?.field ?? '';
  const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const file = from.file.shown.replace(/[^/]+$/, `${number ?? 'NNN'}_${from.file.name}_${snake}_model.ts`);
  const model = from.definition.kind === 'model' ? from.definition.name : from.file.name;
  const spec = specOf(from, field);
  const source = spec && referenceSource(spec);
  const code = `export default extendModel('${model}', { fields: { ${field}: ${source ?? '...'} } });`;
  return `move ${field}${source === undefined ? ' as it is written' : ''} from ${from.file.shown} into ${file}: ${code}`;
}

const specOf = ({ definition }: LoadedModel, field: string): FieldSpec | undefined =>
  (definition.fields as Readonly<Record<string, AnyField>>)[field]?.spec;
