import type { Fault } from './domain_error';

export interface TextRule {
  readonly field: string;
  /** What people call it; begins the sentence: `The city`. */
  readonly label: string;
  readonly min?: number;
  readonly max: number;
  /** Line breaks and tabs are seen, and belong into a text of several lines. */
  readonly isLong?: true;
}

/** Control characters, halves of a pair, and marks that turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;

/** What is wrong with a text that must be there; characters are counted, not code units. */
export function textFaults(text: string, { field, label, min = 1, max, isLong }: TextRule): Fault[] {
  const length = [...text].length;
  if (length === 0) return [{ code: 'TEXT_MISSING', field, message: `${label} is required.` }];
  const shown = isLong === true ? text.replace(/[\n\r\t]/g, ' ') : text;
  return [
    ...(length < min
      ? [{ code: 'TEXT_LENGTH', field, message: `${label} must have at least ${min} characters.` } as const]
      : []),
    ...(length > max
      ? [{ code: 'TEXT_LENGTH', field, message: `${label} must have at most ${max} characters.` } as const]
      : []),
    ...(UNPRINTABLE.test(shown)
      ? [
          {
            code: 'TEXT_UNPRINTABLE',
            field,
            message: `${label} holds a character that cannot be seen.`,
          } as const,
        ]
      : []),
  ];
}

/** As a person meant it: composed letters, no blanks around it, one blank where there were several. */
export const tidy = (text: string): string => text.normalize('NFC').trim().replace(/ {2,}/g, ' ');
