import { check } from '../../../core/check';
import { derive, defineModel, json, string } from '../../../core/declare';
import { discoveredOf, projectOf } from '../renumber/project_values';
import { extension, findingsIn, model, readTree, treeOf } from './project';

const short = (files: Record<string, string>) =>
  findingsIn(files).map(({ code, summary }) => `${code}  ${summary}`);
const raw = (body: string, words = 'string'): string =>
  `import { defineModel, ${words} } from 'ordinal-host';\nexport default defineModel(${body});\n`;

test('a project in order has no findings', () => {
  expect(
    short({
      '_system/core/0_base_model.ts': `import { baseModel } from 'ordinal-host';\nexport default baseModel;\n`,
      '_user/users/100_user_model.ts': model('User', 'users'),
      'admin/customers/300_customer_model.ts': model('Customer', 'customers', {
        owner: 'users',
        referredBy: 'customers',
      }),
      'admin/customers/301_customer_note_model.ts': model('CustomerNote', 'customer_notes', {
        customer: 'customers!',
      }),
      'admin/customers/655_user_favourite_model.ts': extension('User', { favourite: 'customers' }),
    }),
  ).toEqual([]);
});

describe('names', () => {
  test('one model name or table in two files', () => {
    expect(
      short({
        'admin/a/300_a_model.ts': model('Thing', 'things'),
        'admin/a/301_b_model.ts': model('Thing', 'others'),
        'admin/a/302_c_model.ts': model('Other', 'things'),
      }),
    ).toEqual([
      'ORDER_DUPLICATE_MODEL  the model Thing is declared by 2 files',
      'ORDER_DUPLICATE_TABLE  the table things is declared by 2 files',
    ]);
  });

  test('names that cannot be used', () => {
    for (const [name, table] of [
      ['thing', 'things'],
      ['Thing_Two', 'things'],
      ['Thing', 'Things'],
      ['Thing', 'my-things'],
      ['Thing', 'x'.repeat(64)],
    ])
      expect(
        findingsIn({ 'admin/a/300_a_model.ts': model(name as string, table as string) }).map(
          ({ code }) => code,
        ),
      ).toEqual(['MODEL_NAME']);
  });
});

