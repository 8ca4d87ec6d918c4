import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../app/config';
import { keysOf } from '../../app/keys';
import { withSecrets } from '../../app/secrets';

const SECRETS = { SESSION_SECRET: 's'.repeat(32), ENCRYPTION_KEY: 'e'.repeat(32) };

let dir: string;
beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'ordinal-keys-'))));
afterEach(() => rmSync(dir, { recursive: true }));

test('keys are the same in every process, and those for two purposes have nothing in common', () => {
  const [here, elsewhere] = [keysOf(readConfig(SECRETS)), keysOf(readConfig(SECRETS))];
  expect(here('one')).toEqual(elsewhere('one'));
  expect(here('one')).toHaveLength(32);
  expect(here('one')).not.toEqual(here('two'));
  expect(keysOf({ encryptionKey: 'f'.repeat(32), encryptionKeyOld: undefined })('one')).not.toEqual(
    here('one'),
  );
});

test('in development secrets are made once, for the eyes of their owner alone', () => {
  const first = withSecrets(readConfig({}), dir, true);
  const second = withSecrets(readConfig({}), dir, true);
  expect(second).toEqual(first);
  expect(first.sessionSecret).not.toBe(first.encryptionKey);
  expect(readFileSync(path.join(dir, 'encryption_key'), 'utf8')).toBe(first.encryptionKey);
  expect(statSync(path.join(dir, 'encryption_key')).mode & 0o777).toBe(0o600);
});

test('production needs SESSION_SECRET at once, and ENCRYPTION_KEY as soon as something is encrypted', () => {
  const production = { NODE_ENV: 'production' };
  expect(() => withSecrets(readConfig(production), dir, true)).toThrow(/SESSION_SECRET is not set/);
  const { SESSION_SECRET } = SECRETS;
  const config = withSecrets(readConfig({ ...production, SESSION_SECRET }), dir, true);
  const keyFor = keysOf(config);
  expect(() => keyFor('one')).toThrow(/CONFIG_INVALID[\s\S]*ENCRYPTION_KEY is not set/);
  expect(() => keyFor('one')).toThrow(expect.objectContaining({ status: 503 }));
});
