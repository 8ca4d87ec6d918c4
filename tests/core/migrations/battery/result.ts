/** What became of each case, as a row of the table in docs/migrations.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AnswerWords } from '../../../../core/migrations';
import type { Delta } from '../../../../core/schema_engine';
import type { Case } from './case';
import type { Stand, Walk } from './walk';

/** Tables, views and functions of a case. */
export function namesOf({ before, after, others = [] }: Pick<Case, 'before' | 'after' | 'others'>): string[] {
  const tables = [...before, ...after].flatMap((placed) => {
    const definition = 'kind' in placed ? placed : placed[0];
    return definition.kind === 'model' ? [definition.table] : [];
  });
  return [...new Set([...tables, ...others])];
}

/** The native types of a table are called after it. */
export const isAbout = (names: readonly string[], name: string): boolean =>
  names.some((one) => name === one || (name.startsWith(`${one}_`) && name.endsWith('_enum')));

/** What is left to do for a case. */
export const leftOf = ({ left }: Stand, one: Pick<Case, 'before' | 'after' | 'others'>): readonly Delta[] =>
  left.filter(({ table }) => isAbout(namesOf(one), table));

const OPTIONS = { rename: '--rename', enumMap: '--enum-map', fill: '--fill' } as const;

const answerWords = ({ accepted = [], ...words }: AnswerWords): string[] => [
  ...(['rename', 'enumMap', 'fill'] as const).flatMap((word) =>
    (words[word] ?? []).map((value) => `\`${OPTIONS[word]} ${value}\``),
  ),
  ...(accepted.length > 0 ? ['`--accept-loss`'] : []),
];

export const HEAD = ['change', 'up', 're-diff empty', 'down', 're-diff empty', 'rows kept', 'question'];

type OneWay = Omit<Case, 'down'> & Partial<Pick<Case, 'down'>>;

/** The cells of one case. */
export async function resultOf(one: OneWay, walk: Walk): Promise<string[]> {
  const question = answerWords(one.answers ?? {}).join(' ');
  const up = await standing(walk.up);
  const isUp = yes(up !== undefined);
  const upEmpty = yes(up !== undefined && leftOf(up, one).length === 0);
  const isKept = up?.rows.get(one.name) === one.up[1];
  if (one.down === undefined) return [one.name, isUp, upEmpty, 'no way back', '', yes(isKept), question];
  const down = await standing(walk.down);
  const was = (await standing(walk.before))?.rows.get(one.name) ?? '';
  const is = down?.rows.get(one.name) ?? '';
  const kept = was === is ? yes(isKept) : `\`${was}\` comes back as \`${is}\``;
  const downEmpty = yes(down !== undefined && leftOf(down, one).length === 0);
  return [one.name, isUp, upEmpty, yes(down !== undefined), downEmpty, kept, question];
}

const yes = (is: boolean): string => (is ? 'yes' : 'no');
const standing = <S extends Pick<Stand, 'rows'>>(step: Promise<S>): Promise<S | undefined> =>
  step.catch(() => undefined);

/** Writes the table between its marks, in columns as the formatter wants them. */
export function writeTable(file: string, name: string, rows: readonly string[][]): void {
  const widths = HEAD.map((title, at) =>
    Math.max(title.length, ...rows.map((cells) => (cells[at] ?? '').length)),
  );
  const line = (cells: readonly string[], fill = ' '): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0, fill)).join(' | ')} |`;
  const table = [
    line(HEAD),
    line(
      HEAD.map(() => ''),
      '-',
    ),
    ...rows.map((cells) => line(cells)),
  ].join('\n');
  const place = path.resolve(__dirname, '../../../..', file);
  const marks = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  writeFileSync(
    place,
    readFileSync(place, 'utf8').replace(
      marks,
      (_, open: string, close: string) => `${open}\n\n${table}\n\n${close}`,
    ),
  );
}
