/** What the form of the matrix sent: a role, the state the form was drawn from, and the state that is wanted. */
import { notUnderstood, type Wrong } from 'ordinal-host';

export interface GrantChange {
  /** Name of the role. */
  readonly role: string;
  /** Permissions that stood in the form; the others stay as they are. */
  readonly drawn: ReadonlySet<string>;
  /** Those that the role held when it was drawn. */
  readonly was: ReadonlySet<string>;
  /** Those that it is to hold. */
  readonly wanted: ReadonlySet<string>;
}

/** Names of the form that are no permissions: no permission begins with `~`. */
export const ROLE = '~role';
export const DRAWN = '~drawn';
export const WAS = '~was';

/** Names in one hidden member, a space between them. */
export const listed = (names: Iterable<string>): string => [...names].map(encodeURIComponent).join(' ');
const readList = (text: string): string[] => text.split(' ').filter(Boolean).map(decoded);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param known every permission there is
 * @throws what the host answers as 400, with every name that is not known
 */
export function readChange(body: unknown, known: ReadonlySet<string>): GrantChange {
  const given = Object.entries((body ?? {}) as Record<string, unknown>);
  const own: Record<string, string> = {};
  const wanted = new Set<string>();
  const wrong: Wrong[] = [];
  for (const [name, value] of given) {
    if (typeof value !== 'string') wrong.push({ name, message: 'may be given once' });
    else if ([ROLE, DRAWN, WAS].includes(name)) own[name] = value;
    else if (known.has(name)) wanted.add(name);
    else wrong.push({ name, message: 'is no permission' });
  }
  const drawn = new Set(readList(own[DRAWN] ?? ''));
  const was = new Set(readList(own[WAS] ?? ''));
  for (const name of drawn) if (!known.has(name)) wrong.push({ name, message: 'is no permission' });
  for (const name of new Set([...was, ...wanted]))
    if (known.has(name) && !drawn.has(name)) wrong.push({ name, message: 'did not stand in this form' });
  if (own[ROLE] === undefined) wrong.push({ name: ROLE, message: 'is required' });
  if (wrong.length > 0) throw notUnderstood(wrong);
  return { role: own[ROLE] ?? '', drawn, was, wanted };
}

/** What somebody wanted, over what has become of it meanwhile. A tick is on or off, so the two never contradict. */
export function merged(
  { drawn, was, wanted }: GrantChange,
  now: ReadonlySet<string>,
): {
  /** What the role is to hold of the permissions in the form. */
  readonly wanted: ReadonlySet<string>;
  /** Changed by whoever sent the form, and not stored yet. */
  readonly mine: ReadonlySet<string>;
  /** Changed by others since it was drawn. */
  readonly theirs: ReadonlySet<string>;
} {
  const touched = new Set([...drawn].filter((name) => was.has(name) !== wanted.has(name)));
  const result = new Set([...drawn].filter((name) => (touched.has(name) ? wanted.has(name) : now.has(name))));
  return {
    wanted: result,
    mine: new Set([...drawn].filter((name) => result.has(name) !== now.has(name))),
    theirs: new Set([...drawn].filter((name) => was.has(name) !== now.has(name))),
  };
}