describe('references', () => {
  test('to a table that no model declares say which was meant, with the line', () => {
    expect(
      findingsIn({
        'admin/a/300_customer_model.ts': model('Customer', 'customers'),
        'admin/a/301_note_model.ts': model('Note', 'notes', { owner: 'costumers', about: 'unicorns' }),
      }),
    ).toMatchObject([
      {
        code: 'ORDER_UNKNOWN_TABLE',
        at: [{ file: 'modules/admin/a/301_note_model.ts', line: 5, note: 'owner -> costumers' }],
        waysOut: [{ text: 'did you mean customers?' }, {}],
      },
      { code: 'ORDER_UNKNOWN_TABLE', at: [{ line: 6 }], waysOut: [{ command: 'menu-cli preview-order' }] },
    ]);
  });

  test('to a module that is switched off name it and the list, and switching it on mends it', () => {
    const tree = treeOf({
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
      'admin/notes/301_note_model.ts': model('Note', 'notes', { customer: 'customers' }),
      'admin/notes/302_customer_mood_model.ts': extension('Customer', {}),
      'enabled.json': '["notes"]',
    });

    expect(readTree(tree.root).findings).toMatchObject([
      {
        code: 'ORDER_DISABLED_TARGET',
        summary:
          'notes/customer_mood (302) extends the model Customer, but its module customers is switched off',
      },
      {
        code: 'ORDER_DISABLED_TARGET',
        summary: 'notes (301) needs the table customers, but its module customers is switched off',
        at: [{ line: 5 }, { file: 'modules/admin/customers/300_customer_model.ts' }],
        waysOut: [{ text: 'write "customers" into modules/enabled.json' }],
      },
    ]);
    tree.write({ 'modules/enabled.json': '["notes", "customers"]' });
    expect(readTree(tree.root).findings).toEqual([]);
  });

  test('to a file that could not be loaded are not reported: that file has a finding of its own', () => {
    const tree = treeOf({
      'admin/a/300_customer_model.ts': model('Customer', 'customers'),
      'admin/a/301_note_model.ts': model('Note', 'notes', { customer: 'customers' }),
    });
    const { models, discovered } = readTree(tree.root);
    const loaded = models.filter(({ file }) => file.name === 'note');

    expect(
      check({ models: loaded, discovered, readText: (file) => tree.read(file.slice(tree.root.length)) }),
    ).toEqual([]);
    expect(check({ models: loaded, discovered })).toMatchObject([{ code: 'ORDER_UNKNOWN_TABLE' }]);
  });

  test('in raw Sequelize options are proven like any other', () => {
    const referring = (references: string) =>
      raw(
        `'Note', { table: 'notes', fields: { customer: raw<string>({ type: 'UUID', references: ${references} }) } }`,
        'raw',
      );
    for (const references of [
      `{ model: 'customers', key: 'id' }`,
      `{ model: { tableName: 'customers' } }`,
      `'customers'`,
    ])
      expect(
        short({
          'admin/a/300_note_model.ts': referring(references),
          'admin/a/301_customer_model.ts': model('Customer', 'customers'),
        }),
      ).toEqual(['ORDER_FORWARD_REFERENCE  notes (300) needs customers (301), which loads later']);
  });

  test('of a mixin are found at the line of the mixin', () => {
    const text = `import { authorship, defineModel } from 'ordinal-host';
export default defineModel('Note', {
  table: 'notes',
  // createdBy: reference('users')
  fields: { ...authorship('users') },
});
`;
    expect(
      findingsIn({ 'admin/a/300_note_model.ts': text, 'admin/a/301_user_model.ts': model('User', 'users') }),
    ).toMatchObject([
      { code: 'ORDER_FORWARD_REFERENCE', at: [{ line: 5, note: 'createdBy -> users' }, {}] },
      { code: 'ORDER_FORWARD_REFERENCE', at: [{ line: 5, note: 'modifiedBy -> users' }, {}] },
    ]);
  });

  test('of an extension count from its own number', () => {
    const files = (number: number) => ({
      'admin/a/300_customer_model.ts': model('Customer', 'customers'),
      [`admin/b/${number}_customer_team_model.ts`]: extension('Customer', { team: 'teams' }),
      'admin/b/651_team_model.ts': model('Team', 'teams'),
    });
    expect(short(files(655))).toEqual([]);
    expect(short(files(650))).toEqual([
      'ORDER_FORWARD_REFERENCE  b/customer_team, which extends Customer, (650) needs teams (651), which loads later',
    ]);
  });
});

