/** What came in from a form, by field: the very strings, and the values they stand for. One table from widget to reading. */
import type { FieldKind, FieldSpec } from '../../declare';
import { placed, readMoment } from '../../register';
import type { AdminField, AdminPage } from '../../describe';
import type { ModelEntry } from '../../registry';
import { refusal } from '../problem';
import { readList as readItems } from './list_text';

/** A value, or what is wrong with the text. `skip`: the field was left alone. */
export type Reading = { readonly value: unknown } | { readonly wrong: string } | { readonly skip: true };

/** Attribute -> the text that was typed. */
export type Typed = Readonly<Record<string, string>>;

/** Names of a form that are no fields: no field's name begins with `~`. */
const OWN_NAMES = new Set(['~do', '~version']);

/** The fields a form shows and may change. */
export const writable = (page: AdminPage): AdminField[] => page.fields.filter((field) => !field.readOnly);

/** The attributes a form may send, the currencies of amounts among them. */
const sendable = (page: AdminPage): string[] =>
  writable(page).flatMap(({ attribute, currency }) =>
    currency === undefined ? [attribute] : [attribute, currency],
  );

/** Members that the model takes and whoever is acting may not fill in: a rule hides them or keeps them as they are. */
export function membersKeptFrom(
  { attributes }: ModelEntry,
  page: AdminPage,
  names: readonly string[],
): string[] {
  const known = new Set(sendable(page));
  const taken = new Set(
    attributes.flatMap(({ attribute, spec }) =>
      spec.readOnly !== true && spec.hidden !== true ? attribute : [],
    ),
  );
  return names.filter((name) => taken.has(name) && !known.has(name));
}

/**
 * Takes a form apart. Only a switch, which has a hidden partner, sends its name twice; its last value counts.
 * @throws a problem: 400 that names every member that does not belong here, or comes twice
 */
export function readForm(
  page: AdminPage,
  given: unknown,
): { typed: Typed; does: string; version: string; searches: Typed } {
  const known = new Set(sendable(page));
  const typed: Record<string, string> = {};
  const searches: Record<string, string> = {};
  const own: Record<string, string> = {};
  const unknown: string[] = [];
  const switches = new Set(
    writable(page).flatMap(({ spec, attribute }) => (spec.kind === 'boolean' ? attribute : [])),
  );
  const body = (given ?? {}) as Record<string, unknown>;
  const repeated = Object.keys(body).filter((name) => Array.isArray(body[name]) && !switches.has(name));
  for (const [name, sent] of Object.entries(body)) {
    const last: unknown = Array.isArray(sent) ? sent.at(-1) : sent;
    // Browsers end lines with two characters; what was stored had one.
    const text = typeof last === 'string' ? last.replaceAll('\r\n', '\n') : '';
    if (known.has(name)) typed[name] = text;
    else if (OWN_NAMES.has(name)) own[name] = text;
    else if (name.startsWith('q.') && page.byKey.get(name.slice(2))?.target !== undefined)
      searches[name.slice(2)] = text;
    else unknown.push(name);
  }
  if (unknown.length > 0) throw unknownMembers(unknown);
  if (repeated.length > 0) throw membersAtFault(repeated, 'may be given once');
  return { typed, does: own['~do'] ?? 'save', version: own['~version'] ?? '', searches };
}

const membersAtFault = (names: readonly string[], message: string): Error =>
  refusal(
    400,
    'Members not understood',
    `${names.join(', ')} ${message}.`,
    names.map((name) => ({ name, message })),
  );

export const unknownMembers = (names: readonly string[]): Error =>
  membersAtFault(names, 'cannot be set here');

const NUMBER_WITH_COMMAS = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const exact = (text: string): string => {
  const bare = text.trim().replace('−', '-');
  return NUMBER_WITH_COMMAS.test(bare) ? bare.replaceAll(',', '') : bare;
};

/** `2026-05-01 09:30`, `2026-05-01T09:30:00` or with a zone; without one it is UTC, as the form says. */
function moment(text: string): Reading {
  const typed = text.trim();
  const value = /[T ]/.test(typed) ? readMoment(typed) : undefined;
  return value === undefined ? { wrong: 'must be a moment such as 2026-05-01 09:30' } : { value };
}

function jsonValue(text: string): Reading {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const before = text.slice(0, at === undefined ? text.length : Number(at)).split('\n');
    return { wrong: `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}: this is not JSON` };
  }
}

const asIs = (text: string): Reading => ({ value: text });
const integer = (text: string): Reading =>
  /^-?\d{1,15}$/.test(exact(text)) ? { value: Number(exact(text)) } : { wrong: 'must be a whole number' };

const READERS: { readonly [K in FieldKind]: (text: string, spec: FieldSpec) => Reading } = {
  string: asIs,
  text: asIs,
  integer,
  bigint: (text) => asIs(exact(text)),
  decimal: (text) => asIs(exact(text)),
  boolean: (text) =>
    text === 'true' || text === 'false' ? { value: text === 'true' } : { wrong: 'must be true or false' },
  date: (text) => asIs(text.trim()),
  datetime: moment,
  uuid: (text) => asIs(text.trim()),
  json: jsonValue,
  enumeration: asIs,
  array: (text, spec) => itemValues(text, spec),
  reference: (text) => asIs(text.trim()),
  raw: asIs,
};

function itemValues(text: string, spec: FieldSpec): Reading {
  const item = spec.item ?? { kind: 'text' as const };
  const readings = readItems(text).map((part, index): Reading => {
    const reading = READERS[item.kind](part, item);
    return 'wrong' in reading ? { wrong: placed([index], reading.wrong) } : reading;
  });
  const wrong = readings.find((reading) => 'wrong' in reading);
  return wrong ?? { value: readings.map((reading) => ('value' in reading ? reading.value : null)) };
}

/**
 * The value a typed text stands for. Left empty, a field that need not be filled is nothing, one with a default takes
 * it on a new record, and a secret stays as it was.
 */
export function readText(field: AdminField, text: string, isNew: boolean): Reading {
  if (text !== '') return READERS[field.spec.kind](text, field.spec);
  if (field.secret)
    return field.required && isNew && field.spec.default === undefined
      ? { wrong: 'is required' }
      : { skip: true };
  if (isNew && field.spec.default !== undefined) return { skip: true };
  // A raw column may have a value of the database's own: only what is left out gets it.
  if (!field.required) return isNew && field.spec.kind === 'raw' ? { skip: true } : { value: null };
  return field.spec.kind === 'array' ? { value: [] } : { wrong: 'is required' };
}
