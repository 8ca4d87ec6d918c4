/** Why somebody may do something, or not: a chain of reasons that ends in ways out. Plain data in, plain data out. */
import {
  allows,
  passes,
  plain,
  type ExplainedRole,
  type ExplainedUser,
  type Explanation,
  type Facts,
  type RuleCheck,
  type Step,
  type Word,
  type Words,
} from './explanation';
import { waysOutOf } from './ways_out';

/** Roles that somebody does not have are not all named. */
const NAMED = 4;

export function explain(facts: Facts): Explanation {
  const { user, permission, roles, record, checks } = facts;
  const held = roles.filter((role) => role.held);
  const granting = held.filter(allows);
  const others = roles.filter((role) => !role.held && allows(role));
  const isIn = user.status === 'active' && !user.inTrash;
  const isGranted = isIn && granting.length > 0;
  const closed = isGranted ? checks.find((check) => !passes(check)) : undefined;
  const may = isGranted && closed === undefined;
  const some = may && record === undefined && checks.length > 0 ? ', with some records' : '';
  return {
    may,
    verdict: may ? `Yes. ${user.name} may do this${some}.` : `No. ${user.name} may not do this.`,
    reason:
      closed === undefined
        ? reasonOf(user, permission.name, isIn, granting, held)
        : [`The record meets none of the rules for what ${user.name} may ${closed.doing}.`],
    chain: [
      accountStep(user),
      { state: 'yes', words: ['It takes ', { code: permission.name }, wordsFor(permission.description)] },
      ...roleSteps(user, held, granting),
      ...(granting.length > 0 ? [] : otherSteps(user, others)),
      ...(isGranted ? ruleSteps(facts) : []),
    ],
    waysOut: may
      ? []
      : [...(closed === undefined ? [] : ruleWays(closed)), ...waysOutOf(facts, isIn, granting.length > 0)],
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

/** Rules narrow what is granted. Of several it is enough that the record meets one. */
function ruleSteps({ record, checks, fields }: Facts): Step[] {
  const told = checks.flatMap((check) =>
    check.rules.map(({ name, role, words, meets }): Step => {
      const rule: Words = ['The rule ', { strong: name }, ` of ${role}`];
      if (record === undefined || meets === undefined)
        return { state: 'neither', words: [...rule, ` lets them ${check.doing} those where ${words}`] };
      return meets
        ? { state: 'yes', words: [...rule, ` lets them ${check.doing} it: ${words}`] }
        : {
            state: passes(check) ? 'neither' : 'no',
            words: [...rule, ` does not let them ${check.doing} it. It must be: ${words}`],
          };
    }),
  );
  const free =
    record !== undefined && checks.length === 0
      ? [
          {
            state: 'yes' as const,
            words: ['No rule narrows it to some records: ', { strong: record }, ' is one like any other'],
          },
        ]
      : [];
  const kept = (labels: readonly string[], words: string): Step[] =>
    labels.length === 0 ? [] : [{ state: 'neither', words: [`${words}: ${labels.join(', ')}`] }];
  return [
    ...told,
    ...free,
    ...kept(fields.hidden, 'Fields that are hidden from them'),
    ...kept(fields.readOnly, 'Fields that they see and do not change'),
  ];
}

const ruleWays = ({ rules }: RuleCheck): Explanation['waysOut'] =>
  rules.slice(0, NAMED).map(({ id, name, role }) => ({
    words: ['Change the rule ', { strong: name }, ` of ${role}`],
    act: { kind: 'rule', rule: id },
  }));

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
