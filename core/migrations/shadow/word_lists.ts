/**
 * `state IN ('new', 'done')` over a varchar is written back by PostgreSQL in casts, and those it reads into other casts:
 * a rule made of that text would differ from the rule it came from. So lists of words get their first form again.
 */
const WORD = `'(?:[^']|'')*'`;
const LIST = new RegExp(
  `\\(([^()]+)\\)::text (= ANY|<> ALL) \\(\\(ARRAY\\[((?:${WORD}::character varying(?:, )?)+)\\]\\)::text\\[\\]\\)`,
  'g',
);

/** The body of a routine stays as it is. */
export const withWordLists = (sql: string): string =>
  /\$\w*\$/.test(sql)
    ? sql
    : sql.replace(LIST, (_, column: string, operator: string, words: string) => {
        const list = (words.match(new RegExp(WORD, 'g')) ?? []).join(', ');
        return `${column} ${operator === '= ANY' ? 'IN' : 'NOT IN'} (${list})`;
      });
