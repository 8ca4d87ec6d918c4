/** A specification as a condition for the database. It finds whom the specification says yes to in memory, and nobody else. */
import { keysOf, op, type Where } from 'ordinal-host';
import type { Condition, Role, Scalar } from '../domain';
import type { Tables } from './read_state';

type Part = Readonly<Record<string | symbol, unknown>>;

/** Fields of a user's state that stand in the user's own row. */
const OWN: ReadonlySet<string> = new Set([
  'id',
  'username',
  'status',
  'emailVerified',
  'phoneVerified',
  'twoFactorEnabled',
  'failedLoginAttempts',
  'accountLockedUntil',
  'lastLoginAt',
  'passwordChangedAt',
  'createdAt',
  'updatedAt',
  'version',
]);
const OF_CONTACTS = ['id', 'contactType', 'isVerified', 'isDefault', 'createdAt', 'verifiedAt'];
const OF_ADDRESSES = ['streetLine1', 'streetLine2', 'city', 'state', 'postalCode', 'country'];
const RELATED: Readonly<Record<string, readonly [keyof Tables, ReadonlySet<string>]>> = {
  emails: ['UserEmail', new Set([...OF_CONTACTS, 'email'])],
  phones: ['UserPhone', new Set([...OF_CONTACTS, 'phoneNumber'])],
  addresses: ['UserAddress', new Set(['id', 'contactType', 'isDefault', 'createdAt', ...OF_ADDRESSES])],
};

/** No row has an empty key. */
const EVERYBODY: Part = { id: { [op.ne]: null } };
const NOBODY: Part = { id: { [op.is]: null } };

const either = (...parts: readonly Part[]): Part => ({ [op.or]: parts });
const known = (field: string, fields: ReadonlySet<string>): string => {
  if (fields.has(field)) return field;
  throw new Error(`A condition asks for '${field}', which the database does not know.`);
};

/** Nothing is another value than any, as in memory; SQL alone would not know. */
function equal(field: string, value: Scalar, denied: boolean): Part {
  if (value === null) return { [field]: denied ? { [op.ne]: null } : null };
  return denied ? either({ [field]: { [op.ne]: value } }, { [field]: null }) : { [field]: value };
}

/** Roles that a condition asks for: what is said of each must be known before. */
export function rolesIn(condition: Condition): Role[] {
  if ('every' in condition) return condition.every.flatMap(rolesIn);
  if ('some' in condition) return condition.some.flatMap(rolesIn);
  if ('not' in condition) return rolesIn(condition.not);
  return 'includes' in condition && condition.field === 'roles' ? [condition.includes as Role] : [];
}

/** @param having condition on users with each role of `rolesIn` */
export function whereOf(
  condition: Condition,
  tables: Tables,
  having: ReadonlyMap<string, Where<'User'>>,
): Where<'User'> {
  const part = (of: Condition, denied: boolean, fields: ReadonlySet<string>): Part => {
    if ('not' in of) return part(of.not, !denied, fields);
    if ('every' in of || 'some' in of) {
      const parts = ('every' in of ? of.every : of.some).map((each) => part(each, denied, fields));
      // Of De Morgan: not all of them is at least one that is not.
      const all = 'every' in of !== denied;
      if (parts.length === 0) return all ? EVERYBODY : NOBODY;
      return { [all ? op.and : op.or]: parts };
    }
    if ('has' in of) {
      const [name, theirs] = RELATED[of.has.relation] ?? [];
      if (name === undefined || theirs === undefined)
        throw new Error(`A condition asks for '${of.has.relation}', of which users have none.`);
      const where = part(of.has.where, false, theirs) as Where<'UserEmail'>;
      const ids = keysOf(tables[name] as Tables['UserEmail'], 'userId', where);
      return { id: { [denied ? op.notIn : op.in]: ids } };
    }
    if ('includes' in of) {
      const holders = of.field === 'roles' ? having.get(of.includes) : undefined;
      if (holders === undefined) throw new Error(`A condition takes '${of.field}' for a list.`);
      return denied ? { [op.not]: holders } : (holders as Part);
    }
    const field = known(of.field, fields);
    if ('is' in of) return equal(field, of.is, denied);
    return denied
      ? either({ [field]: { [op.lte]: of.after } }, { [field]: null })
      : { [field]: { [op.gt]: of.after } };
  };
  return part(condition, false, OWN);
}
