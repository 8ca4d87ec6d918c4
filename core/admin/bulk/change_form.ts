/** What a form about many records says: which fields are set, and to what. */
import type { AdminField, AdminPage } from '../../describe';
import { readForm, writable, type Typed } from '../form';
import { badParameters } from '../../query';
import { SELECTING, textsIn } from './selection';

export interface ChangeAsked {
  /** Attributes that are set. */
  readonly set: readonly string[];
  readonly typed: Typed;
  /** One field and its value, chosen in the list itself. */
  readonly isQuick: boolean;
  /** `apply`, `pick.<field>`, or nothing when the form is first asked for. */
  readonly does: string;
  /** How many records the form spoke of. */
  readonly expected: number | undefined;
  readonly searches: Typed;
}

const OWN = ['~set', '~quick', '~expected'];

/** Fields that may be the same on many records. */
export const settable = (page: AdminPage): AdminField[] =>
  writable(page).filter(({ secret, spec }) => !secret && spec.unique !== true);

/** The page with those fields alone: a form is made of it like any other. */
export function settablePage(page: AdminPage): AdminPage {
  const fields = settable(page);
  return { ...page, fields, byKey: new Map(fields.map((field) => [field.key, field])) };
}

/**
 * Values that a list offers to set without a form, e.g. `status=closed`: few words, or yes and no.
 * A table with more such fields has the form for the others.
 */
export const quickFields = (page: AdminPage): AdminField[] =>
  settable(page)
    .filter(({ spec }) => spec.kind === 'enumeration' || spec.kind === 'boolean')
    .slice(0, QUICK);
const QUICK = 2;

/** An amount is in its usual currency until somebody says another. */
const currencies = (page: AdminPage): Typed =>
  Object.fromEntries(
    settable(page).flatMap(({ currency, spec }) =>
      currency === undefined ? [] : [[currency, spec.currency ?? '']],
    ),
  );

/** @throws a problem: 400 for members that do not belong here */
export function readChange(page: AdminPage, body: Readonly<Record<string, unknown>>): ChangeAsked {
  const attributes = settable(page).map(({ attribute }) => attribute);
  const rest = Object.fromEntries(
    Object.entries(body).filter(([name]) => !SELECTING.includes(name) && !OWN.includes(name)),
  );
  const { typed, does, searches } = readForm(settablePage(page), rest);
  const [quick = ''] = textsIn(body['~quick']);
  const cut = quick.indexOf('=');
  const quickly: Typed = quick === '' ? {} : { [quick.slice(0, cut)]: quick.slice(cut + 1) };
  const set = [...textsIn(body['~set']), ...Object.keys(quickly)];
  const unknown = set.filter((name) => !attributes.includes(name));
  if (unknown.length > 0)
    throw badParameters(unknown.map((name) => ({ name: '~set', message: `cannot be ${name}` })));
  const [expected] = textsIn(body['~expected']);
  return {
    set: [...new Set(set)],
    typed: { ...currencies(page), ...typed, ...quickly },
    isQuick: quick !== '',
    does: '~do' in rest ? does : '',
    expected: expected === undefined ? undefined : Number(expected),
    searches,
  };
}