describe('circles', () => {
  test('of two files are shown as a path, with the field to move and the file to move it into', () => {
    expect(
      findingsIn({
        'admin/a/300_hen_model.ts': model('Hen', 'hens', { egg: 'eggs' }),
        'admin/a/301_egg_model.ts': model('Egg', 'eggs', { hen: 'hens!' }),
      }),
    ).toEqual([
      {
        code: 'ORDER_CYCLE',
        level: 'error',
        summary: 'references run in a circle: hens -> eggs -> hens',
        at: [
          { file: 'modules/admin/a/300_hen_model.ts', line: 5, note: 'egg -> eggs' },
          { file: 'modules/admin/a/301_egg_model.ts', line: 5, note: 'hen -> hens' },
        ],
        waysOut: [
          {
            text: "move egg from modules/admin/a/300_hen_model.ts into modules/admin/a/302_hen_egg_model.ts: export default extendModel('Hen', { fields: { egg: reference('eggs') } });",
          },
        ],
      },
    ]);
  });

  test('of two, three and ten files are gone once the named field has moved into the named extension', () => {
    for (const size of [2, 3, 10]) {
      const files = Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `admin/a/${300 + index}_m${index}_model.ts`,
          model(`M${index}`, `t${index}`, { next: `t${(index + size - 1) % size}` }),
        ]),
      );
      const tree = treeOf(files);
      const findings = readTree(tree.root).findings;
      expect(findings.map(({ code }) => code)).toEqual(['ORDER_CYCLE']);
      expect(findings[0]?.at).toHaveLength(size);
      const [, field, from, to, code] =
        /^move (\w+) from (\S+) into (\S+): (.*)$/.exec(findings[0]?.waysOut[0]?.text ?? '') ?? [];
      tree.write({
        [from as string]: tree.read(from as string).replace(new RegExp(`.*\\b${field}:.*\n`), ''),
        [to as string]: `import { extendModel, reference } from 'ordinal-host';\n${code}\n`,
      });
      jest.resetModules();
      expect(readTree(tree.root).findings).toEqual([]);
    }
  });

  test.each([
    ["reference('eggs').required()", "{ egg: reference('eggs').required() }"],
    [
      "reference('eggs', { onDelete: 'CASCADE', inverse: 'mothers' }).label('The hen\\'s egg').unique().hidden().required()",
      "{ egg: reference('eggs', { onDelete: 'CASCADE', inverse: 'mothers' }).required().unique().hidden().label('The hen\\'s egg') }",
    ],
    [
      "reference('eggs').creator().column('made_from')",
      "{ egg: reference('eggs').creator().column('made_from') }",
    ],
    ["reference('eggs').readOnly()", "{ egg: reference('eggs').readOnly() }"],
  ])('the field to move is printed with everything that is said of it: %s', (field, code) => {
    const body = (name: string, table: string, fields: string): string =>
      raw(`'${name}', { table: '${table}', fields: { ${fields} } }`, 'reference');
    const [finding] = findingsIn({
      'admin/a/300_hen_model.ts': body('Hen', 'hens', `egg: ${field}`),
      'admin/a/301_egg_model.ts': body('Egg', 'eggs', "hen: reference('hens').required()"),
    });
    expect(finding?.code).toBe('ORDER_CYCLE');
    expect(finding?.waysOut[0]?.text).toContain(`extendModel('Hen', { fields: ${code} });`);
  });

  test('a field that no data can print is to be moved as it is written', () => {
    const [finding] = findingsIn({
      'admin/a/300_hen_model.ts': raw(
        "'Hen', { table: 'hens', fields: { egg: raw({ type: 'UUID', references: { model: 'eggs', key: 'id' } }) } }",
        'raw',
      ),
      'admin/a/301_egg_model.ts': model('Egg', 'eggs', { hen: 'hens!' }),
    });
    expect(finding?.code).toBe('ORDER_CYCLE');
    expect(finding?.waysOut[0]?.text).toBe(
      "move egg as it is written from modules/admin/a/300_hen_model.ts into modules/admin/a/302_hen_egg_model.ts: export default extendModel('Hen', { fields: { egg: ... } });",
    );
  });

  test('that share files are each named, and a reference to itself is none', () => {
    expect(
      short({
        'admin/a/300_a_model.ts': model('A', 'as', { b: 'bs', c: 'cs', self: 'as' }),
        'admin/a/301_b_model.ts': model('B', 'bs', { a: 'as' }),
        'admin/a/302_c_model.ts': model('C', 'cs', { a: 'as' }),
      }),
    ).toEqual([
      'ORDER_CYCLE  references run in a circle: as -> bs -> as',
      'ORDER_CYCLE  references run in a circle: as -> cs -> as',
    ]);
  });
});

describe('extensions', () => {
  test('of a model that no file declares', () => {
    expect(
      findingsIn({
        'admin/a/300_customer_model.ts': model('Customer', 'customers'),
        'admin/a/301_x_model.ts': extension('Costumer', {}),
      }),
    ).toMatchObject([{ code: 'ORDER_UNKNOWN_MODEL', waysOut: [{ text: 'did you mean Customer?' }, {}] }]);
  });

  test('that add what the model or another extension has', () => {
    expect(
      short({
        'admin/a/300_customer_model.ts': model('Customer', 'customers'),
        'admin/b/301_one_model.ts': extension('Customer', { parent: 'customers' }),
        'admin/b/302_two_model.ts': extension('Customer', { parent: 'customers', title: 'customers' }),
        'admin/b/303_three_model.ts': `import { extendModel, string } from 'ordinal-host';\nexport default extendModel('Customer', { fields: { parentId: string(), title: string() } });\n`,
      }).filter((line) => line.startsWith('EXTENSION_CLASH')),
    ).toEqual([
      'EXTENSION_CLASH  Customer has a column parent_id already, which b/two adds again',
      'EXTENSION_CLASH  Customer has the name title on its rows already, which b/two adds again',
      'EXTENSION_CLASH  Customer has a column parent_id already, which b/three adds again',
      'EXTENSION_CLASH  Customer has a column title already, which b/three adds again',
    ]);
  });
});

