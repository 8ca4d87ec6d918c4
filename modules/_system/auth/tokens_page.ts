/** `/account/tokens`: tokens for programs, made and revoked. */
import { formInput, type ExpressResponse, type ViewContext, type Wrong } from 'ordinal-host';
import { MOST_TOKENS, type ApiTokens, type NewToken } from './api_tokens';
import { isId } from './is_id';
import { freshly } from './step_up';

export interface TokensPage extends Pick<ViewContext, 'router' | 'models' | 'access' | 'actor'> {
  readonly apiTokens: ApiTokens;
}

const HERE = '/account/tokens';
const LONGEST = 80;
/** What can be chosen, in days; the last ends with nothing but being revoked. */
const LIFETIMES = {
  '7': '7 days',
  '30': '30 days',
  '90': '90 days',
  '365': 'A year',
  '': 'Never',
} as const;
const DEFAULT = '90';

interface Drawn {
  readonly input?: Readonly<Record<string, string>>;
  readonly errors?: readonly Wrong[];
  /** Shown this once. */
  readonly made?: { readonly name: string; readonly token: string };
}

/** What the form says, or what is wrong with it. */
function read(
  { name, scope, days }: Readonly<Record<'name' | 'scope' | 'days', string>>,
  count: number,
): { readonly given: NewToken; readonly errors: readonly Wrong[] } {
  const errors: Wrong[] = [];
  const named = name.trim();
  if (named === '') errors.push({ name: 'name', message: 'is required' });
  if ([...named].length > LONGEST)
    errors.push({ name: 'name', message: `must have at most ${LONGEST} characters` });
  if (named.includes('\0')) errors.push({ name: 'name', message: 'must not hold the character U+0000' });
  if (scope !== 'read' && scope !== 'all') errors.push({ name: 'scope', message: 'must be read or all' });
  if (!Object.hasOwn(LIFETIMES, days)) errors.push({ name: 'days', message: 'is not one of the choices' });
  if (count >= MOST_TOKENS)
    errors.push({ name: 'name', message: `would be one too many: revoke one of the ${MOST_TOKENS} first` });
  const given = {
    name: named,
    scope: scope === 'all' ? 'all' : 'read',
    days: days === '' ? undefined : Number(days),
  } as const;
  return { given, errors };
}

export function tokensPage(context: TokensPage): void {
  const { router, access, actor, apiTokens } = context;
  const me = (): string => actor()?.id ?? '';

  const draw = async (
    response: ExpressResponse,
    { input = { name: '', scope: 'read', days: DEFAULT }, errors = [], made }: Drawn = {},
  ): Promise<void> => {
    const now = Date.now();
    const tokens = (await apiTokens.list(me())).map((one) => ({
      id: one.id,
      name: one.name,
      prefix: one.prefix,
      scope: one.scope,
      createdAt: one.createdAt,
      expiresAt: one.expiresAt,
      isOver: one.expiresAt !== null && one.expiresAt.getTime() <= now,
      lastUsedAt: one.lastUsedAt,
      lastUsedFrom: one.lastUsedFrom,
    }));
    response.set('Cache-Control', 'no-store').status(errors.length > 0 ? 422 : 200);
    response.render('auth/tokens', {
      title: 'API tokens',
      crumbs: [{ text: 'Account', to: '/account' }, { text: 'API tokens' }],
      active: HERE,
      here: HERE,
      lifetimes: Object.entries(LIFETIMES),
      tokens,
      input,
      errors,
      made,
    });
  };

  router.get(HERE, access.signedIn(), (_request, response) => draw(response));

  router.post(HERE, access.signedIn(), freshly(context), async (request, response) => {
    const input = formInput(request, ['name', 'scope', 'days']);
    const { given, errors } = read(input, (await apiTokens.list(me())).length);
    if (errors.length > 0) return draw(response, { input, errors });
    const token = await apiTokens.make(me(), given);
    await draw(response, { made: { name: given.name, token } });
  });

  router.post(`${HERE}/:id/revoke`, access.signedIn(), async (request, response, next) => {
    formInput(request, []);
    const { id } = request.params;
    if (!isId(id) || !(await apiTokens.revoke(me(), id))) return next();
    response.redirect(303, HERE);
  });
}
