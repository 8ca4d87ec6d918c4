/** What people did with their accounts, and for how long that is kept. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { activitiesOf } from '..';

const DAY = 24 * 3_600_000;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

let at: TestHost;
let userId: string;
beforeAll(async () => {
  at = await startTestHost({ modules: ['user'] });
});
afterAll(() => at?.close());
beforeEach(async () => {
  userId = (await at.make('User')).id;
});

const all = () => at.models.UserActivity.findAll({ where: { userId }, order: ['createdAt'] });

test('an activity says what, from where and by which browser; one of others only what', async () => {
  const { note } = activitiesOf(at.models);
  const request = { ip: '203.0.113.7', headers: { 'user-agent': FIREFOX } };
  await note({ userId, kind: 'signed-in', words: 'Signed in', request });
  await note({ userId, kind: 'sessions-ended', words: 'An administrator signed you out' });
  expect(await all()).toMatchObject([
    { kind: 'signed-in', words: 'Signed in', address: '203.0.113.7', agent: 'Firefox on Linux' },
    { kind: 'sessions-ended', address: null, agent: null },
  ]);
});

test('what is too long is cut between characters', async () => {
  await activitiesOf(at.models).note({ userId, kind: 'link-added', words: '𝕏'.repeat(300) });
  const [row] = await all();
  expect(row?.words).toBe(`${'𝕏'.repeat(199)}…`);
});

test('it belongs to what it tells: undone together', async () => {
  const work = at.host.sequelize.transaction(async () => {
    await activitiesOf(at.models).note({ userId, kind: 'signed-in', words: 'Signed in' });
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await all()).toEqual([]);
});

test('a kind is a few words with hyphens', async () => {
  const { note } = activitiesOf(at.models);
  await expect(note({ userId, kind: 'Signed In', words: 'x' })).rejects.toThrow();
});

test('what is older than a year goes when something new comes, of the same person alone', async () => {
  const other = (await at.make('User')).id;
  const then = Date.now() - 366 * DAY;
  for (const who of [userId, other])
    await activitiesOf(at.models, () => then).note({ userId: who, kind: 'signed-in', words: 'Long ago' });
  await activitiesOf(at.models).note({ userId, kind: 'signed-in', words: 'Now' });
  expect((await all()).map(({ words }) => words)).toEqual(['Now']);
  const theirs = { where: { userId: other } };
  expect(await at.models.UserActivity.count(theirs)).toBe(1);
  await at.ready();
  expect(await at.models.UserActivity.count(theirs)).toBe(0);
});

test('pages hold fifty, newest first', async () => {
  const start = Date.now();
  for (let number = 1; number <= 51; number += 1)
    await activitiesOf(at.models, () => start + number).note({
      userId,
      kind: 'signed-in',
      words: `No ${number}`,
    });
  const { page } = activitiesOf(at.models);
  const [first, second] = [await page(userId, 1), await page(userId, 2)];
  expect([first.rows[0]?.words, first.rows.length, first.hasMore]).toEqual(['No 51', 50, true]);
  expect([second.rows[0]?.words, second.rows.length, second.hasMore]).toEqual(['No 1', 1, false]);
});

test('they go with the account', async () => {
  await activitiesOf(at.models).note({ userId, kind: 'signed-in', words: 'Signed in' });
  await (await at.models.User.findByPk(userId))?.destroy({ force: true });
  expect(await all()).toEqual([]);
});
