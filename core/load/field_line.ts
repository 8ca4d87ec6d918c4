/** The line of a field in the text of its file. A search, not a parser: good enough to jump to. */

/**
 * @param text the file's text
 * @param field the field's name
 * @param table for a reference: the table it points to; where the field itself is not written (a mixin such as
 *   `...authorship('users')`), the line that names the table is answered
 * @returns counted from 1; `undefined` when it is not found
 */
export function lineOfField(text: string, field: string, table?: string): number | undefined {
  const code = withoutComments(text);
  const key = `(?<![\\w$.])['"]?${escaped(field)}['"]?\\s*:`;
  const tries = table === undefined ? [key] : [`${key}\\s*\\w*[rR]eference\\s*\\(`, key, quoted(table)];
  for (const pattern of tries) {
    const found = new RegExp(pattern).exec(code);
    if (found !== null) return code.slice(0, found.index).split('\n').length;
  }
  return undefined;
}

/** The line of a method: `fullName() {`, `fullName: function`. */
export function lineOfMethod(text: string, method: string): number | undefined {
  const code = withoutComments(text);
  const found = new RegExp(`(?<![\\w$.])${escaped(method)}\\s*\\([^)]*\\)\\s*(?::[^{\\n]*)?\\{`).exec(code);
  return found === null ? lineOfField(text, method) : code.slice(0, found.index).split('\n').length;
}

/** The line that imports something by this name, or by a path that ends with it; counted from 1. */
export function lineOfImport(text: string, name: string): number | undefined {
  const code = withoutComments(text);
  const found = new RegExp(`['"](?:[^'"\\n]*/)?${escaped(name)}(?:\\.\\w+)?['"]`).exec(code);
  return found === null ? undefined : code.slice(0, found.index).split('\n').length;
}

/** Whether a text seems to declare something: `table: 'customers'`, `defineModel('Customer'`. */
export const declaresTable = (text: string, table: string): boolean =>
  new RegExp(`\\btable\\s*:\\s*${quoted(table)}`).test(withoutComments(text));
export const declaresModel = (text: string, name: string): boolean =>
  new RegExp(`\\b(?:defineModel|derive)\\s*\\([^'"\`]*${quoted(name)}`).test(withoutComments(text));

const quoted = (word: string): string => `['"\`]${escaped(word)}['"\`]`;
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Comments become blanks, lines stay where they are. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
