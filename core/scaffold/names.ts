/** Which names can be used, and why not. Answers sentences that follow the name: `'Invoice' is not snake_case`. */

/** PostgreSQL cuts names at 63 bytes, and a line of source that names a model twice has to fit 110 columns. */
const LONGEST = { module: 40, model: 35, table: 48, field: 40 } as const;

export type Named = keyof typeof LONGEST;

/** Addresses of the host itself: a module of that name could not be reached. */
const HOST_ADDRESSES = [
  'account',
  'admin',
  'api',
  'assets',
  'forgot',
  'health',
  'login',
  'logout',
  'metrics',
  'reset',
  'static',
];

const SCRIPT_WORDS =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
  'false finally for function if implements import in instanceof interface let new null package private protected ' +
  'public return static super switch this throw true try typeof undefined var void while with yield';

/** What every row has already: base columns, and what Sequelize's rows can do. */
const ROW_WORDS =
  'id createdAt updatedAt deletedAt isDeleted constructor prototype get set save update destroy restore reload ' +
  'changed previous validate increment decrement equals equalsOneOf toJSON dataValues isNewRecord sequelize where ' +
  'setDataValue getDataValue isSoftDeleted setAttributes addHook hasHook hasHooks removeHook toString valueOf';

const RESERVED: Readonly<Record<Named, ReadonlySet<string>>> = {
  module: new Set([
    ...HOST_ADDRESSES,
    ...SCRIPT_WORDS.split(' '),
    'modules',
    'overrides',
    'layouts',
    'partials',
  ]),
  // `base` is core's own.
  model: new Set(['base', 'model', ...SCRIPT_WORDS.split(' ')]),
  table: new Set(['pg_catalog', 'information_schema']),
  field: new Set([...ROW_WORDS.split(' '), ...SCRIPT_WORDS.split(' ')]),
};

const SNAKE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const CAMEL = /^[a-z][a-zA-Z0-9]*$/;

/**
 * What is wrong with a name as the name of a module, model, table or field; nothing when it can be used.
 * @returns words that follow the name
 */
export function nameFault(named: Named, name: string): string | undefined {
  if (named === 'field' ? !CAMEL.test(name) : !SNAKE.test(name)) {
    return `is not ${named === 'field' ? 'camelCase' : 'snake_case'}`;
  }
  if (name.length > LONGEST[named]) return `is longer than ${LONGEST[named]} characters`;
  if (RESERVED[named].has(name)) return 'is a name the host or the language keeps for itself';
  if (named === 'model' && name.endsWith('_model')) return 'says _model itself, which the file name adds';
  if (named === 'table' && name.startsWith('pg_'))
    return 'begins with pg_, which PostgreSQL keeps for itself';
  return undefined;
}

/** The nearest name that follows the rules: `Invoice Line` -> `invoice_line` */
export function mendedName(named: Named, name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  const snake = words
    .join('_')
    .replace(/^[0-9_]+/, '')
    .replace(/_model$/, '');
  return named === 'field' ? snake.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) : snake;
}
