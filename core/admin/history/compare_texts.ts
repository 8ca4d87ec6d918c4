/** Two texts compared in words. */
import { diffWordsWithSpace } from 'diff';

/** A stretch of text: in both, only in the old one, only in the new one. */
export interface Stretch {
  readonly kind: 'same' | 'was' | 'is';
  readonly text: string;
}

/** More words than this that differ are shown as they were and as they are: comparing them would keep the page waiting. */
const MOST_CHANGES = 2_000;
const MOST_TEXT = 100_000;

/** What is the same and what was, put together, is the old text; what is the same and what is, the new one. */
export function compareTexts(was: string, is: string): readonly Stretch[] {
  const parts =
    was.length + is.length > MOST_TEXT
      ? undefined
      : diffWordsWithSpace(was, is, { maxEditLength: MOST_CHANGES });
  if (parts === undefined)
    return [
      { kind: 'was', text: was },
      { kind: 'is', text: is },
    ];
  return parts.map(({ value, added, removed }) => ({
    kind: removed ? 'was' : added ? 'is' : 'same',
    text: value,
  }));
}
