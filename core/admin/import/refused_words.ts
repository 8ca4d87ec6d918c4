/** What is said of rows that are refused: on the page of the first of them, in the file of each. */
import type { RefusedSample } from '../../declare';
import type { Prepared } from './prepared';
import type { RefusedRow } from './refused_file';

/** Rows that are shown on the page. */
export const SHOWN = 20;
const LONGEST = 120;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
/** PostgreSQL keeps no NUL in JSON. */
const storable = (text: string): string =>
  cut(text)
    .replaceAll('\0', '␀')
    // Half of a letter, where the text was cut.
    .replace(/[\uD800-\uDFFF]/gu, '');

const keyOf = ({ page }: Prepared, attribute: string): string =>
  page.fields.find((field) => field.attribute === attribute)?.key ?? attribute;

/** Text of the cell that fills an attribute. */
function cellOf({ filled, plan, keyAt }: Prepared, { row }: RefusedRow, attribute: string): string {
  const at =
    filled.find(({ field }) => field.attribute === attribute)?.at ??
    (attribute === plan.key ? keyAt : undefined);
  const constant = plan.constants[attribute];
  return at === undefined ? (constant ?? '') : (row.cells[at] ?? '');
}

/** The first complaint of each row. */
export const samplesOf = (prepared: Prepared, rows: readonly RefusedRow[]): RefusedSample[] =>
  rows.map((refused) => {
    const [[attribute, reason] = ['', '']] = refused.wrong;
    const name = prepared.page.title.map((one) => cellOf(prepared, refused, one)).filter(Boolean);
    return {
      line: refused.row.line,
      name: storable(name.join(' ')),
      field: keyOf(prepared, attribute),
      value: storable(cellOf(prepared, refused, attribute)),
      reason: storable(reason),
    };
  });

/** Every complaint of a row: `email must be an e-mail address; name is required` */
export const reasonOf = (prepared: Prepared, { wrong }: RefusedRow): string =>
  wrong.map(([attribute, words]) => `${keyOf(prepared, attribute)} ${words}`.trim()).join('; ');
