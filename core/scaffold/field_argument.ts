/** What stands in brackets behind a kind: `string(200)`, `enum(draft,sent)`, `ref(invoices)`. */
import { ITEM_KINDS, KIND_SYNONYMS, type KindWord } from './field_words';
import type { PlannedField } from './planned_field';
import { unquoted } from './split';

type Argument = Pick<PlannedField, 'length' | 'digits' | 'currency' | 'values' | 'item' | 'table'>;
/** What was read, or what is wrong with it, in words that follow the spec. */
type Read = { readonly argument: Argument } | { readonly fault: string };

const fault = (text: string): Read => ({ fault: text });
const whole = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

const READERS: Readonly<Record<KindWord['argument'], (parts: readonly string[]) => Read>> = {
  none: (parts) => (parts.length === 0 ? { argument: {} } : fault('takes nothing in brackets')),
  length(parts) {
    if (parts.length === 0) return { argument: {} };
    const length = whole(parts[0] ?? '');
    return parts.length === 1 && length >= 1 && length <= 10_485_760
      ? { argument: { length } }
      : fault('takes one length in brackets, at least 1: string(200)');
  },
  digits(parts) {
    const [digits, scale] = parts.length === 0 ? [12, 2] : parts.map(whole);
    return parts.length !== 1 &&
      digits !== undefined &&
      digits <= 1000 &&
      scale !== undefined &&
      scale <= digits
      ? { argument: { digits: [digits, scale] } }
      : fault('takes digits and how many of them stand behind the point: decimal(12,2)');
  },
  currency(parts) {
    const currency = parts[0]?.toUpperCase();
    if (currency === undefined) return { argument: {} };
    return parts.length === 1 && /^[A-Z]{3}$/.test(currency)
      ? { argument: { currency } }
      : fault('takes one currency of three letters: money(EUR)');
  },
  values(parts) {
    const sound = parts.every((value) => /^[^\s'"\\]([^'"\\]*[^\s'"\\])?$/.test(value));
    return parts.length > 0 && sound && new Set(parts).size === parts.length
      ? { argument: { values: parts } }
      : fault('takes its words in brackets, each once: enum(draft,sent,paid)');
  },
  item(parts) {
    const item = KIND_SYNONYMS[parts[0] ?? ''] ?? parts[0] ?? '';
    return parts.length === 1 && ITEM_KINDS.includes(item)
      ? { argument: { item } }
      : fault(`takes one of ${ITEM_KINDS.join(', ')} in brackets: array(string)`);
  },
  table(parts) {
    const table = parts[0] ?? '';
    return parts.length === 1 && table !== ''
      ? { argument: { table } }
      : fault('takes the table it points to in brackets: ref(customers)');
  },
};

/**
 * Reads the bracket of a kind.
 * @param bracket the text between the brackets; `undefined` where there are none
 */
export function readArgument(word: KindWord, bracket: string | undefined): Read {
  const parts = (bracket ?? '').split(',').map((part) => unquoted(part.trim()));
  return READERS[word.argument](bracket === undefined || bracket.trim() === '' ? [] : parts);
}
