import { buildersOf, fieldSource } from '../field_source';
import { className, title, type PlannedModel } from '../planned_model';
import { quoted, type PlannedField } from '../planned_field';
import { titleField } from '../sample_value';
import { commentSource, importSource, listSource } from '../source_text';

/** Fields a list can show in a cell. */
const SHOWN = new Set([
  'string',
  'email',
  'url',
  'phone',
  'integer',
  'bigint',
  'decimal',
  'money',
  'boolean',
  'date',
  'datetime',
  'enum',
  'ref',
]);
const SEARCHED = new Set(['string', 'text', 'email']);
const FILTERED = new Set(['enum', 'boolean', 'ref']);
const LIST_LENGTH = 5;

const namesOf = (fields: readonly PlannedField[], kinds: ReadonlySet<string>): string[] =>
  fields.filter(({ kind, secret, hidden }) => kinds.has(kind) && !secret && !hidden).map(({ name }) => name);

/** The text of `360_invoice_model.ts`. */
export function modelFile(model: PlannedModel): string {
  const { fields } = model;
  return [
    importSource(['defineModel', ...buildersOf(fields)], 'ordinal-host'),
    '',
    commentSource(`${title(model.name)}.`),
    `export default defineModel(${quoted(className(model.name))}, {`,
    `  table: ${quoted(model.table)},`,
    '  fields: {',
    ...fields.map((field) => fieldSource(field, 4)),
    '  },',
    ...adminSource(fields),
    '});',
    '',
  ].join('\n');
}

function adminSource(fields: readonly PlannedField[]): string[] {
  const head = titleField(fields);
  const list = [...namesOf(fields, SHOWN).slice(0, LIST_LENGTH), 'createdAt'];
  const line = (key: string, names: readonly string[]): string[] => {
    const start = `    ${key}: `;
    return names.length === 0 ? [] : [`${start}${listSource(names.map(quoted), start.length, 4)},`];
  };
  return [
    '  admin: {',
    ...line('list', list),
    ...line('search', namesOf(fields, SEARCHED)),
    ...line('filter', namesOf(fields, FILTERED)),
    "    sort: '-createdAt',",
    ...(head === undefined ? [] : [`    title: ${quoted(head.name)},`]),
    '  },',
  ];
}
