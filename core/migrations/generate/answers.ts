/** What only a person knows, as it is written on a command line. */
import { HostError, type Finding } from '../../findings';

/** `customers.status` -> old value -> new value. */
export type ValueMaps = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Answers {
  /** `customers.mail` -> `email`, and `clients` -> `customers` for a table. */
  readonly renames: ReadonlyMap<string, string>;
  readonly enumMaps: ValueMaps;
  /** `customers.rank` -> SQL of what stands there in rows that exist; also how one type becomes another. */
  readonly fills: ReadonlyMap<string, string>;
  /** What would be lost may be lost, and nothing that could be a rename is one. */
  readonly acceptLoss: boolean;
  /** The same for single things, by what the question was about. */
  readonly accepted: ReadonlySet<string>;
}

export const accepts = ({ acceptLoss, accepted }: Answers, about: string): boolean =>
  acceptLoss || accepted.has(about);

export interface AnswerWords {
  readonly rename?: readonly string[];
  readonly enumMap?: readonly string[];
  readonly fill?: readonly string[];
  readonly acceptLoss?: boolean;
  readonly accepted?: readonly string[];
}

const NAME = '[a-z_][a-z0-9_]*';
const RENAME = new RegExp(`^(${NAME}(?:\\.${NAME})?):(${NAME})$`);
const FILL = new RegExp(`^(${NAME}\\.${NAME})=(.+)$`, 's');
const ENUM_MAP = new RegExp(`^(${NAME}\\.${NAME}):([^:]*):([^:]*)$`);

const wrong = (option: string, given: string, form: string): Finding => ({
  code: 'MIGRATION_ANSWER',
  level: 'error',
  summary: `--${option} ${given} cannot be read`,
  at: [],
  waysOut: [{ text: `write --${option} ${form}` }],
});

/** @throws HostError MIGRATION_ANSWER for every word that cannot be read */
export function readAnswers({
  rename = [],
  enumMap = [],
  fill = [],
  acceptLoss = false,
  accepted = [],
}: AnswerWords): Answers {
  const findings: Finding[] = [];
  const read = (option: string, form: string, words: readonly string[], pattern: RegExp): string[][] =>
    words.flatMap((word) => {
      const parts = pattern.exec(word);
      if (parts === null) findings.push(wrong(option, word, form));
      return parts === null ? [] : [parts.slice(1)];
    });
  const renames = read('rename', 'customers.mail:email, or clients:customers for a table', rename, RENAME);
  const fills = read('fill', "customers.rank=0, with any SQL expression after the sign '='", fill, FILL);
  const maps = read('enum-map', 'customers.status:old:new', enumMap, ENUM_MAP);
  if (findings.length > 0) throw new HostError(findings);
  const enumMaps = new Map<string, Map<string, string>>();
  for (const [column = '', from = '', to = ''] of maps)
    enumMaps.set(column, (enumMaps.get(column) ?? new Map<string, string>()).set(from, to));
  return {
    renames: new Map(renames as [string, string][]),
    enumMaps,
    fills: new Map(fills as [string, string][]),
    acceptLoss,
    accepted: new Set(accepted),
  };
}
