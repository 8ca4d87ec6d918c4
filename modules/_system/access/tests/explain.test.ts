import { explain } from '../explain';
import { plain, type ExplainedRole, type ExplainedUser, type Explanation } from '../explanation';

const INES: ExplainedUser = { id: 'u1', name: 'Ines Brandt', status: 'active', inTrash: false };
const PERMISSION = { name: 'customers.delete', description: 'delete customers' };

/** No rule narrows anything. */
const FREE = { checks: [], fields: { hidden: [], readOnly: [] } };

const role = (title: string, facts: Partial<ExplainedRole> = {}): ExplainedRole => ({
  id: `id-${title}`,
  name: title.toLowerCase(),
  title,
  held: false,
  grants: false,
  everything: false,
  people: [],
  count: 0,
  ...facts,
});
const ask = (roles: readonly ExplainedRole[], user: Partial<ExplainedUser> = {}): Explanation =>
  explain({ ...FREE, user: { ...INES, ...user }, permission: PERMISSION, roles });
const chain = ({ chain: steps }: Explanation): string[] =>
  steps.map(({ state, words }) => `${state}: ${plain(words)}`);
const ways = ({ waysOut }: Explanation): string[] => waysOut.map(({ words }) => plain(words));

test('a role that grants it is the reason, and there is nothing to do', () => {
  const answer = ask([role('Support', { held: true }), role('Sales', { held: true, grants: true })]);
  expect(answer).toMatchObject({ may: true, verdict: 'Yes. Ines Brandt may do this.', waysOut: [] });
  expect(plain(answer.reason)).toBe('Sales grants customers.delete.');
  expect(chain(answer)).toEqual([
    'yes: The account is active',
    'yes: It takes customers.delete: delete customers',
    'neither: Support does not grant it',
    'yes: Sales grants it',
  ]);
});

test('the role that holds everything needs no grant', () => {
  const answer = ask([role('Administrator', { held: true, everything: true })]);
  expect(answer.may).toBe(true);
  expect(plain(answer.reason)).toBe('Administrator holds every permission.');
});

test('without a grant, roles that have it and roles of theirs that could are the ways out', () => {
  const answer = ask([
    role('Administrator', { everything: true, people: ['Grace Hopper'], count: 1 }),
    role('Support', { held: true, people: ['Tomás Rivera'], count: 9 }),
    role('Sales', { grants: true, people: ['Jun Okafor', 'Grace Hopper'], count: 2 }),
    role('Auditor'),
  ]);
  expect(answer.verdict).toBe('No. Ines Brandt may not do this.');
  expect(plain(answer.reason)).toBe('Support does not grant customers.delete.');
  expect(chain(answer).slice(2)).toEqual([
    'no: Support does not grant it',
    'neither: Administrator would grant it; Ines Brandt does not have this role',
    'neither: Sales would grant it; Ines Brandt does not have this role',
  ]);
  expect(ways(answer)).toEqual([
    'Give Ines Brandt the role Sales, which 2 people have',
    'Give Ines Brandt the role Administrator, which 1 person has',
    'Grant customers.delete to Support, which 9 people have',
    'Let somebody do it who may: Grace Hopper, Jun Okafor',
  ]);
  expect(answer.waysOut.map(({ act }) => act)).toEqual([
    { kind: 'give', user: 'u1', role: 'id-Sales' },
    { kind: 'give', user: 'u1', role: 'id-Administrator' },
    { kind: 'grant', role: 'support' },
    { kind: 'none' },
  ]);
});

test('several roles that all lack it are told as such', () => {
  const answer = ask([role('Support', { held: true }), role('Auditor', { held: true })]);
  expect(plain(answer.reason)).toBe('None of the roles grants customers.delete.');
  expect(chain(answer).at(-1)).toBe('neither: No role grants it');
});

test('where no role has it and none is held, one is to get it first', () => {
  const answer = ask([role('Auditor')]);
  expect(ways(answer)).toEqual(['Grant customers.delete to a role, and give that role to Ines Brandt']);
  expect(answer.waysOut[0]?.act).toEqual({ kind: 'grant', role: undefined });
});

test('somebody without a role is told that', () => {
  const answer = ask([role('Sales', { grants: true })]);
  expect(plain(answer.reason)).toBe('Ines Brandt has no role.');
  expect(chain(answer)).toContain('no: Ines Brandt has no role');
  expect(ways(answer)).toEqual(['Give Ines Brandt the role Sales, which nobody has']);
});

test.each([
  ['pending', 'Make a link with which Ines Brandt sets a password: that lets them in', 'password'],
  ['suspended', 'Set the status of Ines Brandt to active', 'status'],
  ['banned', 'Set the status of Ines Brandt to active', 'status'],
  ['deleted', 'Set the status of Ines Brandt to active', 'status'],
] as const)('an account that is %s comes first, whatever its roles grant', (status, way, kind) => {
  const answer = ask([role('Sales', { held: true, grants: true })], { status });
  expect(answer.may).toBe(false);
  expect(plain(answer.reason)).toBe(`The account is ${status}.`);
  expect(answer.chain[0]?.state).toBe('no');
  expect(ways(answer)).toEqual([way]);
  expect(answer.waysOut[0]?.act).toEqual({ kind, user: 'u1' });
});

test('an account in the trash is named as that', () => {
  const answer = ask([role('Sales', { held: true, grants: true })], { inTrash: true });
  expect(plain(answer.reason)).toBe('The account is in the trash.');
  expect(ways(answer)).toEqual(['Bring the account back from the trash']);
});

test('every answer of no ends in a way out, and none of yes does', () => {
  const flags = [true, false];
  for (const held of flags)
    for (const grants of flags)
      for (const everything of flags)
        for (const status of ['active', 'pending', 'suspended'] as const) {
          const answer = ask([role('One', { held, grants, everything }), role('Other')], { status });
          expect(answer.may).toBe(status === 'active' && held && (grants || everything));
          if (answer.may) expect(answer.waysOut).toEqual([]);
          else expect(answer.waysOut.length).toBeGreaterThan(0);
          expect(answer.chain.some(({ state }) => state === 'no')).toBe(!answer.may);
        }
});
