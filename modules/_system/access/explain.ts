/** Why somebody may do something, or not: a chain of reasons that ends in ways out. Plain data in, plain data out. */
import {
  allows,
  plain,
  type ExplainedRole,
  type ExplainedUser,
  type Explanation,
  type Facts,
  type Step,
  type Word,
  type Words,
} from './explanation';
import { waysOutOf } from './ways_out';

/** Roles that somebody does not have are not all named. */
const NAMED = 4;

export function explain({ user, permission, roles }: Facts): Explanation {
  const held = roles.filter((role) => role.held);
  const granting = held.filter(allows);
  const others = roles.filter((role) => !role.held && allows(role));
  const isIn = user.status === 'active' && !user.inTrash;
  const may = isIn && granting.length > 0;
  return {
    may,
    verdict: may ? `Yes. ${user.name} may do this.` : `No. ${user.name} may not do this.`,
    reason: reasonOf(user, permission.name, isIn, granting, held),
    chain: [
      accountStep(user),
      { state: 'yes', words: ['It takes ', { code: permission.name }, wordsFor(permission.description)] },
      ...roleSteps(user, held, granting),
      ...(granting.length > 0 ? [] : otherSteps(user, others)),
    ],
    waysOut: may ? [] : waysOutOf({ user, permission, roles }, isIn, granting.length > 0),
  };
}

const wordsFor = (description: string): string => (description === '' ? '' : `: ${description}`);
const strong = ({ title }: Pick<ExplainedRole, 'title'>): Word => ({ strong: title });

const ACCOUNTS: { readonly [S in ExplainedUser['status']]: string } = {
  active: 'The account is active',
  pending: 'The account is pending: nobody has set a password for it yet',
  suspended: 'The account is suspended',
  banned: 'The account is banned',
  deleted: 'The account is deleted',
};

function accountStep({ status, inTrash }: ExplainedUser): Step {
  if (inTrash) return { state: 'no', words: ['The account is in the trash'] };
  return { state: status === 'active' ? 'yes' : 'no', words: [ACCOUNTS[status]] };
}

function reasonOf(
  { name, inTrash, status }: ExplainedUser,
  permission: string,
  isIn: boolean,
  granting: readonly ExplainedRole[],
  held: readonly ExplainedRole[],
): Words {
  const [role] = granting;
  if (!isIn) return [`The account is ${inTrash ? 'in the trash' : status}.`];
  if (role !== undefined)
    return role.everything
      ? [strong(role), ' holds every permission.']
      : [strong(role), ' grants ', { code: permission }, '.'];
  const [only, ...more] = held;
  if (only === undefined) return [`${name} has no role.`];
  return more.length === 0
    ? [strong(only), ' does not grant ', { code: permission }, '.']
    : ['None of the roles grants ', { code: permission }, '.'];
}

function roleSteps(
  { name }: ExplainedUser,
  held: readonly ExplainedRole[],
  granting: readonly ExplainedRole[],
): Step[] {
  if (held.length === 0) return [{ state: 'no', words: [`${name} has no role`] }];
  return held.map((role): Step => {
    if (role.everything) return { state: 'yes', words: [strong(role), ' holds every permission'] };
    if (role.grants) return { state: 'yes', words: [strong(role), ' grants it'] };
    return { state: granting.length > 0 ? 'neither' : 'no', words: [strong(role), ' does not grant it'] };
  });
}

const otherSteps = ({ name }: ExplainedUser, others: readonly ExplainedRole[]): Step[] =>
  others.length === 0
    ? [{ state: 'neither', words: ['No role grants it'] }]
    : others.slice(0, NAMED).map((role) => ({
        state: 'neither',
        words: [strong(role), ` would grant it; ${name} does not have this role`],
      }));

/** The same for programs. */
export const asJson = ({ may, verdict, reason, chain, waysOut }: Explanation): object => ({
  may,
  verdict,
  reason: plain(reason),
  chain: chain.map(({ state, words }) => ({ state, text: plain(words) })),
  waysOut: waysOut.map(({ words }) => plain(words)),
});
