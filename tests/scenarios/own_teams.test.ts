/** Teams in pages: two people who work together, one who does not, and what each of them sees. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { hiddenFields, signedIn, type Person } from '../../modules/_system/access/tests/person';
import { visitor } from '../../modules/_system/auth/tests/visitor';
import { formsIn, untouched } from '../support/forms';

type Somebody = Person & { readonly id: string };

let host: TestHost;
let ada: Somebody;
let bob: Somebody;
let eve: Somebody;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  [ada, bob, eve] = [await verified('ada'), await verified('bob'), await verified('eve')];
});
afterAll(() => host?.close());

async function verified(username: string): Promise<Somebody> {
  const one = await signedIn(host, username);
  await (await host.models.User.findByPk(one.id))?.update({ emailVerified: true });
  return one;
}

const TEAMS = '/account/teams';
let teams = 0;
/** Page of a new team of somebody. */
async function newTeam(owner: Person, name?: string): Promise<string> {
  teams += 1;
  const made = await owner.send(TEAMS, TEAMS, { name: name ?? `Team ${teams}`, description: '' });
  expect(made.status).toBe(303);
  return made.headers['location'] ?? '';
}
const idOf = (page: string): string => page.split('/').at(-1) ?? '';
const invite = (owner: Person, page: string, email: string, role = 'member') =>
  owner.send(page, `${page}/invitations`, { email, role });
const linkIn = (): string =>
  /http:\/\/localhost:\d+(\/account\/invitations\/\S+)/.exec(host.mails.at(-1)?.text ?? '')?.[1] ?? '';
const memberIn = (page: string, { id }: Somebody) =>
  host.models.TeamMember.findOne({ where: { teamId: idOf(page), userId: id } });
async function teamWith(owner: Somebody, other: Somebody, role = 'member'): Promise<string> {
  const page = await newTeam(owner);
  const email = (await host.models.User.findByPk(other.id))?.email ?? '';
  await invite(owner, page, email, role);
  const link = linkIn();
  expect((await other.send(link, `${link}/accept`)).status).toBe(303);
  return page;
}
/** A form of ours that stands on no page they may see. */
async function forced(who: Person, action: string, fields: object = {}) {
  const page = await who.open(TEAMS);
  return who.sendFrom(page, action, { ...hiddenFields(page.text, action), ...fields });
}

test('a team is made, renamed and deleted; a name that cannot be stands at its field with what was typed', async () => {
  const wrong = await ada.send(TEAMS, TEAMS, { name: ' ', description: 'Boats <b>' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/id="name-e"/);
  expect(wrong.text).toContain('Boats &lt;b&gt;');
  const page = await newTeam(ada, 'Harbour');
  expect((await ada.open(TEAMS)).text).toContain(`href="${page}">Harbour</a>`);
  const bad = await ada.send(page, page, { name: 'x'.repeat(81), description: 'Kept' });
  expect([bad.status, /id="name-e"/.test(bad.text), bad.text.includes('Kept')]).toEqual([422, true, true]);
  expect((await ada.send(page, page, { name: 'Port', description: '' })).status).toBe(303);
  expect((await ada.open(`${page}/delete`)).text).toContain('Delete Port?');
  const gone = await ada.send(`${page}/delete`, `${page}/delete`);
  expect(gone.headers['location']).toBe(`${TEAMS}?done=deleted`);
  expect((await ada.open(page)).status).toBe(404);
});

test('somebody is invited by mail, looks without changing anything, and accepts once', async () => {
  const page = await newTeam(ada, 'Crew');
  expect((await invite(ada, page, 'bob@example.org')).headers['location']).toBe(`${page}?done=invited`);
  expect(host.mails.at(-1)?.to).toBe('bob@example.org');
  expect((await ada.open(page)).text).toContain('bob@example.org');
  const link = linkIn();
  const looked = await bob.open(link);
  expect(looked.text).toMatch(/<h1>Crew<\/h1>[\s\S]*<b>ada<\/b> invites you/);
  expect(await memberIn(page, bob)).toBeNull();
  const joined = await bob.send(link, `${link}/accept`);
  expect(joined.headers['location']).toBe(`${page}?done=joined`);
  expect((await bob.open(page)).text).toContain('Crew');
  for (const answer of ['accept', 'decline'])
    expect((await forced(bob, `${link}/${answer}`)).status).toBe(410);
  expect((await bob.open(link)).status).toBe(410);
  expect(await host.models.TeamMember.count({ where: { teamId: idOf(page) } })).toBe(2);
});

test('an invitation can be declined, or answered on the page of teams', async () => {
  const [one, other] = [await newTeam(ada, 'No thanks'), await newTeam(ada, 'Yes please')];
  await invite(ada, one, 'bob@example.org');
  const link = linkIn();
  expect((await bob.send(link, `${link}/decline`)).headers['location']).toBe(`${TEAMS}?done=declined`);
  expect(await memberIn(one, bob)).toBeNull();
  await invite(ada, other, 'BOB@example.org');
  const second = linkIn();
  const { text } = await bob.open(TEAMS);
  expect(text).toContain('Yes please');
  expect(text).not.toContain('No thanks');
  const accept = /action="([^"]+\/accept)"/.exec(text)?.[1] ?? '';
  expect((await forced(eve, accept)).status).toBe(404);
  expect((await bob.send(TEAMS, accept)).headers['location']).toBe(`${other}?done=joined`);
  expect((await bob.open(second)).status).toBe(410);
});

