/** A reference as it is written in a model file, from what its builder has collected. */
import type { FieldSpec } from '../declare';

const text = (value: string): string =>
  `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

type Member = keyof FieldSpec;

/** Members in the brackets of the builder, and the word that answers each other one. */
const OPTIONS = ['onDelete', 'inverse'] as const satisfies readonly Member[];
const FLAGS = ['required', 'unique', 'secret', 'hidden'] as const satisfies readonly Member[];
const TEXTS = ['label', 'help', 'column'] as const satisfies readonly Member[];
const WRITTEN = new Set<string>([
  ...OPTIONS,
  ...FLAGS,
  ...TEXTS,
  'kind',
  'table',
  'index',
  'readOnly',
  'author',
  'default',
]);

/**
 * `reference('people', { onDelete: 'CASCADE' }).required()`
 * @returns `undefined` for what cannot be written from its data: another kind of field, a default that is a function
 */
export function referenceSource(spec: FieldSpec): string | undefined {
  const isKnown = Object.entries(spec).every(([member, value]) => value === undefined || WRITTEN.has(member));
  const { kind, table, default: given, author, readOnly } = spec;
  if (kind !== 'reference' || table === undefined || !isKnown) return undefined;
  if (given !== undefined && typeof given !== 'string') return undefined;
  const options = OPTIONS.flatMap((name) =>
    spec[name] === undefined ? [] : [`${name}: ${text(spec[name])}`],
  );
  return [
    `reference(${text(table)}${options.length === 0 ? '' : `, { ${options.join(', ')} }`})`,
    ...(author === undefined ? [] : [`${author}()`]),
    ...FLAGS.flatMap((name) => (spec[name] === true ? [`${name}()`] : [])),
    ...(given === undefined ? [] : [`default(${text(given)})`]),
    ...(readOnly === true && author === undefined ? ['readOnly()'] : []),
    ...TEXTS.flatMap((name) => (spec[name] === undefined ? [] : [`${name}(${text(spec[name])})`])),
  ].join('.');
}
