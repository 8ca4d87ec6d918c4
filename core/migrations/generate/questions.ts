/** Everything that has to be asked, read off two states. */
import { snake } from '../../declare';
import { quoted } from '../../shapes';
import { accepts, type Answers } from './answers';
import {
  addedColumns,
  columnCandidates,
  droppedColumns,
  droppedTables,
  tableCandidates,
  type ColumnFact,
  type Inventory,
} from './changes';
import type { Choice, Question } from './question';
import type { TypeChange } from './type_change';

const LOSS: Choice = { text: 'it goes, with what stands in it', option: 'acceptLoss' };

/**
 * @param now with the renames that were answered carried out
 */
export const questionsOf = (
  now: Inventory,
  wanted: Inventory,
  types: readonly TypeChange[],
  answers: Answers,
): Question[] =>
  [
    ...goneTables(now, wanted),
    ...goneColumns(now, wanted),
    ...types.flatMap(lossyType),
    ...closed(now, wanted, answers),
  ].filter(
    ({ about, choices }) =>
      !(choices.some(({ option }) => option === 'acceptLoss') && accepts(answers, about)) &&
      !answers.fills.has(about),
  );

const goneTables = (now: Inventory, wanted: Inventory): Question[] => {
  const candidates = tableCandidates(now, wanted);
  return droppedTables(now, wanted).map((table) => ({
    about: table,
    text: `the table ${table} goes: was it renamed, or is it dropped with its rows?`,
    choices: [
      ...candidates
        .filter(({ from }) => from === table)
        .map(({ to }): Choice => ({
          text: `it is called ${to} now`,
          option: 'rename',
          value: `${table}:${to}`,
        })),
      LOSS,
    ],
  }));
};

const goneColumns = (now: Inventory, wanted: Inventory): Question[] => {
  const candidates = columnCandidates(now, wanted);
  return droppedColumns(now, wanted)
    .filter(({ generated }) => !generated)
    .map(({ table, name }) => ({
      about: `${table}.${name}`,
      text: goes(table, name),
      choices: [
        ...candidates
          .filter((one) => one.table === table && one.from === name)
          .map(({ to }): Choice => ({
            text: `it is called ${to} now`,
            option: 'rename',
            value: `${table}.${name}:${to}`,
          })),
        name === TRASH ? outOfTrash(table) : LOSS,
      ],
    }));
};

/** What a row in the trash is known by. */
const TRASH = snake('deletedAt');

const goes = (table: string, name: string): string =>
  name === TRASH
    ? `${table} has no trash any more: do rows in it become rows like others?`
    : `the column ${table}.${name} goes: was it renamed, or is it dropped with its values?`;

const outOfTrash = (table: string): Choice => ({
  ...LOSS,
  text: `they do; where they should not, delete them first: DELETE FROM ${quoted(table)} WHERE ${quoted(TRASH)} IS NOT NULL`,
});

function lossyType({ path, from, to, form, loses }: TypeChange): Question[] {
  if (form === 'plain' && !loses) return [];
  const typed: Choice = {
    text: `SQL of the new value, e.g. an expression over the old one`,
    option: 'fill',
    prefix: `${path}=`,
  };
  if (form === 'none')
    return [
      {
        about: path,
        text: `${path} is ${from} and becomes ${to}, between which there is no cast: how?`,
        choices: [typed],
      },
    ];
  if (!loses) return [];
  return [
    {
      about: path,
      text: `${path} becomes ${to} and was ${from}, which cuts values: is that meant?`,
      choices: [{ text: 'values are rounded or cut', option: 'acceptLoss' }, typed],
    },
  ];
}

/** Columns that may not be empty from now on, where nothing says what stands there. */
function closed(now: Inventory, wanted: Inventory, answers: Answers): Question[] {
  // A column that may turn out to be one of those under a new name needs nothing: that is asked first.
  const mayHaveBeen = new Set(
    columnCandidates(now, wanted)
      .filter(({ table = '', from }) => !accepts(answers, `${table}.${from}`))
      .map(({ table = '', to }) => `${table}.${to}`),
  );
  const isOpen = ({ table, name, notNull, generated }: ColumnFact): boolean =>
    notNull && !generated && !wanted.defaults.has(`${table}.${name}`) && !mayHaveBeen.has(`${table}.${name}`);
  const closing = [...wanted.columns.values()].filter(
    ({ table, name, notNull }) => notNull && now.columns.get(`${table}.${name}`)?.notNull === false,
  );
  return [...addedColumns(now, wanted), ...closing].filter(isOpen).map(({ table, name, type }) => ({
    about: `${table}.${name}`,
    text: `${table}.${name} may not be empty: what stands there in rows that have no value yet?`,
    choices: [
      { text: `SQL of type ${type}, e.g. ${example(type)}`, option: 'fill', prefix: `${table}.${name}=` },
    ],
  }));
}

const EXAMPLES: readonly (readonly [RegExp, string])[] = [
  [/^(character|text)/, "''"],
  [/^(smallint|integer|bigint|numeric|real|double)/, '0'],
  [/^boolean/, 'false'],
  [/^timestamp/, 'now()'],
  [/^date/, 'current_date'],
  [/^uuid/, 'gen_random_uuid()'],
  [/^jsonb/, "'{}'"],
  [/\[\]$/, "'{}'"],
];
const example = (type: string): string =>
  EXAMPLES.find(([pattern]) => pattern.test(type))?.[1] ?? 'an expression';