describe('fields', () => {
  const fieldFindings = (fields: string, words: string) =>
    short({ 'admin/a/300_a_model.ts': raw(`'Thing', { table: 'things', fields: { ${fields} } }`, words) });

  test.each([
    ['isDeleted: boolean()', 'boolean', 'isDeleted of a/a is a base column that every table has'],
    [
      'createdAt: string(), name: string()',
      'string',
      'createdAt of a/a is a base column that every table has',
    ],
    ['save: boolean()', 'boolean', 'save of a/a is a word that every row has already'],
    ['first_name: string()', 'string', 'first_name of a/a is no camelCase name'],
    ['Name: string()', 'string', 'Name of a/a is no camelCase name'],
    ['name: string(0)', 'string', 'name of a/a cannot be 0 characters long'],
    ['rate: decimal(2, 3)', 'decimal', 'rate of a/a cannot have 2 digits with 3 behind the point'],
    ['kind: enumeration([])', 'enumeration', 'kind of a/a is an enumeration of nothing'],
    [`kind: enumeration(['a', 'a'])`, 'enumeration', 'kind of a/a names a value twice'],
    [
      `fooBar: string(), foobar: string().column('foo_bar')`,
      'string',
      'foobar of a/a is stored in the column of fooBar, foo_bar',
    ],
    [
      `price: money(), priceCurrency: string()`,
      'money, string',
      'priceCurrency of a/a is stored in the column of price, price_currency',
    ],
    [
      `${'n'.repeat(64)}: string()`,
      'string',
      `${'n'.repeat(64)} of a/a has a column name of more than 63 bytes or none`,
    ],
    [
      `at: raw<number>({ type: 'integer', autoIncrement: true })`,
      'raw',
      "at of a/a cannot have this option autoIncrement: say it in the type: 'integer GENERATED BY DEFAULT AS IDENTITY'",
    ],
    [
      `at: raw<string>({ type: 'VIRTUAL' })`,
      'raw',
      'at of a/a cannot have this option type: VIRTUAL has no column: a value that is worked out belongs into methods',
    ],
    [
      `at: raw<string>({ type: 'text', primaryKey: true })`,
      'raw',
      'at of a/a cannot have this option primaryKey: the key of every table is id',
    ],
    [
      `at: raw<string>({ type: 'text', unique: 'pair' })`,
      'raw',
      'at of a/a cannot have this option unique: an index over several fields belongs into indexes of the model',
    ],
    [
      `at: raw<string>({ type: 'text', references: { model: 'things', key: 'code' } })`,
      'raw',
      'at of a/a cannot have this option references: keys point to id, not to code',
    ],
    [
      `at: raw<string>({ type: 'uuid', references: { model: 'things' }, onDelete: 'SET DEFAULT' })`,
      'raw',
      'at of a/a cannot have this option onDelete: it may be CASCADE, SET NULL, RESTRICT',
    ],
    [
      `at: raw<string>({ type: 'uuid', references: { model: 'things' }, onUpdate: 'RESTRICT' })`,
      'raw',
      'at of a/a cannot have this option onUpdate: it is always CASCADE',
    ],
    [
      `at: raw<string>({ type: 'uuid', references: 'things', allowNull: false, onDelete: 'set null' })`,
      'raw',
      "at of a/a is required and cannot become empty: onDelete 'SET NULL' does not fit",
    ],
    [
      `at: string(), other: raw<string>({ type: 'text', field: 'at' })`,
      'raw, string',
      'other of a/a is stored in the column of at, at',
    ],
  ])('%s', (fields, words, problem) => {
    expect(fieldFindings(fields, words)).toEqual([`MODEL_FIELD  ${problem}`]);
  });

  test('a required reference cannot be emptied, and a list of references is no column', () => {
    const problems = fieldFindings(
      `parent: reference('things', { onDelete: 'SET NULL' }).required(), others: array(reference('things'))`,
      'array, reference',
    );
    expect(problems).toEqual([
      "MODEL_FIELD  parent of a/a is required and cannot become empty: onDelete 'SET NULL' does not fit",
      'MODEL_FIELD  others of a/a is a list of references: many-to-many goes through a join model with a number of its own',
    ]);
  });

  test('a derived model may not replace a base column either', () => {
    const base = defineModel('Base', { table: 'bases', fields: { name: string() } });
    const derived = derive(base, 'Thing', { table: 'things', fields: { id: string(5) } });
    const project = projectOf([{ number: 300, name: 'thing', module: 'a', needs: [] }]);
    const models = project.models.map((one) => ({ ...one, definition: derived }));

    expect(check({ models, discovered: discoveredOf(project) }).map(({ summary }) => summary)).toEqual([
      'id of a/thing is a base column that every table has',
    ]);
  });

  test('base columns that the host gives are fine, with and without a trash', () => {
    const definitions = [true, false].map((softDelete) =>
      defineModel('Thing', {
        table: 'things',
        softDelete,
        fields: { name: string(), extra: json((z) => z.object({})) },
      }),
    );
    const project = projectOf([{ number: 300, name: 'thing', module: 'a', needs: [] }]);
    for (const definition of definitions)
      expect(
        check({
          models: project.models.map((one) => ({ ...one, definition })),
          discovered: discoveredOf(project),
        }),
      ).toEqual([]);
  });
});

