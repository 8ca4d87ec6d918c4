/** What may stand after the `?` of `DATABASE_URL`. A parameter that nothing reads would be a wish that is lost. */
import { closest } from '../discover';
import type { Finding, WayOut } from '../findings';
import type { Deadlines } from './deadlines';

/** What a parameter may say; `must` follows "must be". */
interface Rule {
  readonly fits: RegExp;
  readonly must: string;
}

const oneOf = (words: readonly string[], because = ''): Rule => ({
  fits: new RegExp(`^(?:${words.join('|')})$`),
  must: `one of ${words.join(', ')}${because}`,
});
const whole = (unit: string): Rule => ({
  fits: /^[1-9]\d{0,8}$/,
  must: `a whole number of ${unit}, 1 or more`,
});

const TEXT: Rule = { fits: /^/, must: 'a text' };
const COUNT: Rule = { fits: /^\d{1,9}$/, must: 'a whole number' };
const MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;

/** Read by the driver, or by the host where the driver leaves it to whoever calls. */
const READ: Readonly<Record<string, Rule>> = {
  host: TEXT,
  port: COUNT,
  user: TEXT,
  password: TEXT,
  application_name: TEXT,
  fallback_application_name: TEXT,
  options: TEXT,
  client_encoding: { fits: /^utf-?8$/i, must: 'UTF8: the driver speaks nothing else' },
  connect_timeout: whole('seconds'),
  statement_timeout: whole('milliseconds'),
  query_timeout: whole('milliseconds'),
  lock_timeout: whole('milliseconds'),
  idle_in_transaction_session_timeout: whole('milliseconds'),
  ssl: oneOf(['true', '1', '0', 'no-verify']),
  sslmode: oneOf(MODES),
  sslcert: TEXT,
  sslkey: TEXT,
  sslrootcert: TEXT,
  sslnegotiation: oneOf(['postgres', 'direct']),
  uselibpqcompat: oneOf(['true', 'false']),
};

/** Of libpq. Accepted where they ask for what happens anyway, so that an address can be shared with psql. */
const HARMLESS: Readonly<Record<string, Rule>> = {
  keepalives: oneOf(['1']),
  keepalives_idle: COUNT,
  keepalives_interval: COUNT,
  keepalives_count: COUNT,
  gssencmode: oneOf(['disable', 'prefer'], ': the driver knows no GSSAPI'),
  channel_binding: oneOf(['disable', 'prefer'], ': the driver promises no more'),
  target_session_attrs: oneOf(['any'], ': one address names one server'),
  sslcompression: oneOf(['0']),
  sslsni: oneOf(['1']),
};

const RULES = new Map(Object.entries({ ...READ, ...HARMLESS }));

/** The parameters of an address; of one that is there twice the last, as the driver reads it. */
export const parametersOf = (url: string): ReadonlyMap<string, string> =>
  new Map(new URLSearchParams(/^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? ''));

const invalid = (summary: string, waysOut: readonly WayOut[]): Finding => ({
  code: 'CONFIG_INVALID',
  level: 'error',
  summary,
  at: [],
  waysOut,
});

function unread(name: string): Finding {
  if (!/^\w{1,50}$/.test(name)) {
    const summary = 'DATABASE_URL has a parameter whose name is none: a ? in a password is written %3F';
    return invalid(summary, [{ text: 'correct what stands after the first ? of DATABASE_URL' }]);
  }
  const meant = closest(name, RULES.keys());
  return invalid(`${name} in DATABASE_URL is no parameter that is read`, [
    ...(meant === undefined ? [] : [{ text: `did you mean ${meant}?` }]),
    { text: `take ${name} out of DATABASE_URL` },
    { text: `what PostgreSQL itself is to set goes into options: ?options=-c%20${name}%3D...` },
  ]);
}

/** Parameters nobody reads, and values that would be lost. Values are never shown. */
export const parameterFaults = (parameters: ReadonlyMap<string, string>): Finding[] =>
  [...parameters].flatMap(([name, value]) => {
    const rule = RULES.get(name);
    if (rule === undefined) return [unread(name)];
    if (rule.fits.test(value)) return [];
    return [
      invalid(`${name} in DATABASE_URL must be ${rule.must}`, [
        { text: `correct ${name} in DATABASE_URL, or take it out` },
      ]),
    ];
  });

/** A file with a certificate or a key that is not there. */
export const unreadableFile = (
  parameters: ReadonlyMap<string, string>,
  { path, code }: NodeJS.ErrnoException,
): Finding | undefined => {
  const name = ['sslcert', 'sslkey', 'sslrootcert'].find((one) => parameters.get(one) === path);
  return path === undefined || name === undefined
    ? undefined
    : invalid(`${name} in DATABASE_URL names a file that cannot be read: ${path} (${code ?? ''})`, [
        {
          text: `correct ${name} in DATABASE_URL; a path without / in front begins in the working directory`,
        },
      ]);
};

/** The patience an address asks for, in the words of the host. */
export function deadlinesOf(parameters: ReadonlyMap<string, string>): Partial<Deadlines> {
  const milliseconds = (name: string, unit = 1): number | undefined => {
    const value = parameters.get(name);
    return value === undefined ? undefined : Number(value) * unit;
  };
  const asked = {
    connectMs: milliseconds('connect_timeout', 1_000),
    statementMs: milliseconds('statement_timeout'),
    lockMs: milliseconds('lock_timeout'),
    idleTransactionMs: milliseconds('idle_in_transaction_session_timeout'),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}
