import path from 'node:path';
import { createSequelize, openDatabase } from '../../../core/database';
import { HostError } from '../../../core/findings';
import { describeOnServer, serverDatabase } from '../../support/database';
import { moduleTree } from '../../support/module_tree';

const at = (query: string): string => `postgres://app:s3cret@localhost/shop?${query}`;

/** What every connection of the pool is made with. */
const pooled = async (query: string): Promise<Record<string, unknown>> =>
  (await openDatabase({ url: at(query) })).sequelizeOptions().dialectOptions as Record<string, unknown>;

const complaints = (query: string): Promise<readonly string[]> =>
  openDatabase({ url: at(query) }).then(
    () => [],
    (error: unknown) => {
      expect(error).toBeInstanceOf(HostError);
      const { findings } = error as HostError;
      expect(findings.every(({ code }) => code === 'CONFIG_INVALID')).toBe(true);
      expect(JSON.stringify(findings)).not.toContain('s3cret');
      return findings.map(({ summary }) => summary);
    },
  );

test('options and the name an operator gives reach the connections', async () => {
  const given = await pooled('options=-c%20search_path%3Dshop&application_name=till');
  expect(given).toMatchObject({ options: '-c search_path=shop', application_name: 'till' });
});

test('a fallback name is used where nobody gives another', async () => {
  expect(await pooled('fallback_application_name=till')).toMatchObject({ application_name: 'till' });
  const named = await openDatabase({ url: at('fallback_application_name=till'), applicationName: 'shop' });
  expect(named.sequelizeOptions().dialectOptions).toMatchObject({ application_name: 'shop' });
  expect(await pooled('')).toMatchObject({ application_name: 'ordinal' });
});

test('patience given in the address is the patience of the database', async () => {
  const database = await openDatabase({
    url: at('connect_timeout=7&statement_timeout=900&lock_timeout=800&query_timeout=950'),
  });
  expect(database.deadlines).toMatchObject({ connectMs: 7_000, statementMs: 900, lockMs: 800 });
  expect(database.sequelizeOptions().dialectOptions).toMatchObject({
    connectionTimeoutMillis: 7_000,
    statement_timeout: 900,
    lock_timeout: 800,
    query_timeout: 950,
  });
});

describe('encryption', () => {
  const tree = moduleTree({ 'ca.pem': 'CA', 'client.pem': 'CERT', 'client.key': 'KEY' });
  const file = (name: string): string => encodeURIComponent(path.join(tree.root, name));

  test('certificates and the key reach the connections of the pool', async () => {
    const query = `sslmode=verify-full&sslrootcert=${file('ca.pem')}&sslcert=${file('client.pem')}&sslkey=${file('client.key')}`;
    const { ssl } = await pooled(query);
    // Sequelize copies what can be listed.
    expect({ ...(ssl as object) }).toEqual({ ca: 'CA', cert: 'CERT', key: 'KEY' });
  });

  test('switched off in the address it stays off, whatever the environment says', async () => {
    const before = process.env['PGSSLMODE'];
    process.env['PGSSLMODE'] = 'require';
    try {
      expect(await pooled('sslmode=disable')).toMatchObject({ ssl: false });
      expect(await pooled('')).toMatchObject({ ssl: true });
    } finally {
      if (before === undefined) delete process.env['PGSSLMODE'];
      else process.env['PGSSLMODE'] = before;
    }
  });

  test('a direct handshake is also that of the pool', async () => {
    const database = await openDatabase({ url: at('sslmode=no-verify&sslnegotiation=direct') });
    const sequelize = await createSequelize(database);
    const { lib } = sequelize.connectionManager as unknown as {
      lib: { Client: new (config: object) => { sslNegotiation: string } };
    };
    expect(new lib.Client({ ssl: true }).sslNegotiation).toBe('direct');
    await sequelize.close();
  });

  test('a file that cannot be read is named with the parameter', async () => {
    const gone = path.join(tree.root, 'gone.pem');
    expect(await complaints(`sslrootcert=${encodeURIComponent(gone)}`)).toEqual([
      `sslrootcert in DATABASE_URL names a file that cannot be read: ${gone} (ENOENT)`,
    ]);
  });

  test('what the driver refuses is said in its words', async () => {
    const [summary] = await complaints('uselibpqcompat=true&sslmode=verify-ca');
    expect(summary).toContain('sslmode=verify-ca requires specifying a CA with sslrootcert');
    const [other] = await complaints('ssl=0&sslnegotiation=direct');
    expect(other).toContain('sslnegotiation=direct requires SSL to be enabled');
  });
});