test('an invitation for another address tells nothing, and is not used up', async () => {
  const page = await newTeam(ada, 'Secret society');
  await invite(ada, page, 'bob@example.org');
  const link = linkIn();
  const looked = await eve.open(link);
  expect(looked.status).toBe(403);
  expect(looked.text).not.toMatch(/Secret society|bob@example.org/);
  expect((await forced(eve, `${link}/accept`)).status).toBe(403);
  expect((await forced(eve, `${link}/decline`)).status).toBe(403);
  expect((await bob.send(link, `${link}/accept`)).status).toBe(303);
});

test('an address that is typed and not shown to be theirs is not enough', async () => {
  const mallory = await signedIn(host, 'mallory');
  const page = await newTeam(ada);
  await invite(ada, page, 'mallory@example.org');
  const link = linkIn();
  expect((await mallory.open(link)).status).toBe(403);
  expect((await mallory.open(TEAMS)).text).not.toContain('You are invited');
});

test('an invitation that is too old, taken back, or to a team that is gone is not good any more', async () => {
  const page = await newTeam(ada);
  await invite(ada, page, 'bob@example.org');
  const old = linkIn();
  await host.models.Invitation.update(
    { expiresAt: new Date(Date.now() - 1_000) },
    { where: { teamId: idOf(page) } },
  );
  expect((await bob.open(old)).status).toBe(410);
  expect((await ada.open(page)).text).toContain('Expired');
  expect((await invite(ada, page, 'bob@example.org')).status).toBe(303);
  const again = linkIn();
  const { text } = await ada.open(page);
  const revoke = /action="([^"]+\/revoke)"/.exec(text)?.[1] ?? '';
  expect((await forced(eve, revoke)).status).toBe(404);
  expect((await ada.send(page, revoke)).headers['location']).toBe(`${page}?done=revoked`);
  expect((await bob.open(again)).status).toBe(410);
  await invite(ada, page, 'bob@example.org');
  await ada.send(`${page}/delete`, `${page}/delete`);
  expect((await bob.open(linkIn())).status).toBe(410);
  expect((await bob.open(TEAMS)).text).not.toContain('You are invited');
});

test('strangers are led to the door and back', async () => {
  const page = await newTeam(ada);
  await invite(ada, page, 'bob@example.org');
  const link = linkIn();
  for (const path of [TEAMS, page, link])
    expect((await visitor(host.app).open(path)).headers['location']).toBe(
      `/login?next=${encodeURIComponent(path)}`,
    );
});

test('whoever is not in a team does not learn that there is one', async () => {
  const page = await teamWith(ada, bob);
  const member = (await memberIn(page, bob))?.id ?? '';
  const nothing = `${TEAMS}/018f0000-0000-7000-8000-000000000000`;
  for (const path of [page, `${page}/delete`, nothing, `${TEAMS}/x`])
    expect((await eve.open(path)).status).toBe(404);
  const forms: readonly (readonly [string, object])[] = [
    ['', { name: 'Mine' }],
    ['/invitations', { email: 'eve@example.org', role: 'owner' }],
    [`/members/${member}`, { role: 'owner' }],
    [`/members/${member}/remove`, {}],
    ['/leave', {}],
    ['/delete', {}],
  ];
  for (const [path, fields] of forms) expect((await forced(eve, page + path, fields)).status).toBe(404);
  expect(await memberIn(page, bob)).toMatchObject({ role: 'member' });
});

