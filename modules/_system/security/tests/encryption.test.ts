import { randomBytes } from 'node:crypto';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { CannotDecrypt, encryptionOf, type Place } from '..';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost({ modules: ['security'] });
});
afterAll(() => host?.close());

const MASTER = randomBytes(32);
const SECRET = 'JBSWY3DPEHPK3PXP';
const PLACE: Place = { table: 'safes', column: 'secret', id: '01900000-0000-7000-8000-000000000001' };
const encryption = (master = MASTER) => encryptionOf(host.models, () => master);

/** What a text with one part changed is: `v1:<key id>:<iv>:<tag>:<data>`. */
const withPart = (sealed: string, at: number, change: (part: string) => string): string =>
  sealed
    .split(':')
    .map((part, index) => (index === at ? change(part) : part))
    .join(':');
const otherBit = (part: string): string => `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;

test('what is encrypted is read again, by another process too, and looks different every time', async () => {
  const [one, two] = [await encryption().encrypt(SECRET, PLACE), await encryption().encrypt(SECRET, PLACE)];
  expect(one).not.toBe(two);
  expect(await encryption().decrypt(one, PLACE)).toBe(SECRET);
  expect(await encryption().decrypt(two, PLACE)).toBe(SECRET);
  const empty = await encryption().encrypt('', PLACE);
  expect(await encryption().decrypt(empty, PLACE)).toBe('');
});

test('nothing that is stored holds the value or a key in plain text', async () => {
  const sealed = await encryption().encrypt(SECRET, PLACE);
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
    const reading = encryption().decrypt(change(await encryption().encrypt(SECRET, PLACE)), place);
    await expect(reading).rejects.toThrow(CannotDecrypt);
    await expect(reading).rejects.toThrow(reason);
    await expect(reading).rejects.toThrow(`${place.table}.${place.column} of ${place.id}`);
    await reading.catch((error: Error) => expect(String(error.stack)).not.toContain(SECRET));
  });

  test('under another ENCRYPTION_KEY, which is said', async () => {
    const sealed = await encryption().encrypt(SECRET, PLACE);
    const reading = encryption(randomBytes(32)).decrypt(sealed, PLACE);
    await expect(reading).rejects.toThrow(/ENCRYPTION_KEY is not the one/);
  });

  test('with a key that was copied over another', async () => {
    const { EncryptionKey } = host.models;
    const sealed = await encryption().encrypt(SECRET, PLACE);
    const id = sealed.split(':')[1] ?? '';
    const { wrappedKey } = (await EncryptionKey.findByPk(id)) ?? { wrappedKey: '' };
    const other = await EncryptionKey.create({ wrappedKey });
    const moved = withPart(sealed, 1, () => other.id);
    await expect(encryption().decrypt(moved, PLACE)).rejects.toThrow(/encryption_keys.wrapped_key of/);
    await other.destroy();
  });
});

test('a start tells whether what is encrypted can be read', async () => {
  await encryption().encrypt(SECRET, PLACE);
  await expect(encryption().check()).resolves.toBeUndefined();
  await expect(encryption(randomBytes(32)).check()).rejects.toThrow(/ENCRYPTION_KEY is not the one/);
  const without = encryptionOf(host.models, () => {
    throw new Error('ENCRYPTION_KEY is not set');
  });
  await expect(without.check()).rejects.toThrow('ENCRYPTION_KEY is not set');
  await host.models.EncryptionKey.destroy({ where: {} });
  await expect(without.check()).resolves.toBeUndefined();
});
