/** Addresses and listeners that cannot stand: the host says so and does not start. */
import { moduleTree } from '../support/module_tree';
import { runCli } from '../support/run_cli';

const view = (body: string): string =>
  `import { defineView } from 'ordinal-host';\nexport default defineView(({ router, access }) => { ${body} return router; });\n`;
const mounted = (mount: string): string =>
  `import { defineModule } from 'ordinal-host';\nexport default defineModule({ mount: '${mount}' });\n`;
const NOTE =
  "import { defineModel, string } from 'ordinal-host';\n" +
  "export default defineModel('Note', { table: 'notes', fields: { words: string(50) } });\n";
const ANSWER = "access.public(), (request, response) => response.send('here')";

const REFUSED: Readonly<
  Record<string, readonly [files: Readonly<Record<string, string>>, code: string, ...words: string[]]>
> = {
  'two modules that answer one address': [
    {
      'modules/admin/maps/view.ts': view(`router.get('/:place', ${ANSWER});`),
      'modules/admin/charts/module.ts': mounted('/admin/maps'),
      'modules/admin/charts/view.ts': view(`router.get('/:chart/', ${ANSWER});`),
    },
    'ROUTE_TWICE',
    'GET /admin/maps/:place',
    'modules/admin/maps/view.ts',
    'modules/admin/charts/view.ts',
  ],
  'a page of a module where a generated page is': [
    { 'modules/admin/notes/view.ts': view(`router.get('/notes/new', ${ANSWER});`) },
    'ROUTE_TWICE',
    'GET /admin/notes/notes/new',
    'modules/admin/notes/view.ts',
    'modules/admin/notes/300_note_model.ts',
    'give the table notes or its module another name',
  ],
  'a table whose pages would lie where the host has one': [
    {
      'modules/admin/system/301_draft_model.ts':
        "import { defineModel, string } from 'ordinal-host';\n" +
        "export default defineModel('Draft', { table: 'models', fields: { words: string(50) } });\n",
    },
    'ROUTE_TWICE',
    'admin and system both answer GET /admin/system/models',
    'modules/admin/system/301_draft_model.ts',
    'give the table models or its module another name',
  ],
  'a route that does not say who may use it': [
    {
      'modules/admin/notes/view.ts': view("router.get('/open', (request, response) => response.send('x'));"),
    },
    'ROUTE_WITHOUT_POLICY',
    'GET /admin/notes/open',
    "access('notes.read')",
  ],
  'a listener to what nobody announces': [
    { 'modules/admin/notes/hook.ts': "export default { 'notes:craeted': () => undefined };\n" },
    'HOOK_UNKNOWN_EVENT',
    'modules/admin/notes/hook.ts',
    'did you mean notes:created?',
  ],
};

test.each(Object.entries(REFUSED))('%s stops the start', (_, [files, code, ...words]) => {
  const { root } = moduleTree({ 'modules/admin/notes/300_note_model.ts': NOTE, ...files });
  const ran = runCli(root, ['start'], { PORT: '0' });
  expect(ran.code).toBe(1);
  for (const word of [code, ...words]) expect(ran.err).toContain(word);
  expect(ran.out + ran.err).not.toContain('Ordinal is at');
  expect(ran.err).not.toMatch(/\n\s+at .*:\d+:\d+\)?\n/);
});
