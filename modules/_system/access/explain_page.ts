/** `GET /explain?user=&permission=&record=`: why somebody may do something, or not. */
import { parametersOf, type Request, type ViewContext, type Wrong } from 'ordinal-host';
import { asJson, explain } from './explain';
import type { WayOut } from './explanation';
import { factsOf, permissionOf, shownName, userOf } from './read_facts';
import { wrongRecord } from './rules_for';

type Context = Pick<ViewContext, 'router' | 'models' | 'access' | 'may' | 'project' | 'conditions'>;

export const HERE = '/admin/access';
/** Names offered while somebody types. */
const OFFERED = 200;

/** What the form with the question is drawn from, here and beside the matrix. */
export interface Asked {
  readonly people: readonly { readonly username: string; readonly name: string }[];
  readonly permissions: readonly string[];
  readonly user: string;
  readonly permission: string;
  readonly record: string;
  readonly errors: readonly Wrong[];
}

export async function askedOf(
  models: Context['models'],
  given: Partial<Pick<Asked, 'user' | 'permission' | 'record' | 'errors'>> = {},
): Promise<Asked> {
  const users = await models.User.findAll({ order: ['username'], limit: OFFERED });
  const permissions = await models.Permission.findAll({ order: ['name'] });
  return {
    user: '',
    permission: '',
    record: '',
    errors: [],
    ...given,
    people: users.map((user) => ({ username: user.username, name: shownName(user) })),
    permissions: permissions.map(({ name }) => name),
  };
}

export const wantsJson = (request: Request): boolean => request.accepts(['html', 'json']) === 'json';

export function explainPage({ router, models, access, may, project, conditions }: Context): void {
  const linkOf = linker({ may, project });

  router.get('/explain', access('access.manage'), async (request, response) => {
    const {
      user: who = '',
      permission: what = '',
      record,
    } = parametersOf(request, ['user', 'permission', 'record']);
    const user = who === '' ? null : await userOf(models, who.trim());
    const permission = what === '' ? undefined : await permissionOf(models, what.trim());
    const errors: Wrong[] = [
      ...(who !== '' && user === null ? [{ name: 'user', message: 'nobody has this name' }] : []),
      ...(what !== '' && permission === undefined
        ? [{ name: 'permission', message: 'there is no such permission' }]
        : []),
      ...(permission === undefined || record === undefined
        ? []
        : await wrongRecord(conditions, permission.name, record)),
    ];
    const explanation =
      user === null || permission === undefined || errors.length > 0
        ? undefined
        : explain(await factsOf({ models, conditions }, user, permission, record));
    response.set('Cache-Control', 'no-store').status(errors.length > 0 ? 400 : 200);
    if (wantsJson(request))
      return void response.json(explanation === undefined ? { errors } : asJson(explanation));
    response.render('access/explain', {
      title: 'Why may somebody, or not?',
      crumbs: [{ text: 'Permissions', to: HERE }, { text: 'Explain' }],
      active: HERE,
      asked: await askedOf(models, {
        user: user?.username ?? who,
        permission: what,
        record: record ?? '',
        errors,
      }),
      explanation: explanation && {
        ...explanation,
        waysOut: explanation.waysOut.map((way) => ({ ...way, to: linkOf(way, what) })),
      },
    });
  });
}

/** The address at which a way out can be gone, for those who may. */
function linker({ may, project }: Pick<Context, 'may' | 'project'>) {
  const listOf = (table: string): string => project.tables.find((one) => one.table === table)?.to ?? HERE;
  return ({ act }: WayOut, permission: string): string | undefined => {
    if (act.kind === 'status') return may('users.update') ? `${listOf('users')}/${act.user}/edit` : undefined;
    if (act.kind === 'password') return may('auth.manage') ? `/admin/auth#${act.user}` : undefined;
    if (act.kind === 'give')
      return may('user_roles.create')
        ? `${listOf('user_roles')}/new?f.user=${act.user}&f.role=${act.role}`
        : undefined;
    if (act.kind === 'rule') return `${HERE}/rules/records/${act.rule}`;
    if (act.kind === 'grant')
      return `${HERE}?${new URLSearchParams({ ...(act.role !== undefined && { role: act.role }), q: permission }).toString()}`;
    return undefined;
  };
}
