import { randomBytes } from 'node:crypto';
import type { KeyFor, Log, Place } from 'ordinal-host';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import cipherPart from '../cipher';
import { checkKeys, dataKeysOf } from '../data_keys';
import { CannotDecrypt } from '../sealed';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost({ modules: ['security'] });
});
afterAll(() => host?.close());

const MASTER = randomBytes(32);
const SECRET = 'JBSWY3DPEHPK3PXP';
const PLACE: Place = { table: 'safes', column: 'secret', id: '01900000-0000-7000-8000-000000000001' };
const under = (master: Buffer, old?: Buffer): KeyFor => Object.assign(() => master, { old: () => old });
const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** One process: it keeps the keys that it has opened. */
const cipher = (keyFor: KeyFor = under(MASTER)) => {
  const { encrypt, decrypt } = cipherPart({ models: host.models, keyFor, log });
  return {
    encrypt: async (value: string, place: Place) => (await encrypt([{ value, place }]))[0] ?? '',
    decrypt: async (value: string, place: Place) => (await decrypt([{ value, place }]))[0],
  };
};

/** What a text with one part changed is: `v1:<key id>:<iv>:<tag>:<data>`. */
const withPart = (sealed: string, at: number, change: (part: string) => string): string =>
  sealed
    .split(':')
    .map((part, index) => (index === at ? change(part) : part))
    .join(':');
