/** A file or folder that cannot be used is a finding with its path and a way out. */
import { fileFinding } from '../../cli/file_failure';
import { moduleTree } from '../support/module_tree';
import { menu } from './command_line';
import { shop } from './projects';

const refused = (code: string, reason: string, more: object): Error =>
  Object.assign(new Error(`${code}: ${reason}, open '/shop/.data'`), { code, syscall: 'open', ...more });

test.each([
  ['EACCES', 'permission denied', 'right to write'],
  ['EROFS', 'read-only file system', 'DATA_DIR'],
  ['ENOSPC', 'no space left on device', 'make room'],
  ['EISDIR', 'illegal operation on a directory', 'move it away'],
])('%s names the path and what to do', (code, reason, way) => {
  const finding = fileFinding(refused(code, reason, { path: '/shop/.data' }), '/shop');
  expect(finding).toMatchObject({
    code: 'FILE_REFUSED',
    summary: `.data cannot be used: ${reason}`,
    at: [{ file: '/shop/.data' }],
  });
  expect(finding?.waysOut.map(({ text }) => text).join()).toContain(way);
});

test('a rename is about the name it did not get; a full disk may have no name', () => {
  const files = { path: '/elsewhere/a.tmp', dest: '/elsewhere/a' };
  expect(fileFinding(refused('EACCES', 'permission denied', files), '/shop')?.at[0]?.file).toBe(
    '/elsewhere/a',
  );
  expect(fileFinding(refused('ENOSPC', 'no space left on device', {}), '/shop')?.summary).toBe(
    'a file cannot be used: no space left on device',
  );
});

test('a draft is about the file it was to become', () => {
  const draft = `/shop/.data/database.lock.${process.pid}.37361de4-4c98-4a8e-b5e4-0aaad994b657`;
  expect(fileFinding(refused('EACCES', 'permission denied', { path: draft }), '/shop')).toMatchObject({
    summary: '.data/database.lock cannot be used: permission denied',
    at: [{ file: '/shop/.data/database.lock' }],
  });
});

test('what is not about files is left to others', () => {
  expect(fileFinding(refused('EACCES', 'permission denied', { syscall: 'listen' }), '/')).toBeUndefined();
  expect(fileFinding(refused('ECONNREFUSED', 'no', {}), '/')).toBeUndefined();
  expect(fileFinding(Object.assign(new Error('in a module'), { code: 'EACCES' }), '/')).toBeUndefined();
  expect(fileFinding('EACCES', '/')).toBeUndefined();
});

test.each(['create-tables', 'seed', 'shell --eval 1', 'start'])(
  '%s where the data folder cannot be made',
  async (line) => {
    const { root } = shop({ '.data': 'a file' });
    const { code, err } = await menu(line, { cwd: root });
    expect(code).toBe(1);
    expect(err).toContain('FILE_REFUSED  .data cannot be used: ');
    expect(err).not.toContain('Unexpected');
  },
);

test.each([
  'preview-order --write',
  'new-module extras',
  'new-model stock extra',
  'ranges claim 1000-1099 Warehouse',
])('%s where its file cannot be written', async (line) => {
  const tree = shop();
  const file = line.startsWith('ranges') ? 'modules/ranges.json' : 'modules/order.generated.d.ts';
  tree.write({ [`${file}/`]: '' });
  const { code, err, out } = await menu(line, { cwd: tree.root });
  expect(code).toBe(1);
  expect(err).toMatch(/FILE_REFUSED|NUMBERING_RANGES_FILE/);
  expect(out + err).not.toContain('Unexpected');
});

test('a project folder that is a file', async () => {
  const tree = moduleTree({ file: '' });
  const { code, err } = await menu('new-module extras --root file', { cwd: tree.root });
  expect(code).toBe(1);
  expect(err).not.toContain('Unexpected');
});
