/** What was typed, in words, and where they stand in a text. Every character is taken as it is. */

/** `Kes  marine` -> `['kes', 'marine']` */
export const wordsOf = (q: string): readonly string[] =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** A part of a text, and whether it was typed. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Cuts a text where a word stands in it: together the pieces are the text. */
export function piecesOf(text: string, words: readonly string[]): readonly Piece[] {
  const low = text.toLowerCase();
  // Some letters have another length when they are small: then nothing is marked, and nothing cut in two.
  if (low.length !== text.length) return [{ text, hit: false }];
  const hit = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length))
      hit.fill(true, at, at + word.length);
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length;) {
    const isHit = hit[from] === true;
    let to = from + 1;
    while (to < text.length && hit[to] === isHit) to += 1;
    pieces.push({ text: text.slice(from, to), hit: isHit });
    from = to;
  }
  return pieces;
}

/** Whether every word stands in one of the texts. */
export const holdsAll = (words: readonly string[], ...texts: readonly string[]): boolean => {
  const low = texts.map((text) => text.toLowerCase());
  return words.every((word) => low.some((text) => text.includes(word)));
};

/** How well a text answers: 0 begins with what was typed, 1 has a word that does, 2 holds it, 3 does not. */
export function rankOf(text: string, words: readonly string[]): number {
  const low = text.toLowerCase();
  const [first = ''] = words;
  if (low.startsWith(words.join(' ')) || low.startsWith(first)) return 0;
  if (low.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(first))) return 1;
  return words.some((word) => low.includes(word)) ? 2 : 3;
}
