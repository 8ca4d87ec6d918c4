/** What the form of a link sent, checked against the menu it is for. Plain data in, plain data out. */
import type { Wrong } from 'ordinal-host';
import { ANY_ADDRESS } from './addresses';
import type { Arranged } from './arrange';
import { isTarget, linkAt } from './moves';

/** The fields of the form as they were typed. */
export interface LinkForm {
  readonly title: string;
  readonly group: string;
  /** `all`: whoever may open it; `roles`: of those the ones with a chosen role. */
  readonly audience: string;
  /** Ids of chosen roles. */
  readonly roles: readonly string[];
  /** Of a link of an administrator's own. */
  readonly address: string;
  readonly permission: string;
}

export interface LinkChange {
  readonly title: string | null;
  readonly group: string;
  readonly limited: boolean;
  readonly roles: readonly string[];
  /** Of a link of an administrator's own. */
  readonly own: { readonly address: string; readonly permission: string | null } | undefined;
}

export interface Against {
  readonly arranged: Arranged;
  /** The link that is changed; nothing for a new one. */
  readonly at: string | undefined;
  /** Every permission there is. */
  readonly permissions: ReadonlySet<string>;
}

export const isOwn = (arranged: Arranged, at: string | undefined): boolean =>
  at === undefined || linkAt(arranged, at)?.entry.contributed === undefined;

export function readLink(form: LinkForm, against: Against): LinkChange | readonly Wrong[] {
  const { arranged, at, permissions } = against;
  const title = form.title.trim();
  const address = form.address.trim();
  const permission = form.permission.trim();
  const own = isOwn(arranged, at);
  const contributed = at === undefined ? undefined : linkAt(arranged, at)?.entry.contributed?.title;
  const wrong: Wrong[] = [];
  const complain = (name: string, message: string): unknown => wrong.push({ name, message });
  if (own && title === '') complain('title', 'is required');
  if (title.length > 100) complain('title', 'must have at most 100 characters');
  if (!arranged.groups.some((group) => isTarget(group) && group.key === form.group))
    if (at === undefined || linkAt(arranged, at)?.group.key !== form.group)
      complain('group', 'is not in the menu (any more)');
  if (form.audience !== 'all' && form.audience !== 'roles') complain('audience', 'must be all or roles');
  if (own) {
    if (address.length > 500) complain('address', 'must have at most 500 characters');
    else if (!ANY_ADDRESS.test(address))
      complain('address', 'must begin with / for a page of this site, or with https:// for another');
    else if (address !== at && linkAt(arranged, address) !== undefined)
      complain('address', 'is in the menu already');
    if (permission !== '' && !permissions.has(permission)) complain('permission', 'is no permission');
  }
  if (wrong.length > 0) return wrong;
  return {
    title: title === '' || title === contributed ? null : title,
    group: form.group,
    limited: form.audience === 'roles',
    roles: form.audience === 'roles' ? form.roles : [],
    own: own ? { address, permission: permission === '' ? null : permission } : undefined,
  };
}