test('parameters that nobody reads are named, all of them', async () => {
  expect(await complaints('sslpassword=x&aplication_name=y&schema=z')).toEqual([
    'sslpassword in DATABASE_URL is no parameter that is read',
    'aplication_name in DATABASE_URL is no parameter that is read',
    'schema in DATABASE_URL is no parameter that is read',
  ]);
  const error: unknown = await openDatabase({ url: at('aplication_name=y') }).catch(
    (thrown: unknown) => thrown,
  );
  expect((error as HostError).findings[0]?.waysOut[0]).toEqual({ text: 'did you mean application_name?' });
});

test.each([
  ['client_encoding=LATIN1', 'client_encoding in DATABASE_URL must be UTF8: the driver speaks nothing else'],
  [
    'sslmode=allow',
    'sslmode in DATABASE_URL must be one of disable, prefer, require, verify-ca, verify-full, no-verify',
  ],
  ['ssl=false', 'ssl in DATABASE_URL must be one of true, 1, 0, no-verify'],
  ['connect_timeout=soon', 'connect_timeout in DATABASE_URL must be a whole number of seconds, 1 or more'],
  ['connect_timeout=0', 'connect_timeout in DATABASE_URL must be a whole number of seconds, 1 or more'],
  [
    'statement_timeout=5s',
    'statement_timeout in DATABASE_URL must be a whole number of milliseconds, 1 or more',
  ],
  [
    'channel_binding=require',
    'channel_binding in DATABASE_URL must be one of disable, prefer: the driver promises no more',
  ],
])('%s: a value that would be lost is refused', async (query, sentence) => {
  expect(await complaints(query)).toEqual([sentence]);
});

test.each([
  'client_encoding=UTF8',
  'client_encoding=utf-8',
  'keepalives=1&keepalives_idle=30&keepalives_interval=5&keepalives_count=3',
  'gssencmode=disable&channel_binding=prefer&target_session_attrs=any&sslsni=1&sslcompression=0',
])('what libpq would do and the driver does anyway is accepted: %s', async (query) => {
  expect(await complaints(query)).toEqual([]);
});

test('a piece of a password that ends up behind the question mark is not repeated', async () => {
  const error: unknown = await openDatabase({ url: 'postgres://app:1?s3c-ret@localhost/shop' }).catch(
    (thrown: unknown) => thrown,
  );
  expect((error as HostError).findings.map(({ summary }) => summary)).toEqual([
    'DATABASE_URL has a parameter whose name is none: a ? in a password is written %3F',
  ]);
});

describeOnServer('on a PostgreSQL server', () => {
  test('pool and command look where the options say, under the name given', async () => {
    const held = await serverDatabase();
    const url = new URL(held.url);
    url.searchParams.set('options', '-c search_path=shop');
    url.searchParams.set('application_name', 'till');
    const database = await openDatabase({ url: url.href });
    const sequelize = await createSequelize(database);
    const client = await database.connect();
    const asked =
      "select current_setting('search_path') as path, current_setting('application_name') as name";
    const bare = (await client.query(asked)).rows as unknown[];
    const [rows] = await sequelize.query(asked);
    await client.end();
    await sequelize.close();
    await held.drop();
    expect(bare).toEqual([{ path: 'shop', name: 'till' }]);
    expect(rows).toEqual(bare);
  });
});
