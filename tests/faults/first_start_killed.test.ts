/** A first start that is killed between its tables and the end of its seeds is finished by the next one, once. */
import { start, type Started } from '../../app/start';
import { moduleTree } from '../support/module_tree';
import { startCli } from '../support/start_cli';

const TERMS = 'modules/admin/terms';
const seed = (kind: string, name: string): string => `
  import { ${kind} } from 'ordinal-host';
  export default ${kind}(async ({ models }) => {
    await models.Term.findOrCreate({ where: { name: '${name}' }, defaults: { name: '${name}' } });
    if (process.env.KILL_IN === '${name}') process.kill(process.pid, 'SIGKILL');
  });`;

const tree = moduleTree({
  'package.json': '{ "name": "shop" }',
  [`${TERMS}/300_term_model.ts`]: `
    import { defineModel, string } from 'ordinal-host';
    export default defineModel('Term', { table: 'terms', fields: { name: string(50).required() } });`,
  [`${TERMS}/seeds/needed.ts`]: seed('defineSeed', 'needed'),
  [`${TERMS}/seeds/demo.ts`]: seed('defineDemo', 'demo'),
});

/** Starts, answers the names that stand in the table, and carries out `work` on its model before it stops. */
async function names(work?: (host: Started['host']) => Promise<unknown>): Promise<string[]> {
  const environment = { DATA_DIR: tree.path('.data'), PORT: '0', LOG_LEVEL: 'silent' };
  const { host, close } = await start({ root: tree.root, environment });
  const [rows] = await host.sequelize.query('SELECT name FROM terms ORDER BY name');
  await work?.(host);
  await close('seen');
  return (rows as { name: string }[]).map(({ name }) => name);
}

test('killed in its first and in its last seed, then started again', async () => {
  for (const KILL_IN of ['needed', 'demo']) {
    const { ended, said } = startCli(tree.root, ['start'], { KILL_IN, PORT: '0' });
    expect(await ended).toBeNull();
    expect(said()).not.toContain('Ordinal is at');
  }
  expect(await names()).toEqual(['demo', 'needed']);
});

test('what is deleted afterwards does not come back', async () => {
  await names((host) => host.sequelize.query('DELETE FROM terms'));
  expect(await names()).toEqual([]);
});
