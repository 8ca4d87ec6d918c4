/**
 * What session, permissions, rules, CSRF and log cost: the JSON twin of a list through the whole host, against the very
 * same handler with none of them before it. What the asking side costs is measured as well, and taken off both.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { adminAreaOf } from '../../app/admin_area';
import { createAccess } from '../../core/mount';
import { actAs, developmentIdentity, useFlatQuery } from '../../core/web';
import { firstAdministrator } from '../../modules/_system/auth/tests/first_administrator';
import { say, sayRatio, sayTime } from './support/report';
import { costOf, inTurn, median, type Cost } from './support/turns';

const ROUNDS = 40;
const WARM = 5;
const ASKED = 50;
const LIST = '/admin/customers/customers';

interface Served {
  readonly name: string;
  run(): Promise<Cost>;
  close(): void;
}

const ask = (agent: http.Agent, port: number, path: string, headers: http.OutgoingHttpHeaders) =>
  new Promise<number>((resolve, reject) => {
    const asked = http.get({ agent, port, host: '127.0.0.1', path, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('error', reject);
  });

async function served(name: string, app: Express, path: string, cookie = ''): Promise<Served> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { Accept: 'application/json', Host: 'localhost', Cookie: cookie };
  return {
    name,
    run: () =>
      costOf(async () => {
        for (let at = 0; at < ASKED; at += 1) {
          const status = await ask(agent, port, path, headers);
          if (status !== 200) throw new Error(`${name}: answered ${status}`);
        }
      }),
    close: () => {
      agent.destroy();
      server.close();
    },
  };
}

/** The generated pages alone, and whoever asks may do everything. */
function bareApp({ host }: TestHost): Express {
  const app = express();
  useFlatQuery(app);
  const area = adminAreaOf(host, {
    access: createAccess(),
    prove: undefined,
    cacheDir: '/nowhere',
    mailbox: undefined,
    account: undefined,
  });
  return app.use(actAs(developmentIdentity), area.router);
}

const emptyApp = (): Express =>
  express()
    .disable('x-powered-by')
    .get('/', (_request, response) => void response.json({ rows: [] }));

async function main(): Promise<void> {
  const lines: string[] = [];
  const host = await startTestHost({
    modules: ['access', 'customers'],
    seed: 'needed',
    logged: (line) => lines.push(line),
  });
  await host.ready();
  const ada = await firstAdministrator(host);
  await host.models.Customer.bulkCreate(
    Array.from({ length: 100 }, (_, at) => ({ name: `Customer ${at}`, email: `c${at}@example.org` })),
  );
  const { req } = (await ada.open('/account')) as unknown as { readonly req: http.ClientRequest };
  const cookie = String(req.getHeader('cookie'));
  const sides = [
    await served('the whole host', host.app, LIST, cookie),
    await served('the handler alone', bareApp(host), LIST),
    await served('asking', emptyApp(), '/'),
  ];
  await inTurn(sides, WARM);
  lines.length = 0;
  const taken = await inTurn(sides, ROUNDS);
  if (lines.length < ROUNDS * ASKED) throw new Error('not every request is in the log');
  const each = taken.map((costs) => median(costs.map(({ cpu }) => cpu)) / ASKED);
  const [whole = NaN, alone = NaN, asking = NaN] = each;
  sayTime('a list as JSON through the whole host, CPU', whole - asking);
  sayTime('the handler alone, CPU', alone - asking);
  sayRatio('session, permissions, CSRF and log against the handler', (whole - asking) / (alone - asking), {
    most: 1.5,
  });
  say(`    ${ROUNDS} rounds of ${ASKED} requests`);
  for (const side of sides) side.close();
  await host.close();
}

void main();