describe('hints and indexes', () => {
  const THING = (hints: string): string =>
    `import { defineModel, string } from 'ordinal-host';
export default defineModel('Thing', { table: 'things', fields: { name: string() }, ${hints} } as never);
`;
  test.each([
    [
      `admin: { list: ['nmae'] }`,
      'admin.list of a/thing names nmae, which is no field',
      'did you mean name?',
    ],
    [
      `admin: { search: ['x'] }`,
      'admin.search of a/thing names x, which is no field',
      'take x out, or add the field',
    ],
    [
      `admin: { sort: '-createdOn' }`,
      'admin.sort of a/thing names createdOn, which is no field',
      'did you mean createdAt?',
    ],
    [
      `admin: { title: 'nmae' }`,
      'admin.title of a/thing names nmae, which is no field',
      'did you mean name?',
    ],
    [
      `admin: { groups: { Main: ['nmae'] } }`,
      "admin.groups 'Main' of a/thing names nmae, which is no field",
      'did you mean name?',
    ],
    [
      `indexes: [{ fields: ['nmae'] }]`,
      'indexes of a/thing names nmae, which is no field',
      'did you mean name?',
    ],
    [
      `softDelete: false, indexes: [{ fields: ['deletedAt'] }]`,
      'indexes of a/thing names deletedAt, which is no field',
      'take deletedAt out, or add the field',
    ],
  ])('%s', (hints, summary, way) => {
    const findings = findingsIn({ 'admin/a/300_thing_model.ts': THING(hints) });
    expect(findings.map(({ code, summary: text }) => [code, text])).toEqual([
      ['MODEL_UNKNOWN_FIELD', summary],
    ]);
    expect(findings[0]?.waysOut[0]?.text).toBe(way);
  });

  test('name references, not their columns; extensions may name fields of the model they extend', () => {
    expect(
      findingsIn({
        'admin/a/300_thing_model.ts': `import { defineModel, reference } from 'ordinal-host';
export default defineModel('Thing', { table: 'things', fields: { parent: reference('things') }, admin: { list: ['parentId'] } } as never);
`,
        'admin/b/301_more_model.ts': `import { extendModel, string } from 'ordinal-host';
export default extendModel('Thing', { fields: { name: string() }, admin: { list: ['name', 'parent', 'createdAt'] } } as never);
`,
      }).map(({ waysOut }) => waysOut[0]?.text),
    ).toEqual(['did you mean parent?']);
  });
});

test('two references that give one name to their other side, and an inverse with the name of a field', () => {
  const withInverse = (name: string, table: string, inverse: string) =>
    raw(
      `'${name}', { table: '${table}', fields: { customer: reference('customers', { inverse: '${inverse}' }) } }`,
      'reference',
    );
  expect(
    short({
      'admin/a/300_customer_model.ts': model('Customer', 'customers', { owner: 'customers' }),
      'admin/a/301_note_model.ts': withInverse('Note', 'notes', 'remarks'),
      'admin/a/302_remark_model.ts': withInverse('Remark', 'remarks', 'remarks'),
      'admin/a/303_title_model.ts': withInverse('Title', 'titles', 'title'),
      'admin/a/304_other_model.ts': withInverse('Other', 'others', 'ownerId'),
    }),
  ).toEqual([
    'MODEL_INVERSE_CLASH  customer is called remarks on the side of customers, where that name is taken',
    'MODEL_INVERSE_CLASH  customer is called title on the side of customers, where that name is taken',
    'MODEL_INVERSE_CLASH  customer is called ownerId on the side of customers, where that name is taken',
  ]);
});

