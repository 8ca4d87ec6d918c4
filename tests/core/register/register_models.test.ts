import { Sequelize, type Model, type ModelStatic } from 'sequelize';
import { createTables } from '../../../core/create';
import { defineModel, derive, string, uncheckedReference as reference } from '../../../core/declare';
import { registerModels } from '../../../core/register';
import { runAs } from '../../../core/actor';
import { testDatabase, type TestDatabase } from '../../support/database';
import { registryOf } from '../../support/registry_of';
import { Basket, Person, shop } from '../../support/shop';
import { extend } from '../../support/extend';

type Bound = Readonly<Record<string, ModelStatic<Model>>>;
const bind = (sequelize: Sequelize, registry = shop): Bound =>
  registerModels(registry, sequelize) as unknown as Bound;
const offline = (): Sequelize => new Sequelize({ dialect: 'postgres', logging: false });
const value = (row: Model | null | undefined, name: string): unknown =>
  (row as unknown as Record<string, unknown>)[name];

describe('without a database', () => {
  it('makes the forward and the inverse side of every reference, two to one table and one to itself included', () => {
    const models = bind(offline());
    expect(Object.keys(models.Basket?.associations ?? {}).sort()).toEqual([
      'copiedFrom',
      'copies',
      'fans',
      'owner',
      'packer',
    ]);
    expect(Object.keys(models.Person?.associations ?? {}).sort()).toEqual([
      'baskets',
      'basketsByPacker',
      'favourite',
    ]);
  });

  it('binds one definition in two hosts of one process', () => {
    const [one, other] = [bind(offline()), bind(offline())];
    expect(one.Person).not.toBe(other.Person);
    expect(one.Person?.sequelize).not.toBe(other.Person?.sequelize);
  });

  it('associating quietly comes to the same as associating as Sequelize does', () => {
    const loud = offline();
    const quiet = offline();
    const models = bind(quiet);
    const said = (model: ModelStatic<Model>): unknown =>
      JSON.parse(
        JSON.stringify(
          {
            attributes: model.getAttributes(),
            fields: (model as unknown as { fieldRawAttributesMap: object }).fieldRawAttributesMap,
            keys: Object.keys(model.associations),
            unique: (model as unknown as { uniqueKeys: object }).uniqueKeys,
          },
          (key, part: unknown) => (key === 'Model' || key === 'type' ? String(part) : part),
        ),
      );
    const stock = bind(loud);
    for (const model of Object.values(stock))
      (model as unknown as { refreshAttributes(): void }).refreshAttributes();
    for (const name of Object.keys(models)) {
      expect(said(models[name] as ModelStatic<Model>)).toEqual(said(stock[name] as ModelStatic<Model>));
    }
  });

  it('a definition cannot be changed', () => {
    expect(() => Object.assign(Person, { table: 'others' })).toThrow(TypeError);
    expect(() => Object.assign(Person.fields.name.spec, { length: 1 })).toThrow(TypeError);
  });

  it('a derived model has the fields of its base, which stays as it is', () => {
    const Staff = derive(Person, 'Staff', { table: 'staff', fields: { desk: string(10) } });
    const models = bind(offline(), registryOf([[100, Staff]]));
    expect(Object.keys(models.Staff?.getAttributes() ?? {})).toEqual(
      expect.arrayContaining(['name', 'desk', 'id', 'deletedAt']),
    );
    expect(Object.keys(Person.fields)).not.toContain('desk');
  });
});

