/** SIGTERM while people work: no request that the server took fails, and the process ends well. */
import { Agent, request } from 'node:http';
import { moduleTree } from '../support/module_tree';
import { startCli } from '../support/start_cli';

const FILES = {
  'modules/admin/slow/300_note_model.ts': `
    import { defineModel, string } from 'ordinal-host';
    export default defineModel('Note', { table: 'notes', fields: { words: string(50).required() } });`,
  'modules/admin/slow/view.ts': `
    import { defineView } from 'ordinal-host';
    export default defineView(({ router, access, models }) => {
      router.post('/', access('slow.create'), async (request, response) => {
        await new Promise((resolve) => setTimeout(resolve, 40));
        const note = await models.Note.create({ words: request.body.words });
        response.json({ id: note.id });
      });
      return router;
    });`,
};
const CLIENTS = 6;

/** `refused`: there was no server to take it. */
type Outcome = 'answered' | 'refused' | `failed ${string}`;

test('a server that is asked to stop answers whatever it has taken', async () => {
  const { root } = moduleTree(FILES);
  const host = startCli(root, ['start'], { PORT: '0', LOG_LEVEL: 'warn' });
  const { hostname, port } = new URL(await host.address());

  const send = (agent: Agent, words: string): Promise<Outcome> =>
    new Promise((resolve) => {
      const asked = request(
        {
          hostname,
          port,
          agent,
          method: 'POST',
          path: '/admin/slow',
          headers: { 'Content-Type': 'application/json' },
        },
        (answer) => {
          answer.resume().on('error', (error) => resolve(`failed ${error.message}`));
          answer.on('end', () =>
            resolve(answer.statusCode === 200 ? 'answered' : `failed ${answer.statusCode}`),
          );
        },
      );
      asked.on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code === 'ECONNREFUSED' ? 'refused' : `failed ${error.message}`);
      });
      asked.end(JSON.stringify({ words }));
    });
  const outcomes: Outcome[] = [];
  const work = async (client: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = 0; outcomes.at(-1) !== 'refused'; turn += 1)
      outcomes.push(await send(agent, `${client}-${turn}`));
    agent.destroy();
  };
  const clients = Array.from({ length: CLIENTS }, (_, index) => work(index));
  // Everybody has been answered, and somebody more than once: it is under load, however slow the machine is.
  while (outcomes.length <= CLIENTS) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const before = outcomes.length;
  host.kill('SIGTERM');
  await Promise.all(clients);
  expect(await host.ended).toBe(0);

  expect(before).toBeGreaterThan(CLIENTS);
  expect(outcomes.length).toBeGreaterThan(before);
  expect(outcomes.filter((outcome) => outcome.startsWith('failed'))).toEqual([]);
});
