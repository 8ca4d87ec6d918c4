import { writeFiles } from '../../../core/scaffold';
import type { HostError } from '../../../core/findings';
import { moduleTree } from '../../support/module_tree';

const FILES = [
  { path: 'modules/admin/invoices/module.ts', content: 'one' },
  { path: 'modules/admin/invoices/tpl/invoices/index.ejs', content: 'two' },
];

test('all files are written, with the folders they need', async () => {
  const tree = moduleTree({});
  await writeFiles(tree.root, FILES);
  expect(FILES.map(({ path }) => tree.read(path))).toEqual(['one', 'two']);
});

test('when one file exists nothing is written and it stays as it is', async () => {
  const tree = moduleTree({ 'modules/admin/invoices/tpl/invoices/index.ejs': 'mine' });
  const error = await writeFiles(tree.root, FILES).catch((thrown: unknown) => thrown);
  expect((error as HostError).findings).toMatchObject([
    { code: 'SCAFFOLD_REFUSED', at: [{ file: 'modules/admin/invoices/tpl/invoices/index.ejs' }] },
  ]);
  expect(tree.has('modules/admin/invoices/module.ts')).toBe(false);
  expect(tree.read('modules/admin/invoices/tpl/invoices/index.ejs')).toBe('mine');
});

test('when what follows fails, files and folders are gone again', async () => {
  const tree = moduleTree({ 'modules/admin/orders/module.ts': '' });
  const settle = (): Promise<void> => {
    expect(tree.has('modules/admin/invoices/module.ts')).toBe(true);
    return Promise.reject(new Error('unsound'));
  };
  await expect(writeFiles(tree.root, FILES, settle)).rejects.toThrow('unsound');
  expect(tree.has('modules/admin/invoices')).toBe(false);
  expect(tree.has('modules/admin/orders/module.ts')).toBe(true);
});

test('a folder that somebody else has put something into meanwhile stays', async () => {
  const tree = moduleTree({});
  const settle = (): Promise<void> => {
    tree.write({ 'modules/admin/invoices/notes.txt': 'theirs' });
    return Promise.reject(new Error('unsound'));
  };
  await expect(writeFiles(tree.root, FILES, settle)).rejects.toThrow('unsound');
  expect(tree.read('modules/admin/invoices/notes.txt')).toBe('theirs');
  expect(tree.has('modules/admin/invoices/module.ts')).toBe(false);
});
