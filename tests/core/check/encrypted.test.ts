/** What is encrypted cannot be looked for, and somebody must be there who encrypts. */
import {
  defineCipher,
  defineModel,
  reference,
  string,
  text,
  type AnyDefinition,
} from '../../../core/declare';
import { buildRegistry } from '../../../core/registry';
import { cipherOf } from '../../../core/register';
import { moduleFolder } from '../../support/module_folder';
import { moduleTree } from '../../support/module_tree';
import { readProject } from '../../../core/project';

const findingsIn = (fields: string, rest = '') =>
  readProject({
    root: moduleTree({
      'modules/admin/pay/300_employee_model.ts': `import { array, defineModel, string, text } from 'ordinal-host';
export default defineModel('Employee', { table: 'employees', fields: { name: string(), ${fields} }, ${rest} } as never);
`,
    }).root,
    production: false,
  })
    .findings.filter(({ level }) => level === 'error')
    .map(({ code, summary }) => [code, summary]);

describe('an encrypted field', () => {
  test.each([
    ['iban: string().encrypted().unique()', '', 'iban of pay/employee is encrypted and cannot be unique'],
    ['iban: string().encrypted().index()', '', 'iban of pay/employee is encrypted and cannot have an index'],
    [
      'iban: string().encrypted()',
      `indexes: [{ fields: ['name', 'iban'] }]`,
      'iban of pay/employee is encrypted and cannot stand in indexes',
    ],
    ...['search', 'filter'].map((hint) => [
      'iban: string().encrypted()',
      `admin: { ${hint}: ['iban'] }`,
      `iban of pay/employee is encrypted and cannot stand in admin.${hint}`,
    ]),
    [
      'iban: string().encrypted()',
      `admin: { sort: '-iban' }`,
      'iban of pay/employee is encrypted and cannot stand in admin.sort',
    ],
    [
      'iban: string().encrypted()',
      `admin: { title: 'iban' }`,
      'iban of pay/employee is encrypted and cannot stand in admin.title',
    ],
  ])('%s %s', (fields = '', rest = '', summary = '') => {
    expect(findingsIn(fields, rest)).toEqual([['MODEL_ENCRYPTED', summary]]);
  });

  test('may be listed and required, and have a default and a length', () => {
    expect(
      findingsIn(
        `iban: string(34).required().default('none').encrypted(), note: text().encrypted()`,
        `admin: { list: ['iban'] }`,
      ),
    ).toEqual([]);
  });
});

describe('who encrypts', () => {
  const registryOf = (definition: AnyDefinition) => {
    const place = 'admin/pay/300_employee_model.ts';
    const file = {
      number: 300,
      name: 'employee',
      file: `/${place}`,
      place,
      shown: `modules/${place}`,
      module: 'pay',
    };
    return buildRegistry([{ definition, file, loadTime: 0 }], []);
  };
  const encrypted = registryOf(
    defineModel('Employee', { table: 'employees', fields: { iban: text().encrypted() } }),
  );
  const plain = registryOf(
    defineModel('Employee', {
      table: 'employees',
      fields: { name: string(), chief: reference('employees' as never) },
    }),
  );
  const one = defineCipher(() => ({
    encrypt: () => Promise.resolve([]),
    decrypt: () => Promise.resolve([]),
  }));
  const folder = (name: string) => moduleFolder(name, { cipher: `/project/modules/admin/${name}/cipher.ts` });

  test('is nobody where nothing is encrypted, and somebody where a field is', () => {
    expect(cipherOf(plain, [], new Map())).toEqual({ part: undefined, findings: [] });
    expect(cipherOf(encrypted, [folder('vault')], new Map([['vault', one]]))).toEqual({
      part: one,
      findings: [],
    });
    const { part, findings } = cipherOf(encrypted, [], new Map());
    expect([part, findings.map(({ code }) => code)]).toEqual([undefined, ['MODEL_ENCRYPTED']]);
  });

  test('is one module, and not two', () => {
    const both = new Map([
      ['vault', one],
      ['safe', one],
    ]);
    const { part, findings } = cipherOf(encrypted, [folder('vault'), folder('safe')], both);
    expect(part).toBeUndefined();
    expect(findings.map(({ code, at }) => [code, ...at.map(({ file }) => file)])).toEqual([
      ['CIPHER_TWICE', 'modules/admin/vault/cipher.ts', 'modules/admin/safe/cipher.ts'],
    ]);
  });
});
