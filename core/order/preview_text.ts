/** The preview as people read it and as machines do. */
import type { Ink } from '../findings';
import { rangeTitle } from '../numbering';
import type { Preview, PreviewLine, PreviewNeed } from './preview';

const plain: Ink = { code: (text) => text, strong: (text) => text, faint: (text) => text };

/** Needs are put in one column unless a path is longer than this. */
const WIDEST = 56;

/** `300-319: Customer Management`, and below it `  300: admin/customers/300_customer_model.ts`. No findings in it. */
export function previewText({ groups, totals, proven }: Preview, ink: Ink = plain): string {
  const places = proven ? groups.flatMap(({ lines }) => lines.map(({ place }) => place.length)) : [];
  const width = Math.min(
    WIDEST,
    places.reduce((most, length) => Math.max(most, length), 0),
  );
  const digits = Math.max(3, String(groups.at(-1)?.lines.at(-1)?.number ?? 0).length);
  const blocks = groups.map(({ range, lines }) => {
    const title = range === undefined ? 'In no range' : rangeTitle(range);
    return [ink.strong(title), ...lines.map((line) => textOf(line, width, digits, ink))].join('\n');
  });
  return [...blocks, summary(totals, proven)].join('\n\n');
}

function textOf(
  { number, place, needs, kind, model }: PreviewLine,
  width: number,
  digits: number,
  ink: Ink,
): string {
  const head = `  ${String(number).padStart(digits)}: ${place}`;
  if (kind === 'abstract') return `${head.padEnd(width + digits + 4)}  ${ink.faint('no table')}`;
  if (needs.length === 0) return head;
  const base = needs.filter(({ field }) => field === undefined);
  const keys = onePerTable(needs.filter(({ field }) => field !== undefined));
  const words = [
    ...base.map((need) => `extends ${model ?? ''}${numberOf(need)} ${mark(need)}`),
    ...(keys.length > 0
      ? [`needs ${keys.map((need) => `${need.table}${numberOf(need)} ${mark(need)}`).join(', ')}`]
      : []),
  ];
  return `${head.padEnd(width + digits + 4)}  ${ink.faint(words.join('; '))}`;
}

/** Several keys to one table are said once; one that is wrong is said rather than one that is not. */
function onePerTable(needs: readonly PreviewNeed[]): PreviewNeed[] {
  const byTable = new Map<string, PreviewNeed>();
  for (const need of needs) if (!byTable.has(need.table)) byTable.set(need.table, need);
  return [...byTable.values()];
}

const isFine = ({ verdict }: PreviewNeed): boolean => verdict === 'downhill' || verdict === 'own';
const mark = (need: PreviewNeed): string => (isFine(need) ? '✓' : '✗');
function numberOf({ number, verdict }: PreviewNeed): string {
  if (verdict === 'own') return ' (itself)';
  return number === undefined ? ' (missing)' : ` (${number})`;
}

function summary({ files, references, wrong }: Preview['totals'], proven: boolean): string {
  const counted = `${files} model ${files === 1 ? 'file' : 'files'}`;
  if (!proven) return counted;
  if (wrong > 0) return `${counted}; ${wrong} of ${references} references do not point downhill`;
  return references === 0
    ? `${counted}, no references`
    : `${counted}, ${references} references, all downhill`;
}

/** What `--json` prints: the preview as it is. */
export const previewJson = (preview: Preview): string => JSON.stringify(preview, null, 2);
