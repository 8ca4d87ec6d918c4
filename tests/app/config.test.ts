import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { HostError } from '../../core/findings';
import { readConfig } from '../../app/config';
import { SETTINGS } from '../../app/settings';

const root = path.resolve(__dirname, '..', '..');
const declaring = (environment: object): never =>
  [{ folder: { name: 'mail', shown: 'modules/admin/mail' }, manifest: { environment } }] as never;

function complaintsOf(environment: Record<string, string>, modules: never = [] as never): HostError {
  try {
    readConfig(environment, modules);
  } catch (error) {
    return error as HostError;
  }
  throw new Error('nothing was found');
}

it('has a default for everything', () => {
  expect(readConfig({})).toEqual({
    environment: 'development',
    port: 3000,
    host: '127.0.0.1',
    importMaxBytes: 52_428_800,
    databaseUrl: undefined,
    dataDir: '.data',
    publicUrl: undefined,
    trustProxy: 0,
    trashDays: 30,
    logLevel: 'info',
    mailFrom: 'Ordinal <no-reply@localhost>',
    sessionSecret: undefined,
    encryptionKey: undefined,
    encryptionKeyOld: undefined,
    modules: new Map(),
  });
});

it('takes what is empty for not set', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '', LOG_LEVEL: '' })).toEqual(readConfig({}));
});

it('cannot be changed', () => {
  const config = readConfig({ PORT: '0' }) as { port: number };
  expect(() => (config.port = 1)).toThrow(TypeError);
});

it('finds everything that is wrong at once, and shows no value', () => {
  const { findings, message } = complaintsOf({
    NODE_ENV: 'prod',
    PORT: '70000',
    HOST: 'not a host',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    LOG_LEVEL: 'loud',
    SESSION_SECRET: 'hunter2',
  });
  expect(findings.map(({ code }) => code)).toEqual(Array(6).fill('CONFIG_INVALID'));
  expect(findings.map(({ summary }) => summary.split(' ')[0]).sort()).toEqual([
    'DATABASE_URL',
    'HOST',
    'LOG_LEVEL',
    'NODE_ENV',
    'PORT',
    'SESSION_SECRET',
  ]);
  expect(message).toContain('NODE_ENV must be one of development, production, test');
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

it.each(['-1', '1.5', '65536', 'http', '0x10'])('does not take %s for a port', (port) => {
  expect(complaintsOf({ PORT: port }).findings[0]?.summary).toBe('PORT must be a number from 0 to 65535');
});

it('reads what modules declare, with their defaults', () => {
  const modules = declaring({
    SMTP_HOST: { help: 'mail server', default: 'localhost' },
    SMTP_USER: { help: 'user' },
  });
  expect(readConfig({ SMTP_USER: 'ada' }, modules).modules.get('mail')).toEqual({
    SMTP_HOST: 'localhost',
    SMTP_USER: 'ada',
  });
});

it('names the module whose setting is missing or wrong', () => {
  const modules = declaring({
    SMTP_HOST: { help: 'mail server', required: true },
    SMTP_PORT: { help: 'port', pattern: /^\d+$/ },
  });
  expect(complaintsOf({ SMTP_PORT: 'x' }, modules).findings).toMatchObject([
    { summary: 'SMTP_HOST is not set', at: [{ file: 'modules/admin/mail/module.ts', note: 'mail server' }] },
    { summary: 'SMTP_PORT must match /^\\d+$/' },
  ]);
});

it('is the table that .env.example shows', () => {
  const text = readFileSync(path.join(root, '.env.example'), 'utf8');
  const blocks = text.split('\n\n').slice(1);
  const wanted = Object.entries(SETTINGS).map(
    ([name, setting]) =>
      `# ${setting.help}\n${setting.default === undefined ? `# ${name}=` : `${name}=${setting.default}`}`,
  );
  expect(blocks.map((block) => block.trim())).toEqual(wanted);
  expect(readConfig(parseEnv(text) as Record<string, string>)).toEqual(readConfig({}));
});
