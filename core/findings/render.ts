import type { Finding, Place } from './finding';

/** How emphasis is written; the CLI hands in colours, everything else plain text. */
export interface Ink {
  readonly code: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain: Ink = { code: (text) => text, strong: (text) => text, faint: (text) => text };

const where = (place: Place): string =>
  place.line === undefined ? place.file : `${place.file}:${place.line}`;

/** One finding as text for a terminal or a log; ends without a line break. */
export function renderFinding(finding: Finding, ink: Ink = plain): string {
  const width = Math.max(0, ...finding.at.map((place) => where(place).length));
  const places = finding.at.map((place, index) => {
    const lead = index === 0 ? 'at ' : 'and';
    const note = place.note === undefined ? '' : ink.faint(`   ${place.note}`);
    return `  ${lead} ${where(place).padEnd(place.note === undefined ? 0 : width)}${note}`;
  });
  const ways = finding.waysOut.map(({ command, text }) => {
    if (command === undefined) return `    - ${text ?? ''}`;
    return `    - ${ink.strong(command)}${text === undefined ? '' : `   (${text})`}`;
  });
  return [
    `${ink.code(finding.code)}  ${ink.strong(finding.summary)}`,
    ...(places.length > 0 ? ['', ...places] : []),
    ...(ways.length > 0 ? ['', '  Ways out', ...ways] : []),
  ].join('\n');
}
