/** What came in from a form: the very strings, by field, and what stands beside them. */
import type { AdminPage } from '../../describe';
import type { ModelEntry } from '../../registry';
import { refusal } from '../problem';
import { writable, type Typed } from './form_input';

/** Names of a form that are no fields: no field's name begins with `~`. */
const OWN_NAMES = new Set(['~do', '~version', '~was']);
/** Whose value is taken of a field that two people have changed: `~take.status`. */
const TAKE = '~take.';

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

/** What a form has sent. */
export interface FormRead {
  readonly typed: Typed;
  /** Which button was pressed. */
  readonly does: string;
  /** The moment of the record's last change as the form saw it. */
  readonly version: string;
  /** The texts the form was opened with. */
  readonly was: Typed;
  /** What references are searched for, by key. */
  readonly searches: Typed;
  /** Whose value is taken, by attribute. */
  readonly takes: Typed;
}

/**
 * Takes a form apart. Only a switch, which has a hidden partner, sends its name twice; its last value counts.
 * @throws a problem: 400 that names every member that does not belong here, or comes twice
 */
export function readForm(page: AdminPage, given: unknown): FormRead {
  const known = new Set(sendable(page));
  const typed: Record<string, string> = {};
  const searches: Record<string, string> = {};
  const own: Record<string, string> = {};
  const takes: Record<string, string> = {};
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
    else if (name.startsWith(TAKE) && known.has(name.slice(TAKE.length)))
      takes[name.slice(TAKE.length)] = text;
    else if (name.startsWith('q.') && page.byKey.get(name.slice(2))?.target !== undefined)
      searches[name.slice(2)] = text;
    else unknown.push(name);
  }
  if (unknown.length > 0) throw unknownMembers(unknown);
  if (repeated.length > 0) throw membersAtFault(repeated, 'may be given once');
  return {
    typed,
    does: own['~do'] ?? 'save',
    version: own['~version'] ?? '',
    was: textsIn(own['~was'] ?? '', known),
    searches,
    takes,
  };
}

/** The texts a form was opened with, as it carries them along; what it does not know of is left out. */
function textsIn(json: string, known: ReadonlySet<string>): Typed {
  try {
    const texts: unknown = JSON.parse(json);
    if (typeof texts !== 'object' || texts === null) return {};
    return Object.fromEntries(
      Object.entries(texts).filter(
        (one): one is [string, string] => known.has(one[0]) && typeof one[1] === 'string',
      ),
    );
  } catch {
    return {};
  }
}

/** Secrets are not carried along. */
export const carriedTexts = (page: AdminPage, texts: Typed): string =>
  JSON.stringify(
    Object.fromEntries(
      writable(page)
        .filter(({ secret }) => !secret)
        .flatMap(({ attribute, currency }) => (currency === undefined ? [attribute] : [attribute, currency]))
        .map((name) => [name, texts[name] ?? '']),
    ),
  );

const membersAtFault = (names: readonly string[], message: string): Error =>
  refusal(
    400,
    'Members not understood',
    `${names.join(', ')} ${message}.`,
    names.map((name) => ({ name, message })),
  );

export const unknownMembers = (names: readonly string[]): Error =>
  membersAtFault(names, 'cannot be set here');
