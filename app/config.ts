/** The environment, read once: a frozen, typed value, or every complaint about it at once. */
import { HostError, type Finding } from '../core/findings';
import type { MountedModule } from '../core/mount';
import { SETTINGS } from './settings';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** A host whose lock on the data folder may be taken over. */
  readonly takeOverFrom: string | undefined;
  /** Bytes a file of records may have. */
  readonly importMaxBytes: number;
  /** `https://ordinal.example`, without a path. */
  readonly publicUrl: string | undefined;
  /** How many proxies stand in front. */
  readonly trustProxy: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Days that records stay in the trash; 0: until somebody deletes them there. */
  readonly trashDays: number;
  readonly logLevel: string;
  readonly sessionSecret: string | undefined;
  readonly encryptionKey: string | undefined;
  /** What it was before, while keys are locked up anew. */
  readonly encryptionKeyOld: string | undefined;
  /** Settings that modules declare, by module name. */
  readonly modules: ReadonlyMap<string, Readonly<Record<string, string | undefined>>>;
}

/** A setting that is there but empty, as in `DATABASE_URL=`, is not set. */
const textOf = (environment: Environment, name: string): string | undefined =>
  environment[name] === '' ? undefined : environment[name];

const invalid = (name: string, sentence: string, file: string, help: string): Finding => ({
  code: 'CONFIG_INVALID',
  level: 'error',
  summary: `${name} ${sentence}`,
  at: [{ file, note: help }],
  waysOut: [{ text: `correct ${name} in .env or in the environment; .env.example lists every setting` }],
});

function hostSettings(environment: Environment, findings: Finding[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([name, setting]) => {
      const read = setting.schema.safeParse(textOf(environment, name) ?? setting.default);
      if (!read.success) {
        findings.push(invalid(name, read.error.issues[0]?.message ?? 'is not valid', '.env', setting.help));
      }
      return [name, read.data];
    }),
  );
}

type Declaring = Pick<MountedModule, 'folder' | 'manifest'>;

function moduleSettings(
  { folder, manifest }: Declaring,
  environment: Environment,
  findings: Finding[],
): object {
  const file = `${folder.shown}/module.ts`;
  return Object.fromEntries(
    Object.entries(manifest.environment ?? {}).map(([name, { help, required, pattern, ...setting }]) => {
      const text = textOf(environment, name) ?? setting.default;
      if (text === undefined && required === true) findings.push(invalid(name, 'is not set', file, help));
      if (text !== undefined && pattern !== undefined && !pattern.test(text)) {
        findings.push(invalid(name, `must match ${String(pattern)}`, file, help));
      }
      return [name, text];
    }),
  );
}

/**
 * Reads what the host and its modules take from the environment.
 * @param modules whose manifests may declare settings of their own
 * @throws HostError with one CONFIG_INVALID for each setting that cannot be used; values are never shown
 */
export function readConfig(environment: Environment, modules: readonly Declaring[] = []): Config {
  const findings: Finding[] = [];
  const read = hostSettings(environment, findings);
  const own = new Map(
    modules.map((one) => [one.folder.name, Object.freeze(moduleSettings(one, environment, findings))]),
  );
  if (findings.length > 0) throw new HostError(findings);
  return Object.freeze({
    environment: read.NODE_ENV,
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    dataDir: read.DATA_DIR,
    takeOverFrom: read.DATA_DIR_TAKEOVER,
    importMaxBytes: read.IMPORT_MAX_BYTES,
    publicUrl: read.PUBLIC_URL,
    trustProxy: read.TRUST_PROXY,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    trashDays: read.TRASH_DAYS,
    logLevel: read.LOG_LEVEL,
    sessionSecret: read.SESSION_SECRET,
    encryptionKey: read.ENCRYPTION_KEY,
    encryptionKeyOld: read.ENCRYPTION_KEY_OLD,
    modules: own,
  }) as Config;
}
