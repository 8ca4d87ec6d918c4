/** English singular and plural of the last word of a snake_case name, by one small table. */

/** Words that follow no rule: singular -> plural. */
const IRREGULAR: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  mouse: 'mice',
  foot: 'feet',
  tooth: 'teeth',
  goose: 'geese',
  ox: 'oxen',
  criterion: 'criteria',
  phenomenon: 'phenomena',
  datum: 'data',
  medium: 'media',
  index: 'indexes',
  leaf: 'leaves',
  half: 'halves',
  shelf: 'shelves',
  knife: 'knives',
  life: 'lives',
  wife: 'wives',
  hero: 'heroes',
  potato: 'potatoes',
  tomato: 'tomatoes',
  echo: 'echoes',
  quiz: 'quizzes',
  axis: 'axes',
  move: 'moves',
  movie: 'movies',
  cookie: 'cookies',
  tie: 'ties',
  basis: 'bases',
  lens: 'lenses',
  cache: 'caches',
  niche: 'niches',
};

/** Words that are the same for one and for many. */
const UNCOUNTED = new Set(
  (
    'equipment info information money news series species sheep fish staff software hardware feedback ' +
    'metadata advice luggage traffic research evidence music'
  ).split(' '),
);

type Rule = readonly [pattern: RegExp, replacement: string];

/** The first that fits decides. */
const PLURALS: readonly Rule[] = [
  [/(analy|cri|the|diagno|synop|parenthe|hypothe|empha)sis$/, '$1ses'],
  [/([^aeiou]|qu)y$/, '$1ies'],
  [/(bus|status|virus|bonus|campus|census|focus|(?:[^aeiou]|i)us)$/, '$1es'],
  [/(s|x|z|ch|sh)$/, '$1es'],
  [/$/, 's'],
];

const SINGULARS: readonly Rule[] = [
  [/(analy|cri|the|diagno|synop|parenthe|hypothe|empha)ses$/, '$1sis'],
  [/([^aeiou]|qu)ies$/, '$1y'],
  [/(bus|status|virus|bonus|campus|census|focus|ss|x|zz|ch|sh)es$/, '$1'],
  [/(ss|us|is)$/, '$1'],
  [/s$/, ''],
];

const inLastWord = (name: string, change: (word: string) => string): string => name.replace(/[^_]+$/, change);

function apply(rules: readonly Rule[], word: string): string {
  const rule = rules.find(([pattern]) => pattern.test(word));
  return rule === undefined ? word : word.replace(...rule);
}

/** `invoice_line` -> `invoice_lines`, `category` -> `categories`, `person` -> `people` */
export const plural = (name: string): string =>
  inLastWord(name, (word) => (UNCOUNTED.has(word) ? word : (irregularPlural(word) ?? apply(PLURALS, word))));

/** `invoice_lines` -> `invoice_line`; a name that is singular already stays as it is. */
export const singular = (name: string): string =>
  inLastWord(name, (word) =>
    UNCOUNTED.has(word) ? word : (irregularSingular(word) ?? apply(SINGULARS, word)),
  );

const irregularPlural = (word: string): string | undefined =>
  Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;

const irregularSingular = (word: string): string | undefined =>
  Object.entries(IRREGULAR).find(([, many]) => many === word)?.[0];