describe('names on a row', () => {
  const ITEM = 'admin/a/300_item_model.ts';
  const item = (rest: string): string =>
    `import { defineModel, money, reference, string } from 'ordinal-host';
export const use = [money, reference, string];
export default defineModel('Item', { table: 'items', ${rest} } as never);
`;

  test('a reference may not have the name of a currency, in one file or in two', () => {
    expect(short({ [ITEM]: item(`fields: { total: money(), totalCurrency: reference('items') }`) })).toEqual([
      'MODEL_FIELD  totalCurrency of a/item is called totalCurrency on a row, as total is',
    ]);
    expect(
      short({
        [ITEM]: item(`fields: { total: money() }`),
        'admin/b/301_more_model.ts': extension('Item', { totalCurrency: 'items' }),
      }),
    ).toEqual([
      'EXTENSION_CLASH  Item has the name totalCurrency on its rows already, which b/more adds again',
    ]);
  });

  test.each([
    [`fields: { size: string() }, methods: { size() { return 1; } }`, 'size', 'has the name of a field'],
    [
      `fields: { of: reference('items') }, methods: { ofId() { return 1; } }`,
      'ofId',
      'has the name of a field',
    ],
    [
      `fields: {}, methods: { save() { return 1; } }`,
      'save',
      'has the name of something that every row has already',
    ],
    [
      `fields: {}, methods: { isDeleted() { return 1; } }`,
      'isDeleted',
      'has the name of something that every row has already',
    ],
  ])('a method: %s', (rest, method, problem) => {
    expect(findingsIn({ [ITEM]: item(rest) })).toMatchObject([
      {
        code: 'MODEL_FIELD',
        summary: `the method ${method} of a/item ${problem}`,
        at: [{ file: `modules/${ITEM}`, line: 3, note: method }],
      },
    ]);
  });

  test('a method may not have the name of a field that an extension adds', () => {
    expect(
      findingsIn({
        [ITEM]: item(`fields: {}, methods: { parent() { return 1; } }`),
        'admin/b/301_more_model.ts': extension('Item', { parent: 'items' }),
      }),
    ).toMatchObject([{ code: 'MODEL_FIELD', at: [{}, { file: 'modules/admin/b/301_more_model.ts' }] }]);
  });

  test.each([
    ['save', 'every row has something of that name'],
    ['isDeleted', 'every row has something of that name'],
    ['label', 'that name is taken'],
  ])('an inverse called %s', (inverse, problem) => {
    expect(
      findingsIn({
        [ITEM]: item(
          `fields: { of: reference('items', { inverse: '${inverse}' }) }, methods: { label() { return 1; } }`,
        ),
      }),
    ).toMatchObject([
      {
        code: 'MODEL_INVERSE_CLASH',
        summary: `of is called ${inverse} on the side of items, where ${problem}`,
      },
    ]);
  });
});

test('what a manifest requires must be there and on', () => {
  const manifest = `import { defineModule } from 'ordinal-host';\nexport default defineModule({ requires: ['costumers', 'off', 'notes'], after: 'nowhere' });\n`;
  expect(
    findingsIn({
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
      'admin/off/320_off_model.ts': model('Off', 'offs'),
      'admin/notes/301_note_model.ts': model('Note', 'notes'),
      'admin/needy/module.ts': manifest,
      'enabled.json': '["customers", "notes", "needy"]',
    }),
  ).toMatchObject([
    {
      code: 'MANIFEST_REQUIRES',
      level: 'error',
      summary: 'needy requires costumers, which is not there',
      waysOut: [{ text: 'did you mean customers?' }, {}],
    },
    { code: 'MANIFEST_REQUIRES', level: 'error', summary: 'needy requires off, which is switched off' },
    { code: 'MANIFEST_REQUIRES', level: 'warning', summary: 'needy comes after nowhere, which is not there' },
  ]);
});

test('numbers that lie in no range are one warning for a module', () => {
  expect(
    findingsIn({ 'admin/a/1500_a_model.ts': model('A', 'as'), 'admin/a/1501_b_model.ts': model('B', 'bs') }),
  ).toMatchObject([{ code: 'ORDER_OUT_OF_RANGE', level: 'warning', at: [{}, {}] }]);
});
