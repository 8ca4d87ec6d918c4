/** `GET /` and `POST /`: roles across, permissions down; one role at a time is changed. */
import { notUnderstood, parametersOf, type ExpressResponse, type ViewContext } from 'ordinal-host';
import { freshly } from '../auth';
import { listed, merged, readChange, type GrantChange } from './change';
import { askedOf, HERE, wantsJson } from './explain_page';
import { groupNamed, groupsOf, type StandingGroup } from './group_grants';
import { matrixOf } from './matrix';
import { saveGrants } from './save_grants';
import { standingOf, type Standing, type StandingRole } from './standing';

type Context = Pick<ViewContext, 'router' | 'models' | 'access' | 'transaction' | 'project'>;

interface Shown {
  readonly role: StandingRole;
  readonly q: string;
  /** Only permissions that stand in it are shown. */
  readonly group?: StandingGroup | undefined;
  readonly groups?: readonly StandingGroup[];
  /** Words about what was just done. */
  readonly saved?: string | undefined;
  /** What somebody sent and is not stored, because others were faster. */
  readonly unsaved?: GrantChange;
}

export function matrixPage({ router, models, access, transaction, project }: Context): void {
  const draw = async (response: ExpressResponse, standing: Standing, shown: Shown): Promise<void> => {
    const { role, q, group, groups = [], saved, unsaved } = shown;
    const matrix = matrixOf(standing, project, { q, only: unsaved?.drawn ?? group?.holds });
    const state = unsaved === undefined ? undefined : merged(unsaved, role.grants);
    response.set('Cache-Control', 'no-store').render('access/matrix', {
      title: 'Permissions',
      crumbs: [{ text: 'Permissions' }],
      active: HERE,
      here: HERE,
      matrix,
      role,
      roles: standing.roles,
      people: new Set(standing.roles.flatMap(({ holders }) => holders)).size,
      q,
      group,
      groups,
      groupList: project.tables.find(({ table }) => table === 'permission_groups')?.to,
      saved,
      state,
      drawn: listed(matrix.drawn),
      was: listed(matrix.drawn.filter((name) => role.grants.has(name))),
      asked: await askedOf(models),
      addRole: project.tables.find(({ table }) => table === 'roles')?.to,
    });
  };

  router.get('/', access('access.manage'), async (request, response) => {
    const {
      role: name,
      q = '',
      group: groupId,
      saved,
    } = parametersOf(request, ['role', 'q', 'group', 'saved']);
    const standing = await standingOf(models);
    const groups = await groupsOf(models);
    if (wantsJson(request)) return void response.json(asJson(standing, groups));
    const group = groupNamed(groups, groupId);
    const role = chosen(standing, name);
    if (saved !== undefined && !/^\d{1,4}\.\d{1,4}$/.test(saved))
      throw notUnderstood([{ name: 'saved', message: 'must be two numbers' }]);
    await draw(response, standing, { role, q, group, groups, saved: saved && savedWords(role, saved) });
  });

  router.post('/', access('access.manage'), freshly({ models }), async (request, response) => {
    const known = new Set((await models.Permission.findAll()).map(({ name }) => name));
    const change = readChange(request.body, known);
    const saved = await saveGrants(models, transaction, change);
    if (saved === 'changed') {
      const standing = await standingOf(models);
      response.status(409);
      return draw(response, standing, { role: chosen(standing, change.role), q: '', unsaved: change });
    }
    const query = new URLSearchParams({ role: change.role, saved: `${saved.given}.${saved.taken}` });
    response.redirect(303, `${HERE}?${query.toString()}`);
  });
}

/** The role of the address; without one, that of everybody who is let in. */
function chosen({ roles }: Standing, name: string | undefined): StandingRole {
  const role =
    name === undefined
      ? (roles.find((one) => one.name === 'user') ?? roles.find((one) => !one.everything) ?? roles[0])
      : roles.find((one) => one.name === name);
  if (role === undefined)
    throw notUnderstood([
      {
        name: 'role',
        message: name === undefined ? 'there is none: run menu-cli seed' : `names no role: ${name}`,
      },
    ]);
  return role;
}

function savedWords({ title }: StandingRole, saved: string): string {
  const [given = 0, taken = 0] = saved.split('.').map(Number);
  const parts = [given > 0 && `gains ${count(given)}`, taken > 0 && `loses ${count(taken)}`].filter(Boolean);
  return parts.length === 0
    ? 'Nothing was changed.'
    : `Saved: ${title} ${parts.join(' and ')}, within a second everywhere.`;
}

const count = (number: number): string => (number === 1 ? '1 permission' : `${number} permissions`);

const asJson = ({ roles, permissions }: Standing, groups: readonly StandingGroup[]): object => ({
  groups: groups.map(({ id, title, holds }) => ({ id, title, permissions: [...holds].sort() })),
  roles: roles.map(({ id, name, title, everything, grants, holders }) => ({
    id,
    name,
    title,
    everything,
    holders: holders.length,
    grants: [...grants].sort(),
  })),
  permissions: permissions.map(({ name, module, description }) => ({ name, module, description })),
});
