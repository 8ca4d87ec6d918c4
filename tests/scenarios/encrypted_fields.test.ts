/**
 * Fields with the word `encrypted`: whatever writes and reads them, the database has none of their values, and whoever may
 * read the record has them as they were.
 */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { AS_STORED, encryptedColumns } from 'ordinal-host';
import request from 'supertest';
import { keysOf } from '../../app/keys';
import { startTestHost, type TestHost } from '../../app/testing';
import { reencryptionOf } from '../../modules/_system/security/reencrypt';
import { equip } from '../support/equipped_tree';
import { moduleTree } from '../support/module_tree';

const SAFE = `import { defineModel, json, string, text } from 'ordinal-host';
export default defineModel('Safe', {
  table: 'safes',
  softDelete: false,
  fields: {
    code: string(20).required().unique(),
    combination: string(12).encrypted().column('opens_with'),
    contents: text().encrypted().default('nothing'),
    owner: json((z) => z.object({ name: z.string() })).encrypted(),
  },
  admin: { list: ['code', 'combination'], title: 'code' },
});
`;
const DRAWER = `import { defineModel, reference, string } from 'ordinal-host';
export default defineModel('Drawer', {
  table: 'drawers',
  fields: { name: string(20).required(), safe: reference('safes', { inverse: 'drawers' }), word: string(9).encrypted() },
});
`;
const manifest = (requires: string): string =>
  `import { defineModule } from 'ordinal-host';\nexport default defineModule({ title: 'Vault', requires: [${requires}] });\n`;

const tree = (requires: string) => {
  const made = moduleTree({
    'modules/admin/vault/module.ts': manifest(requires),
    'modules/admin/vault/300_safe_model.ts': SAFE,
    'modules/admin/vault/301_drawer_model.ts': DRAWER,
  });
  for (const module of ['core', 'database', 'security'])
    cpSync(path.resolve('modules/_system', module), made.path(`modules/_system/${module}`), {
      recursive: true,
    });
  equip(made);
  return made;
};

interface Row {
  readonly id: string;
  combination: string | null;
  readonly contents: string;
  readonly owner: unknown;
  readonly drawers?: readonly Row[];
  readonly safe?: Row;
  readonly word?: string;
  save(): Promise<Row>;
  update(values: object): Promise<Row>;
  reload(): Promise<Row>;
  changed(): unknown;
}
/** What is asked of models that the compiler does not know. */
interface Rows {
  create(values: object): Promise<Row>;
  bulkCreate(values: readonly object[], options?: object): Promise<Row[]>;
  upsert(values: object, options: object): Promise<[Row, unknown]>;
  update(values: object, query: object): Promise<[number]>;
  findAll(query?: object): Promise<Row[]>;
  findOne(query: object): Promise<Row | null>;
  findByPk(id: string, query?: object): Promise<Row | null>;
  findOrCreate(query: object): Promise<[Row, boolean]>;
  destroy(query: object): Promise<number>;
}

let host: TestHost;
let safes: Rows;
let drawers: Rows;
const ENCRYPTION_KEY = 'e'.repeat(32);
beforeAll(async () => {
  process.env['ENCRYPTION_KEY'] = ENCRYPTION_KEY;
  host = await startTestHost({ root: tree("'security'").root, modules: ['vault'] });
  const models = host.models as unknown as Readonly<Record<string, Rows>>;
  safes = models['Safe']!;
  drawers = models['Drawer']!;
}, 60_000);
afterAll(async () => {
  delete process.env['ENCRYPTION_KEY'];
  await host?.close();
});
afterEach(async () => {
  await drawers.destroy({ where: {}, force: true });
  await safes.destroy({ where: {}, force: true });
});

const stored = async (): Promise<readonly Readonly<Record<string, string>>[]> =>
  (await safes.findAll({ raw: true, paranoid: false, order: ['code'], ...AS_STORED })) as never;
const named = (code: string) => safes.findOne({ where: { code } });
const FORM = /^v1:[0-9a-f-]{36}:/;

