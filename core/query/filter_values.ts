/** One table from the form of a filter to the reading of its values. */
import { isDay, readMoment } from '../register';
import type { AdminField, FilterForm } from '../describe';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export interface ReadValue {
  readonly value?: unknown;
  readonly wrong?: string;
}

const NO_DAY = { wrong: 'must be a day such as 2026-05-01' };

const INTEGERS: Readonly<Record<string, bigint>> = {
  integer: 2_147_483_647n,
  bigint: 9_223_372_036_854_775_807n,
};

function readNumber(field: AdminField, text: string): ReadValue {
  const most = INTEGERS[field.spec.kind];
  if (most === undefined)
    return /^-?\d{1,30}(\.\d{1,30})?$/.test(text) ? { value: text } : { wrong: 'must be a number' };
  if (!/^-?\d{1,19}$/.test(text)) return { wrong: 'must be a whole number' };
  const value = BigInt(text);
  return value <= most && value >= -most - 1n ? { value: text } : { wrong: 'must be a smaller number' };
}

/** Stands for whoever asks, in a filter by a reference: `f.createdBy=me`. */
export const ME = 'me';

type Reader = (field: AdminField, text: string, me: string | null | undefined) => ReadValue;

const READERS: { readonly [F in FilterForm]: Reader } = {
  values: ({ spec }, text) =>
    spec.values?.includes(text) === true
      ? { value: text }
      : { wrong: `must be one of ${spec.values?.join(', ')}` },
  yesno: (_, text) =>
    text === 'true' || text === 'false' ? { value: text === 'true' } : { wrong: 'must be true or false' },
  // Nobody in particular has made nothing: null is never among the values of a comparison.
  reference: (_, text, me) =>
    text === ME
      ? { value: me ?? null }
      : UUID.test(text)
        ? { value: text }
        : { wrong: 'must be the id of a record, or me' },
  number: readNumber,
  date: (_, text) => (isDay(text) ? { value: text } : NO_DAY),
  datetime: (_, text) => {
    const value = readMoment(text);
    return value === undefined ? NO_DAY : { value };
  },
  text: ({ spec }, text) =>
    spec.kind === 'uuid' && !UUID.test(text) ? { wrong: 'must be a UUID' } : { value: text },
};

/**
 * Reads one value of a filter as its field stores it, or says what is wrong with it.
 * @param me whom `me` means
 */
export const readFilterValue = (field: AdminField, text: string, me?: string | null): ReadValue =>
  field.filter === undefined ? { wrong: 'cannot be filtered by' } : READERS[field.filter](field, text, me);
