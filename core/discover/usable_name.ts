/** What a module may be called, and how an unusable name is shown and typed. */

export const LONGEST_MODULE_NAME = 50;
const USABLE = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;

/** A module's name becomes part of URLs, permissions and event names: lower-case letters, digits, underscores. */
export const isUsableName = (name: string): boolean =>
  USABLE.test(name) && name.length <= LONGEST_MODULE_NAME;

/** The nearest usable name; `undefined` when nothing of it can be kept. `Customer Care` -> `customer_care` */
export function usableName(name: string): string | undefined {
  const words = name
    .normalize('NFKD')
    .replace(/\p{Cf}|\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join('_');
  const trimmed = words
    .replace(/^[\d_]+/, '')
    .slice(0, LONGEST_MODULE_NAME)
    .replace(/_+$/, '');
  return USABLE.test(trimmed) ? trimmed : undefined;
}

/** Characters that would disturb a terminal: control and formatting marks, such as right-to-left overrides. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const DISTURBING = /[\u0000-\u001f\u007f-\u009f]|\p{Cf}|\p{Zl}|\p{Zp}/gu;

function escaped(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  return point > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

/** A name as it may be printed anywhere: disturbing characters are spelled out. */
export const printable = (name: string): string => name.replace(DISTURBING, escaped);

/** A path as one word of a shell command; plain ones stay as they are. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-')) return word;
  if (printable(word) === word) return `'${word.replace(/'/g, `'\\''`)}'`;
  return `$'${printable(word.replace(/[\\']/g, '\\$&'))}'`;
}
