/** What signs the tokens of forms, and what encrypts. In development they are made once and kept beside the database. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KeyFor } from '../core/declare';
import { fail } from '../core/findings';
import { readConfig, type Config, type Environment } from './config';
import { keysOf } from './keys';

/**
 * @param knowsPeople whether anything is to be signed
 * @throws HostError CONFIG_INVALID in production without SESSION_SECRET, where several processes must have the same
 */
export function withSecrets(config: Config, dataDir: string, knowsPeople: boolean): Config {
  if (!knowsPeople) return config;
  // Where ENCRYPTION_KEY is not set it is asked for once something is to be encrypted: see `keys.ts`.
  if (config.environment === 'production') {
    if (config.sessionSecret === undefined) throw noSessionSecret();
    return config;
  }
  const kept = (name: string): string => keptIn(path.join(dataDir, name));
  const { sessionSecret = kept('session_secret'), encryptionKey = kept('encryption_key') } = config;
  return Object.freeze({ ...config, sessionSecret, encryptionKey });
}

/**
 * Keys for a command, the same that the server has. Nothing is read, and none made, before one is asked for.
 * @param root absolute path of the project folder
 */
export function keysOfCommand(root: string, environment: Environment): KeyFor {
  let keys: KeyFor | undefined;
  const found = (): KeyFor => {
    const config = readConfig(environment);
    const dataDir = path.resolve(root, config.dataDir);
    return keysOf(config.environment === 'production' ? config : withSecrets(config, dataDir, true));
  };
  const late = (): KeyFor => (keys ??= found());
  return Object.assign((purpose: string) => late()(purpose), {
    old: (purpose: string) => late().old?.(purpose),
  });
}

const noSessionSecret = (): Error =>
  fail({
    code: 'CONFIG_INVALID',
    summary: 'SESSION_SECRET is not set, and production needs it to sign what forms carry',
    at: [{ file: '.env' }],
    waysOut: [{ command: 'openssl rand -hex 32', text: 'makes one; the same for every process' }],
  });

function keptIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process was first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8');
  }
}
