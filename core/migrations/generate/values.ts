/** Columns with a set of words that loses one: rows that have it must be told what they have instead. */
import { literal, quoted } from '../../shapes';
import { accepts, type Answers } from './answers';
import type { Inventory } from './changes';
import type { Question } from './question';
import type { Statement } from './statement';

/** What keeps a column's words: a check, or a native type. */
interface Keeper {
  readonly kind: 'check' | 'type';
  readonly name: string;
  readonly words: readonly string[];
}

/** A column of a table that stays, whose words change. */
export interface Words {
  readonly table: string;
  readonly column: string;
  readonly before: Keeper;
  readonly after: Keeper;
}

const wordsIn = (definition: string): string[] =>
  [...definition.matchAll(/'((?:[^']|'')*)'/g)].map(([, word]) => (word ?? '').replaceAll("''", "'"));

/** The check that keeps a column's words, found by what it says: its name may be cut, or still be another's. */
export function wordCheck({ checks }: Inventory, table: string, column: string): Keeper | undefined {
  const ofTable = checks.get(table);
  if (ofTable === undefined) return undefined;
  const says = new RegExp(`^CHECK \\(\\(\\(?"?${column}"?\\)?(?:::text)? = (?:ANY \\(|')`);
  const check = ofTable.find(({ definition }) => says.test(definition));
  return check && { kind: 'check', name: check.name, words: wordsIn(check.definition) };
}

function keeperOf(inventory: Inventory, table: string, column: string): Keeper | undefined {
  const name = inventory.columns.get(`${table}.${column}`)?.type.replaceAll('"', '') ?? '';
  const words = inventory.enums.get(name);
  return words === undefined ? wordCheck(inventory, table, column) : { kind: 'type', name, words };
}

export const changedWords = (now: Inventory, wanted: Inventory): Words[] =>
  [...wanted.columns.values()].flatMap(({ table, name: column }): Words[] => {
    const before = keeperOf(now, table, column);
    const after = keeperOf(wanted, table, column);
    return before === undefined || after === undefined ? [] : [{ table, column, before, after }];
  });

export const valueQuestions = (words: readonly Words[], answers: Answers): Question[] =>
  words.flatMap(({ table, column, before, after }) =>
    before.words
      .filter((word) => !after.words.includes(word))
      .filter((word) => answers.enumMaps.get(`${table}.${column}`)?.has(word) !== true)
      .map((word): Question => ({
        about: `${table}.${column}: ${word}`,
        text: `what do rows get whose ${table}.${column} is '${word}', which is no value any more?`,
        choices: [
          ...after.words.map((value) => ({
            text: `they get '${value}'`,
            option: 'enumMap' as const,
            value: `${table}.${column}:${word}:${value}`,
          })),
          { text: 'no row has it: the migration fails where one does', option: 'acceptLoss' as const },
        ],
      }))
      .filter(({ about }) => !accepts(answers, about)),
  );

/** Values of native types that were answered to be new ones: those take the name, which keeps rows as they are. */
export const valueRenames = (words: readonly Words[], { enumMaps }: Answers): Statement[] =>
  words
    .filter(({ before, after }) => before.kind === 'type' && before.name === after.name)
    .flatMap(({ table, column, before, after }) => {
      const taken = new Set(before.words);
      const sql = (from: string, to: string): string =>
        `ALTER TYPE ${quoted(before.name)} RENAME VALUE ${literal(from)} TO ${literal(to)}`;
      return [...(enumMaps.get(`${table}.${column}`) ?? [])].flatMap(([from, to]): Statement[] => {
        const isRename =
          before.words.includes(from) && !after.words.includes(from) && after.words.includes(to);
        // Two that become one: the first is renamed, rows of the second are told later.
        if (!isRename || taken.has(to)) return [];
        taken.add(to);
        const about = [{ kind: 'column', table, name: column }];
        return [{ sql: sql(from, to), inverse: sql(to, from), table, about }];
      });
    });
