/**
 * Whether time tells if there is an account: a failed sign-in for a known one against one for an unknown one. What counts
 * as no difference is measured as well: the same known account, twice in each round.
 */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator } from '../../modules/_system/auth/tests/first_administrator';
import { visitor, type Visitor } from '../../modules/_system/auth/tests/visitor';
import { say, sayRatio, sayTime } from './support/report';
import { costOf, inTurn, median, type Cost } from './support/turns';

const ROUNDS = 80;
const WARM = 5;

/** One try by a browser that has the form open; tries before it are forgotten, or the door would be shut. */
const failing = (host: TestHost, someone: Visitor, login: string) => async (): Promise<Cost> => {
  await host.models.LoginAttempt.destroy({ where: {} });
  const opened = await someone.open('/login');
  let status = 0;
  const cost = await costOf(async () => {
    const fields = { login, password: 'not the right words' };
    status = (await someone.sendFrom(opened, '/login', fields)).status;
  });
  if (status !== 422) throw new Error(`${login}: answered ${status}`);
  return cost;
};

async function main(): Promise<void> {
  const host = await startTestHost({ modules: ['access'], seed: 'needed' });
  await firstAdministrator(host);
  const someone = visitor(host.app);
  const [known, unknown] = [failing(host, someone, 'ada'), failing(host, someone, 'eve')];
  const sides = [
    { name: 'known', run: known },
    { name: 'unknown', run: unknown },
    { name: 'known again', run: known },
  ];
  await inTurn(sides, WARM);
  const taken = await inTurn(sides, ROUNDS);
  await host.close();
  const [one = [], other = [], again = []] = taken.map((costs) => costs.map(({ wall }) => wall));
  const noise = median(one.map((wall, round) => Math.abs(wall - (again[round] ?? NaN))));
  const apart = Math.abs(median([...one, ...again]) - median(other));
  sayTime('a failed sign-in, known account', median(one));
  sayTime('a failed sign-in, unknown account', median(other));
  sayTime('the same known account twice: how far two tries are apart', noise);
  sayRatio('known against unknown, as a share of that', apart / noise, { most: 1 });
  say(`    ${ROUNDS} rounds`);
}

void main();
