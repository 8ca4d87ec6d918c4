/**
 * Splits at a character that stands outside brackets and quotes: `a:b(c:d):e=':'` at `:` gives `a`, `b(c:d)`, `e=':'`.
 * @param separator one character
 */
export function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (character === separator && depth === 0 && quote === '') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts;
}

/** `'draft'` -> `draft`; text without quotes stays as it is. */
export const unquoted = (text: string): string =>
  /^(['"]).*\1$/.test(text) && text.length > 1 ? text.slice(1, -1) : text;
