/** Answers about values turned round: on the way back a value has its old name again, in a column that has its own again. */
import type { Answers, ValueMaps } from './answers';
import type { Words } from './values';

/**
 * Where two values became one, nobody knows which it was: the one that was answered first. What was a value before is
 * left alone.
 * @param words of the way back: from what the answers made
 */
export const mapsBack = ({ renames, enumMaps }: Answers, words: readonly Words[]): ValueMaps =>
  new Map(
    [...enumMaps].flatMap(([path, map]): [string, ReadonlyMap<string, string>][] => {
      const names = namesOf(path, renames);
      const column = words.find((one) => names.includes(`${one.table}.${one.column}`));
      if (column === undefined) return [];
      const old = new Set(column.after.words);
      const back = new Map(
        [...map]
          .reverse()
          .filter(([from, to]) => old.has(from) && !old.has(to))
          .map(([from, to]) => [to, from]),
      );
      return [[`${column.table}.${column.column}`, back]];
    }),
  );

/** All that a column may be called on its way: table and column may get their names back in different files. */
function namesOf(path: string, renames: Answers['renames']): string[] {
  const [table = '', column = ''] = path.split('.');
  const tables = [table, ...[...renames].filter(([, to]) => to === table).map(([from]) => from)];
  const columns = [...renames].flatMap(([from, to]) => {
    const [of = '', name] = from.split('.');
    return name !== undefined && to === column && tables.includes(of) ? [name] : [];
  });
  return tables.flatMap((of) => [column, ...columns].map((name) => `${of}.${name}`));
}
