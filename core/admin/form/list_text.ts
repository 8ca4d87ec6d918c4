/** Lists as one line: `red, green, "blue, dark"`. Quotes where an item holds a comma, a quote or a blank at its end. */

const needsQuotes = (item: string): boolean => item === '' || /[",\n]/.test(item) || item !== item.trim();

export const writeList = (items: readonly unknown[]): string =>
  items
    .map(String)
    .map((item) => (needsQuotes(item) ? `"${item.replaceAll('"', '""')}"` : item))
    .join(', ');

/** The items of a line; empty ones between commas are left out unless they are quoted. */
export function readList(text: string): string[] {
  const items: string[] = [];
  for (const [, quoted, bare = ''] of text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/g)) {
    if (quoted !== undefined) items.push(quoted.replaceAll('""', '"'));
    else if (bare.trim() !== '') items.push(bare.trim());
  }
  return items;
}
