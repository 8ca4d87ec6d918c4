/** Filters as an address writes them, looked up in descriptions: `f.status=active`, `f.amount.gte=100`, `f.customer.city=Ghent`. */
import type { AdminField, AdminPage } from '../describe';
import type { ProblemDetail } from '../web';
import { readFilterValue } from './filter_values';

export type Bound = 'gte' | 'lte';

/** A step along a reference: the field, and the table it leads to. */
export interface Hop {
  readonly field: AdminField;
  readonly page: AdminPage;
}

export interface Filter {
  /** What stands behind `f.` in an address: `status`, `customer.city`. */
  readonly name: string;
  /** The way to the table of the field; empty for a field of the list's own. */
  readonly via: readonly Hop[];
  readonly field: AdminField;
  /** Equal to one of these; empty when only bounds are given. */
  readonly values: readonly string[];
  readonly bounds: Readonly<Partial<Record<Bound, string>>>;
}

/** Descriptions by table; nothing for a table that may not be asked about. */
export type PageOf = (table: string) => AdminPage | undefined;

export interface ReadFilters {
  readonly filters: readonly Filter[];
  readonly wrong: readonly ProblemDetail[];
}

const RANGES = ['number', 'date', 'datetime'];
/** References that a filter follows one after the other. */
const FURTHEST = 3;

const isBound = (word: string | undefined): word is Bound => word === 'gte' || word === 'lte';

type Draft = Omit<Filter, 'values' | 'bounds'> & {
  readonly values: string[];
  readonly bounds: Partial<Record<Bound, string>>;
};

/** @param given names with `f.` before them; what was left empty counts as not given */
export function readFilters(
  page: AdminPage,
  given: Iterable<readonly [name: string, value: string]>,
  pageOf: PageOf,
): ReadFilters {
  const wrong: ProblemDetail[] = [];
  const drafts = new Map<string, Draft>();
  for (const [name, value] of given) {
    const words = name.slice(2).split('.');
    const bound = isBound(words.at(-1)) ? (words.pop() as Bound) : undefined;
    const found = follow(page, words, pageOf);
    const say = (message: string): void => void wrong.push({ name, message });
    if (found?.field.filter === undefined) {
      say('is not a field this list can be filtered by');
      continue;
    }
    if (bound !== undefined && !RANGES.includes(found.field.filter)) {
      say(`is not a way to filter by ${words.join('.')}`);
      continue;
    }
    // A form sends what was left empty as well.
    if (value === '') continue;
    const message = readFilterValue(found.field, value).wrong;
    if (message !== undefined) {
      say(message);
      continue;
    }
    const key = words.join('.');
    const draft = drafts.get(key) ?? { ...found, name: key, values: [], bounds: {} };
    if (bound === undefined) draft.values.push(value);
    else draft.bounds[bound] = value;
    drafts.set(key, draft);
  }
  return { filters: [...drafts.values()], wrong };
}

/** From a table along its references to a field. */
function follow(
  page: AdminPage,
  words: readonly string[],
  pageOf: PageOf,
): Pick<Filter, 'via' | 'field'> | undefined {
  const via: Hop[] = [];
  let at = page;
  for (const [index, word] of words.entries()) {
    const field = at.byKey.get(word);
    if (field === undefined || index > FURTHEST) return undefined;
    if (index === words.length - 1) return { via, field };
    const next = field.target === undefined || field.secret ? undefined : pageOf(field.target);
    if (next === undefined) return undefined;
    via.push({ field, page: next });
    at = next;
  }
  return undefined;
}

/** The filters as an address writes them. */
export const filterParameters = (filters: readonly Filter[]): [string, string][] =>
  filters.flatMap(({ name, values, bounds }) => [
    ...values.map((value): [string, string] => [`f.${name}`, value]),
    ...Object.entries(bounds).map(([bound, value]): [string, string] => [`f.${name}.${bound}`, value]),
  ]);
