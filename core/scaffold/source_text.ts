/** Source text in the shape Prettier gives it (single quotes, 110 columns), so that a fresh module is formatted. */

const WIDTH = 110;

/** The text, and how many of its characters stand before the line. */
const fits = (text: string, indent: number): boolean => indent + text.length <= WIDTH;

/** `['name', 'status']`, or one entry a line where that is too long. `lead` is what stands before it on its line. */
export function listSource(entries: readonly string[], lead: number, indent: number): string {
  const line = `[${entries.join(', ')}]`;
  // One more for the comma behind it.
  if (fits(line, lead + 1)) return line;
  const inner = ' '.repeat(indent + 2);
  return `[\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${' '.repeat(indent)}]`;
}

/** An import of names from one package, sorted; broken where it is too long. */
export function importSource(names: readonly string[], from: string): string {
  const sorted = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const line = `import { ${sorted.join(', ')} } from '${from}';`;
  if (fits(line, 0)) return line;
  return `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}

/** A comment over a declaration, broken between words. */
export function commentSource(text: string, indent = 0): string {
  const pad = ' '.repeat(indent);
  const line = `${pad}/** ${text} */`;
  if (fits(line, 0)) return line;
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && indent + 3 + last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return [`${pad}/**`, ...lines.map((each) => `${pad} * ${each}`), `${pad} */`].join('\n');
}

/**
 * `name: string(200).required(),` as a member of an object that is indented by `indent`.
 * @param calls the first is the builder, the others follow with a point: `['string(200)', 'required()']`
 * @param broken the builder with its argument spread over lines, where it has one that can be
 */
export function memberSource(
  name: string,
  calls: readonly string[],
  broken: string | undefined,
  indent: number,
): string {
  const pad = ' '.repeat(indent);
  const line = `${pad}${name}: ${calls.join('.')},`;
  // Prettier never keeps a function on the line of a chain of three.
  const spread = calls.length > 2 && calls.some((call) => call.includes('=>'));
  if (fits(line, 0) && !spread) return line;
  const [builder = '', ...rest] = calls;
  const whole = rest.length < 2 || !fits(`${pad}${name}: ${builder}`, 0) ? (broken ?? builder) : builder;
  if (rest.length < 2 && broken !== undefined) return `${pad}${[`${name}: ${whole}`, ...rest].join('.')},`;
  const links = rest.map((call) => `\n${pad}  .${call}`).join('');
  return `${pad}${name}: ${whole}${links},`;
}