describe('a value is stored encrypted and read as it was', () => {
  test('by create, and changed by save, by update of the row, and to nothing', async () => {
    const safe = await safes.create({ code: 'A', combination: '12-34', owner: { name: 'Ada' } });
    expect([safe.combination, safe.contents, safe.owner]).toEqual(['12-34', 'nothing', { name: 'Ada' }]);
    const [row] = await stored();
    for (const name of ['combination', 'contents', 'owner']) expect(row?.[name]).toMatch(FORM);
    expect(JSON.stringify(row)).not.toMatch(/12-34|nothing|Ada/);
    safe.combination = '56-78';
    await safe.save();
    expect([safe.combination, safe.changed()]).toEqual(['56-78', false]);
    expect((await named('A'))?.combination).toBe('56-78');
    await safe.update({ combination: '90' });
    expect((await (await named('A'))?.reload())?.combination).toBe('90');
    await safe.update({ combination: null });
    expect([(await named('A'))?.combination, (await stored())[0]?.['combination']]).toEqual([null, null]);
  });

  test('by bulkCreate and by one update of many rows, each of which has a text of its own', async () => {
    const made = await safes.bulkCreate(['A', 'B', 'C'].map((code) => ({ code, combination: `of ${code}` })));
    expect(made.map(({ combination }) => combination)).toEqual(['of A', 'of B', 'of C']);
    expect(await safes.update({ combination: 'all' }, { where: { code: ['A', 'B'] } })).toEqual([2]);
    const texts = (await stored()).map((row) => row['combination']);
    expect(new Set(texts).size).toBe(3);
    const read = await safes.findAll({ order: ['code'] });
    expect(read.map(({ combination }) => combination)).toEqual(['all', 'all', 'of C']);
  });

  test('by upsert and bulkCreate over rows that are there, which keep their ids', async () => {
    const { id } = await safes.create({ code: 'A', combination: 'first', contents: 'gold' });
    const [row] = await safes.upsert({ code: 'A', combination: 'second' }, { conflictFields: ['code'] });
    expect([row.id, row.combination]).toEqual([id, 'second']);
    expect((await named('A'))?.combination).toBe('second');
    const made = await safes.bulkCreate(
      [
        { code: 'A', combination: 'third' },
        { code: 'B', combination: 'new' },
      ],
      { updateOnDuplicate: ['combination'], conflictAttributes: ['code'] },
    );
    expect(made.map(({ combination }) => combination)).toEqual(['third', 'new']);
    const [first] = await safes.findAll({ order: ['code'] });
    expect([first?.id, first?.combination, first?.contents]).toEqual([id, 'third', 'gold']);
    await safes.bulkCreate([{ code: 'A', combination: 'fourth' }], { ignoreDuplicates: true });
    expect((await named('A'))?.combination).toBe('third');
    const [found, isNew] = await safes.findOrCreate({
      where: { code: 'C' },
      defaults: { combination: 'made' },
    });
    expect([found.combination, isNew]).toEqual(['made', true]);
  });

  test('alone, as a plain object, and joined to others from both sides', async () => {
    const { id } = await safes.create({ code: 'A', combination: '12', owner: { name: 'Ada' } });
    await drawers.create({ name: 'top', safeId: id, word: 'sesame' });
    const plain = { id, combination: '12' };
    expect(await safes.findAll({ raw: true, attributes: ['combination'] })).toEqual([plain]);
    expect((await safes.findOne({ where: { id }, attributes: ['combination'] }))?.combination).toBe('12');
    const safe = await safes.findByPk(id, { include: ['drawers'] });
    expect([safe?.owner, safe?.drawers?.[0]?.word]).toEqual([{ name: 'Ada' }, 'sesame']);
    const [drawer] = await drawers.findAll({
      include: [{ association: 'safe', attributes: ['combination'] }],
    });
    expect([drawer?.word, drawer?.safe?.combination]).toEqual(['sesame', '12']);
    const [flat] = await drawers.findAll({ include: ['safe'], raw: true });
    expect(flat).toMatchObject({ word: 'sesame', 'safe.combination': '12', 'safe.owner': { name: 'Ada' } });
    const [nested] = await drawers.findAll({ include: ['safe'], raw: true, nest: true });
    expect(nested).toMatchObject({ word: 'sesame', safe: { combination: '12', owner: { name: 'Ada' } } });
  });

  test('in a transaction that is undone, after which others are written and read', async () => {
    const undone = host.host.sequelize.transaction(async () => {
      await safes.create({ code: 'A', combination: 'gone' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await safes.create({ code: 'B', combination: 'stays' });
    expect((await named('B'))?.combination).toBe('stays');
  });
});

test('the length that a field says counts for what people write', async () => {
  await safes.create({ code: 'A', combination: 'x'.repeat(12) });
  await expect(safes.create({ code: 'B', combination: 'x'.repeat(13) })).rejects.toThrow(
    /combination must have at most 12 characters/,
  );
});

test('a value that somebody has moved to another row or column is not read, and the row can be deleted', async () => {
  const [one, two] = [
    await safes.create({ code: 'A', combination: 'mine' }),
    await safes.create({ code: 'B', combination: 'theirs' }),
  ];
  const [first] = await stored();
  const put = (values: object) =>
    safes.update(values, { where: { id: two.id }, validate: false, ...AS_STORED });
  for (const column of ['combination', 'contents']) {
    await put({ combination: null, contents: null, [column]: first?.['combination'] });
    await expect(named('B')).rejects.toThrow(
      `safes.${column === 'contents' ? column : 'opens_with'} of ${two.id}`,
    );
  }
  expect(await safes.destroy({ where: { id: two.id } })).toBe(1);
  expect((await named('A'))?.id).toBe(one.id);
});

test('the audit trail tells that it was changed, and not what it is', async () => {
  const safe = await safes.create({ code: 'A', combination: 'canary one' });
  await safe.update({ combination: 'canary two' });
  await safes.update({ combination: 'canary six' }, { where: { code: 'A' } });
  const trail = await host.models.AuditLog.findAll({ where: { recordId: safe.id }, order: ['position'] });
  expect(trail.map(({ action }) => action)).toEqual(['create', 'update', 'update']);
  expect(JSON.stringify(trail)).not.toContain('canary');
  expect(trail[1]?.changes['combination']).toEqual({ from: '(concealed)', to: '(concealed)' });
});

describe('pages', () => {
  const get = (path: string) =>
    request(host.app).get(path).set({ Host: 'localhost', Accept: 'application/json' });
  const LIST = '/admin/vault/safes';

  test('show it to those who may read the record', async () => {
    const { id } = await safes.create({ code: 'A', combination: '12-34' });
    expect((await get(LIST)).text).toContain('12-34');
    expect((await get(`${LIST}/${id}`)).body).toMatchObject({ combination: '12-34' });
  });

  test.each(['combination=12-34', 'sort=combination', 'sort=-combination'])(
    'cannot be asked by it: %s',
    async (query) => {
      expect((await get(`${LIST}?${query}`)).status).toBe(400);
    },
  );

  test('do not find it by what it is', async () => {
    await safes.create({ code: 'A', combination: '12-34' });
    expect((await get(`${LIST}?q=12-34`)).text).not.toContain('"A"');
  });
});

test('a key that another process has made is known at once, and all values move to it', async () => {
  await safes.create({ code: 'A', combination: 'before' });
  await safes.bulkCreate([{ code: 'B', combination: 'b' }, { code: 'C' }]);
  await drawers.create({ name: 'in the trash', word: 'gone' });
  await drawers.destroy({ where: {} });
  const keysInUse = async () =>
    new Set(
      (await stored())
        .flatMap((row) => Object.values(row))
        .flatMap((text) => /^v1:([^:]+)/.exec(text)?.[1] ?? []),
    );
  const [old] = await keysInUse();
  const keyFor = keysOf({ encryptionKey: ENCRYPTION_KEY, encryptionKeyOld: undefined });
  const updated = await named('A').then((row) => (row as unknown as { updatedAt: Date }).updatedAt);
  const lines = await host.models.AuditLog.count();
  const elsewhere = reencryptionOf(host.models, keyFor);
  expect(await elsewhere.rotate()).toEqual({ moved: 6, rewrapped: 0, failed: [] });
  const now = await keysInUse();
  expect([now.size, now.has(old ?? '')]).toEqual([1, false]);
  expect((await named('A'))?.combination).toBe('before');
  // Nobody has changed anything.
  expect(await host.models.AuditLog.count()).toBe(lines + 1);
  expect(((await named('A')) as unknown as { updatedAt: Date }).updatedAt).toEqual(updated);
});

test('which columns are encrypted is known from the models', () => {
  expect(encryptedColumns(host.models).map(({ table, column }) => `${table}.${column}`)).toEqual([
    'safes.opens_with',
    'safes.contents',
    'safes.owner',
    'drawers.word',
  ]);
});

test('where nobody encrypts there is no start', async () => {
  const starting = startTestHost({ root: tree('').root, modules: ['vault'] });
  await expect(starting).rejects.toThrow(
    /MODEL_ENCRYPTED[\s\S]*Safe.combination is encrypted, and no module/,
  );
});
