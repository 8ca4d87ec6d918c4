/** What would let somebody do what they may not. */
import { allows, type ExplainedRole, type ExplainedUser, type Facts, type WayOut } from './explanation';

/** Roles and people that are named at most. */
const NAMED = 4;

const whoHas = ({ count }: ExplainedRole): string =>
  count === 0 ? ', which nobody has' : `, which ${count === 1 ? '1 person has' : `${count} people have`}`;

/**
 * @param isIn whether the account lets anybody in
 * @param isGranted whether a role of theirs holds the permission
 */
export function waysOutOf(
  { user, permission, roles }: Pick<Facts, 'user' | 'permission' | 'roles'>,
  isIn: boolean,
  isGranted: boolean,
): WayOut[] {
  return [
    ...(isIn ? [] : [accountWay(user)]),
    ...(isGranted ? [] : roleWays(user, permission.name, roles)),
    ...helpers(roles),
  ];
}

function accountWay({ id, inTrash, status, name }: ExplainedUser): WayOut {
  if (inTrash) return { words: ['Bring the account back from the trash'], act: { kind: 'none' } };
  if (status === 'pending')
    return {
      words: [`Make a link with which ${name} sets a password: that lets them in`],
      act: { kind: 'password', user: id },
    };
  return { words: [`Set the status of ${name} to active`], act: { kind: 'status', user: id } };
}

/** The role that holds everything is never the first that is offered. */
function roleWays(
  { id, name }: ExplainedUser,
  permission: string,
  roles: readonly ExplainedRole[],
): WayOut[] {
  const give = roles
    .filter((role) => !role.held && allows(role))
    .sort((one, other) => Number(one.everything) - Number(other.everything))
    .slice(0, NAMED)
    .map((role): WayOut => ({
      words: [`Give ${name} the role `, { strong: role.title }, whoHas(role)],
      act: { kind: 'give', user: id, role: role.id },
    }));
  const grant = roles
    .filter((role) => role.held && !allows(role))
    .map((role): WayOut => ({
      words: ['Grant ', { code: permission }, ' to ', { strong: role.title }, whoHas(role)],
      act: { kind: 'grant', role: role.name },
    }));
  const ways = [...give, ...grant];
  if (ways.length > 0) return ways;
  const words = ['Grant ', { code: permission }, ` to a role, and give that role to ${name}`];
  return [{ words, act: { kind: 'grant', role: undefined } }];
}

/** Somebody else can do it. */
function helpers(roles: readonly ExplainedRole[]): WayOut[] {
  const names = [...new Set(roles.filter(allows).flatMap((role) => role.people))].slice(0, NAMED);
  return names.length === 0
    ? []
    : [{ words: [`Let somebody do it who may: ${names.join(', ')}`], act: { kind: 'none' } }];
}