const otherBit = (part: string): string => `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;

test('what is encrypted is read again, by another process too, and looks different every time', async () => {
  const [one, two] = [await cipher().encrypt(SECRET, PLACE), await cipher().encrypt(SECRET, PLACE)];
  expect(one).not.toBe(two);
  expect(await cipher().decrypt(one, PLACE)).toBe(SECRET);
  expect(await cipher().decrypt(two, PLACE)).toBe(SECRET);
  const empty = await cipher().encrypt('', PLACE);
  expect(await cipher().decrypt(empty, PLACE)).toBe('');
});

test('a key that another process makes counts at once, and is read by one that has not seen it', async () => {
  const [here, elsewhere] = [cipher(), cipher()];
  await here.decrypt(await here.encrypt(SECRET, PLACE), PLACE);
  const { id } = await dataKeysOf(host.models, under(MASTER)).make();
  const sealed = await elsewhere.encrypt(SECRET, PLACE);
  expect(sealed.split(':')[1]).toBe(id);
  expect(await here.decrypt(sealed, PLACE)).toBe(SECRET);
});

test('a key that is open is not read from the database again', async () => {
  const one = cipher();
  const sealed = await one.encrypt(SECRET, PLACE);
  const reading = jest.spyOn(host.models.EncryptionKey, 'findAll');
  expect(await one.decrypt(sealed, PLACE)).toBe(SECRET);
  expect(reading).not.toHaveBeenCalled();
  reading.mockRestore();
});

test('a key whose transaction was undone is not used', async () => {
  await host.models.EncryptionKey.destroy({ where: {}, force: true });
  const one = cipher();
  const undone = host.host.sequelize.transaction(async () => {
    await one.encrypt(SECRET, PLACE);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await host.models.EncryptionKey.count()).toBe(0);
  const sealed = await one.encrypt(SECRET, PLACE);
  expect(await cipher().decrypt(sealed, PLACE)).toBe(SECRET);
});

test('nothing that is stored holds the value or a key in plain text', async () => {
  const sealed = await cipher().encrypt(SECRET, PLACE);
  const stored = JSON.stringify([
    sealed,
    await host.models.EncryptionKey.findAll({ raw: true }),
    await host.models.AuditLog.findAll({ raw: true }),
  ]);
  expect(stored).toContain('"encryption_keys"');
  for (const form of ['utf8', 'base64', 'base64url', 'hex'] as const) {
    expect(stored).not.toContain(Buffer.from(SECRET).toString(form));
    expect(stored).not.toContain(MASTER.toString(form));
  }
});

describe('what somebody has tampered with is never read', () => {
  test.each<[string, (sealed: string) => string, Partial<Place>, RegExp]>([
    [
      'moved to another row',
      (sealed) => sealed,
      { id: PLACE.id.replace(/1$/, '2') },
      /another row or column/,
    ],
    ['moved to another column', (sealed) => sealed, { column: 'hint' }, /another row or column/],
    ['moved to another table', (sealed) => sealed, { table: 'drawers' }, /another row or column/],
    ['with another value', (sealed) => withPart(sealed, 4, otherBit), {}, /it was changed/],
    ['with another start', (sealed) => withPart(sealed, 2, otherBit), {}, /it was changed/],
    ['with another tag', (sealed) => withPart(sealed, 3, otherBit), {}, /it was changed/],
    ['with a cut tag', (sealed) => withPart(sealed, 3, (tag) => tag.slice(0, 6)), {}, /not written as/],
    ['without a tag', (sealed) => withPart(sealed, 3, () => ''), {}, /not written as/],
    ['of an unknown key', (sealed) => withPart(sealed, 1, () => PLACE.id), {}, /its key is not known here/],
    ['that is plain text', () => SECRET, {}, /not written as/],
  ])('%s', async (_, change, moved, reason) => {
    const place = { ...PLACE, ...moved };
    const reading = cipher().decrypt(change(await cipher().encrypt(SECRET, PLACE)), place);
    await expect(reading).rejects.toThrow(CannotDecrypt);
    await expect(reading).rejects.toThrow(reason);
    await expect(reading).rejects.toThrow(`${place.table}.${place.column} of ${place.id}`);
    await reading.catch((error: Error) => expect(String(error.stack)).not.toContain(SECRET));
  });

  test('under another ENCRYPTION_KEY, which is said', async () => {
    const sealed = await cipher().encrypt(SECRET, PLACE);
    const reading = cipher(under(randomBytes(32))).decrypt(sealed, PLACE);
    await expect(reading).rejects.toThrow(/ENCRYPTION_KEY is not the one/);
  });

  test('with a key that was copied over another', async () => {
    const { EncryptionKey } = host.models;
    const sealed = await cipher().encrypt(SECRET, PLACE);
    const id = sealed.split(':')[1] ?? '';
    const { wrappedKey } = (await EncryptionKey.findByPk(id)) ?? { wrappedKey: '' };
    const other = await EncryptionKey.create({ wrappedKey });
    const moved = withPart(sealed, 1, () => other.id);
    await expect(cipher().decrypt(moved, PLACE)).rejects.toThrow(/encryption_keys.wrapped_key of/);
    await other.destroy();
  });
});

test('after a change of ENCRYPTION_KEY what the old one locks up is read, and locked up anew, once', async () => {
  const sealed = await cipher().encrypt(SECRET, PLACE);
  const next = randomBytes(32);
  expect(await cipher(under(next, MASTER)).decrypt(sealed, PLACE)).toBe(SECRET);
  const keys = dataKeysOf(host.models, under(next, MASTER));
  const count = await host.models.EncryptionKey.count();
  expect(await keys.rewrap()).toEqual({ rewrapped: count, failed: [] });
  expect(await keys.rewrap()).toEqual({ rewrapped: 0, failed: [] });
  expect(await cipher(under(next)).decrypt(sealed, PLACE)).toBe(SECRET);
  await expect(cipher().decrypt(sealed, PLACE)).rejects.toThrow(/ENCRYPTION_KEY is not the one/);
  const neither = await dataKeysOf(host.models, under(randomBytes(32))).rewrap();
  expect([neither.rewrapped, neither.failed.length]).toEqual([0, count]);
  expect((await dataKeysOf(host.models, under(MASTER, next)).rewrap()).rewrapped).toBe(count);
});

test('a start tells whether what is encrypted can be read', async () => {
  await cipher().encrypt(SECRET, PLACE);
  await expect(checkKeys(host.models, under(MASTER))).resolves.toBeUndefined();
  await expect(checkKeys(host.models, under(randomBytes(32)))).rejects.toThrow(
    /ENCRYPTION_KEY is not the one/,
  );
  const without = (): Buffer => {
    throw new Error('ENCRYPTION_KEY is not set');
  };
  await expect(checkKeys(host.models, without)).rejects.toThrow('ENCRYPTION_KEY is not set');
  await host.models.EncryptionKey.destroy({ where: {} });
  await expect(checkKeys(host.models, without)).resolves.toBeUndefined();
});