describe('on a database', () => {
  let at: TestDatabase;
  let models: Bound;
  beforeAll(async () => {
    at = await testDatabase();
    await at.database.withDatabaseLock('create', (connection) =>
      createTables({ connection, registry: shop }),
    );
    models = bind(await at.sequelize());
  });
  afterEach(() => at.rows('truncate people, baskets cascade'));
  afterAll(() => at.close());

  const person = (values = {}) => models.Person?.create({ name: 'Ada', ...values }) as Promise<Model>;

  it('gives a new row a UUID of version 7 and reads it back from both sides', async () => {
    const ada = await person({ team: 'north' });
    expect(value(ada, 'id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    await models.Basket?.create({
      code: 'b-1',
      ownerId: value(ada, 'id'),
      total: '12.50',
      shipTo: { city: 'Bern' },
    });
    const again = await models.Person?.findOne({ include: ['baskets'] });
    expect(value(again, 'team')).toBe('north');
    expect((value(again, 'baskets') as Model[]).map((row) => value(row, 'total'))).toEqual(['12.50']);
    const basket = await models.Basket?.findOne({ include: ['owner', 'packer'] });
    expect(value(value(basket, 'owner') as Model, 'name')).toBe('Ada');
    expect(value(basket, 'packer')).toBeNull();
  });

  it('refuses values that do not fit, naming every field', async () => {
    const ada = await person();
    const bad = {
      code: 'x'.repeat(21),
      status: 'lost',
      total: 'abc',
      items: 1.5,
      discount: '101',
      wantedOn: '2026-02-30',
      shipTo: { city: 1 },
    };
    const failure = await models.Basket?.create({ ...bad, ownerId: value(ada, 'id') }).catch(
      (error: { errors: { path: string }[] }) => error,
    );
    expect((failure as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()).toEqual(
      Object.keys(bad).sort(),
    );
  });

  it('moves a row to the trash and says so', async () => {
    const ada = await person();
    expect(value(ada, 'isDeleted')).toBe(false);
    await ada.destroy();
    expect(value(ada, 'isDeleted')).toBe(true);
    expect(await models.Person?.count()).toBe(0);
    expect(await models.Person?.count({ paranoid: false })).toBe(1);
  });

  it('runs rules and hooks of the model, then those of its extensions', async () => {
    const said: string[] = [];
    const Loud = defineModel('Loud', {
      table: 'people',
      fields: { name: string(50).required() },
      hooks: {
        beforeValidate: (row) => {
          said.push('model');
          row.name = row.name.trim();
        },
      },
      validate: ({ name }) => (name === 'nobody' ? { name: 'must be somebody' } : undefined),
    });
    const more = extend('Loud', {
      fields: { team: string(40) },
      hooks: { beforeValidate: () => void said.push('extension') },
      validate: ({ team }) => (team === 'none' ? { team: 'must be a team' } : undefined),
    });
    const sequelize = await at.sequelize();
    const { Loud: Bound } = bind(
      sequelize,
      registryOf([
        [100, Loud],
        [200, more],
      ]),
    );
    const row = await Bound?.create({ name: ' Ada ' });
    expect([said, value(row, 'name')]).toEqual([['model', 'extension'], 'Ada']);
    const failure = await Bound?.create({ name: 'nobody', team: 'none' }).catch(
      (error: Error) => error.message,
    );
    expect(failure).toBe('Loud cannot be saved: name must be somebody; team must be a team');
  });

  it('stores what a hook has made of a change, and only of a change', async () => {
    const Loud = defineModel('Loud', {
      table: 'people',
      fields: { name: string(50).required(), email: string(100) },
      hooks: {
        beforeValidate: (row) => {
          row.email = `${row.name}@a.example`;
        },
      },
    });
    const { Loud: Bound } = bind(await at.sequelize(), registryOf([[100, Loud]]));
    const id = String(value(await Bound?.create({ name: 'ada' }), 'id'));
    const row = await Bound?.findByPk(id);
    await row?.update({ name: 'bob' });
    expect(value(await Bound?.findByPk(id), 'email')).toBe('bob@a.example');
    row?.set({ name: 'eve' });
    await row?.save();
    expect(value(await Bound?.findByPk(id), 'email')).toBe('eve@a.example');
    // Whoever names the fields that are saved has the last word.
    await row?.update({ name: 'joe' }, { fields: ['name'] });
    expect(value(await Bound?.findByPk(id), 'email')).toBe('eve@a.example');
  });

  describe('many rows at once', () => {
    const Guest = defineModel('Guest', {
      table: 'people',
      fields: { name: string(50).required(), email: string(100).email() },
      hooks: {
        beforeValidate: (row) => {
          if (row.changed('name')) row.name = row.name.trim();
        },
      },
      validate: ({ name }) => (name === 'nobody' ? { name: 'must be somebody' } : undefined),
    });
    const guests = async (): Promise<ModelStatic<Model>> =>
      bind(await at.sequelize(), registryOf([[100, Guest]])).Guest as ModelStatic<Model>;
    const ROWS = [
      { name: 'Ada' },
      { name: 'Bob', email: 'no' },
      { name: 'nobody' },
      { email: 'b@x.example' },
    ];
    const problems = (error: { errors?: { path: string; message: string }[] }): unknown =>
      error.errors?.map(({ path, message }) => `${path} ${message}`);

    it('are checked each, and none is stored when one is wrong', async () => {
      const Bound = await guests();
      const failure = await Bound.bulkCreate(ROWS).catch((error: Error) => error);
      const said = [
        '[1].email must be an e-mail address',
        '[2].name must be somebody',
        '[3].name is required',
      ];
      expect(problems(failure as never)).toEqual(said);
      expect((failure as Error).message).toBe(`Guest cannot be saved: ${said.join('; ')}`);
      expect(await Bound.count()).toBe(0);
      expect(await Bound.bulkCreate([{ name: 'Ada' }, { name: 'Bob' }])).toHaveLength(2);
    });

    it('name the first few of many complaints, and have them all', async () => {
      const rows = Array.from({ length: 12 }, () => ({ name: 'nobody' }));
      const failure = await (await guests()).bulkCreate(rows).catch((error: Error) => error);
      expect((failure as Error).message).toMatch(/^(?:[^;]*;){10} and 2 more$/);
      expect(problems(failure as never)).toHaveLength(12);
    });

    it('are checked after the hooks of each row where those are asked for', async () => {
      const Bound = await guests();
      const each = { individualHooks: true };
      await expect(Bound.bulkCreate([{ name: ' nobody ' }], each)).rejects.toThrow(
        'Guest cannot be saved: [0].name must be somebody',
      );
      const [ada] = await Bound.bulkCreate([{ name: ' Ada ' }], each);
      expect(value(ada, 'name')).toBe('Ada');
    });

    it('pass unchecked where that is asked for', async () => {
      const Bound = await guests();
      await Bound.bulkCreate([{ name: 'nobody', email: 'no' }], { validate: false });
      expect(await Bound.count()).toBe(1);
    });

    it('are changed only to values that their fields allow', async () => {
      const Bound = await guests();
      await Bound.create({ name: 'Ada' });
      const failure = await Bound.update({ email: 'no' }, { where: {} }).catch((error: Error) => error);
      expect(problems(failure as never)).toEqual(['email must be an e-mail address']);
      expect(await Bound.update({ email: 'ada@x.example' }, { where: {} })).toEqual([1]);
    });
  });

  it('fills who made and who changed a row from who is acting', async () => {
    const Note = defineModel('Note', {
      table: 'notes',
      fields: {
        said: string(50),
        createdBy: reference('people').creator(),
        modifiedBy: reference('people').editor(),
      },
    });
    const registry = registryOf([
      [100, Person],
      [200, Note],
    ]);
    await at.database.withDatabaseLock('create', (connection) => createTables({ connection, registry }));
    const { Note: Bound } = bind(await at.sequelize(), registry);
    const [ada, bob] = [await person(), await person({ name: 'Bob' })].map((row) => ({
      id: String(value(row, 'id')),
      name: 'x',
    }));
    const note = (await runAs(ada as never, () => Bound?.create({ said: 'hello' }))) as Model;
    await runAs(bob as never, () => note.update({ said: 'bye' }));
    expect([value(note, 'createdById'), value(note, 'modifiedById')]).toEqual([ada?.id, bob?.id]);
    const stored = await Bound?.findByPk(String(value(note, 'id')));
    expect([value(stored, 'createdById'), value(stored, 'modifiedById')]).toEqual([ada?.id, bob?.id]);
    const before = value(stored, 'updatedAt');
    // Saved without a change, a row was changed by nobody.
    await runAs(ada as never, () => stored?.save());
    await stored?.reload();
    expect([value(stored, 'modifiedById'), value(stored, 'updatedAt')]).toEqual([bob?.id, before]);
    await at.rows('drop table notes');
  });
});

it('the shop uses every kind of field', () => {
  const kinds = new Set(Object.values(Basket.fields).map(({ spec }) => spec.kind));
  expect(kinds.size).toBe(14);
});