test('members see no buttons, and are refused what they would do', async () => {
  const page = await teamWith(ada, bob);
  const { text } = await bob.open(page);
  expect(text).not.toMatch(/\/invitations"|\/members\//);
  const own = (await memberIn(page, bob))?.id ?? '';
  const forms: readonly (readonly [string, object])[] = [
    ['', { name: 'Mine', description: '' }],
    ['/invitations', { email: 'eve@example.org', role: 'member' }],
    [`/members/${own}`, { role: 'owner' }],
    [`/members/${(await memberIn(page, ada))?.id ?? ''}/remove`, {}],
    ['/delete', {}],
  ];
  for (const [path, fields] of forms) {
    const answer = await forced(bob, page + path, fields);
    expect([path, answer.status, /role="alert"/.test(answer.text)]).toEqual([path, 422, true]);
  }
  expect(await memberIn(page, bob)).toMatchObject({ role: 'member' });
});

test('an admin runs a team but for its owners', async () => {
  const page = await teamWith(ada, bob, 'admin');
  const owner = (await memberIn(page, ada))?.id ?? '';
  for (const [path, fields] of [
    [`/members/${owner}`, { role: 'member' }],
    [`/members/${owner}`, { status: 'suspended' }],
    [`/members/${owner}/remove`, {}],
    ['/invitations', { email: 'eve@example.org', role: 'owner' }],
    ['/delete', {}],
  ] as const)
    expect((await forced(bob, page + path, fields)).status).toBe(422);
  expect((await invite(bob, page, 'eve@example.org')).status).toBe(303);
  expect(await memberIn(page, ada)).toMatchObject({ role: 'owner', status: 'active' });
});

test('the last owner can neither leave nor be demoted; with a second one they can', async () => {
  const page = await teamWith(ada, bob);
  const own = (await memberIn(page, ada))?.id ?? '';
  const demote = () => ada.send(page, `${page}/members/${own}`, { role: 'member' });
  for (const answer of [await demote(), await ada.send(page, `${page}/leave`)]) {
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('at least one active owner');
  }
  const other = (await memberIn(page, bob))?.id ?? '';
  await ada.send(page, `${page}/members/${other}`, { role: 'owner' });
  expect((await demote()).status).toBe(303);
  expect((await ada.send(page, `${page}/leave`)).headers['location']).toBe(`${TEAMS}?done=left`);
  expect((await ada.open(page)).status).toBe(404);
});

test('whoever is suspended sees the name of the team alone, and may leave', async () => {
  const page = await teamWith(ada, bob);
  const member = (await memberIn(page, bob))?.id ?? '';
  await ada.send(page, `${page}/members/${member}`, { status: 'suspended' });
  expect((await bob.open(page)).status).toBe(404);
  expect((await bob.open(TEAMS)).text).toMatch(/Suspended/);
  expect((await bob.send(TEAMS, `${page}/leave`)).status).toBe(303);
  expect(await memberIn(page, bob)).toBeNull();
});

test('a second invitation of one address, and one of a member, are refused at the field', async () => {
  const page = await teamWith(ada, bob);
  for (const email of ['bob@example.org', 'nowhere', 'Bob@Example.org']) {
    const answer = await invite(ada, page, email);
    expect([answer.status, /id="email-e"/.test(answer.text)]).toEqual([422, true]);
    expect(answer.text).toContain(`value="${email}"`);
  }
  await invite(ada, page, 'twice@example.org');
  const sent = host.mails.length;
  expect((await invite(ada, page, 'twice@example.org')).text).toContain('invited already');
  expect(host.mails.length).toBe(sent);
});

test('what was done is told to those whom it concerns', async () => {
  const page = await teamWith(ada, bob);
  const name = (await host.models.Team.findByPk(idOf(page)))?.name ?? '';
  const member = (await memberIn(page, bob))?.id ?? '';
  await ada.send(page, `${page}/members/${member}`, { role: 'admin' });
  await ada.send(page, `${page}/members/${member}/remove`);
  const { text } = await bob.open('/account/activity');
  for (const words of [
    `Joined the team ${name}`,
    `Team ${name}: you are in it as admin`,
    `You were taken out of the team ${name}`,
  ])
    expect(text).toContain(words);
  const rows = await host.models.UserActivity.findAll({ where: { userId: bob.id, kind: 'team-left' } });
  expect(rows.at(-1)).toMatchObject({ address: null, agent: null });
});

test('generated pages keep the last owner as well, and say so at the field', async () => {
  const root = await signedIn(host, 'root', ['admin']);
  const page = await teamWith(ada, bob);
  const row = await memberIn(page, ada);
  const at = `/admin/user/team-members/${row?.id ?? ''}`;
  const opened = await root.open(`${at}/edit`);
  const form = formsIn(opened.text, `${at}/edit`).find(({ fields }) =>
    fields.some(({ name }) => name === 'role'),
  );
  const sent = { ...(form === undefined ? {} : untouched(form)), role: 'member' };
  const refused = await root.sendFrom(opened, form?.action ?? '', sent);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('must stay: this is the last active owner');
  expect((await root.send(`${at}/delete`, `${at}/delete`)).status).toBe(422);
  const user = `/admin/user/users/${ada.id}/delete`;
  expect((await root.send(user, user)).text).toContain('would have no active owner');
  expect(await memberIn(page, ada)).toMatchObject({ role: 'owner' });
});

test('what no form of ours sends is refused by name', async () => {
  const page = await newTeam(ada);
  expect((await ada.send(page, page, { name: 'x', slug: 'mine' })).status).toBe(400);
  expect((await ada.send(page, `${page}/invitations`, { email: 'x@a.example', teamId: 'y' })).status).toBe(
    400,
  );
});
