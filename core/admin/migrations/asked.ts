/** What the address of the page about migrations asks for. */
import type { ProblemDetail } from '../problem';
import { badParameters } from '../../query';

export const MIGRATIONS_PATH = '/admin/system/migrations';

export interface MigrationsAsked {
  readonly page: number;
  /** Whose locks are measured: of all that are pending, or of the one that is named. */
  readonly plan: string | undefined;
  /** `again`: what was found before is not good enough. */
  readonly drift: '1' | 'again' | undefined;
}

export const PENDING = 'pending';

/**
 * @param names of the migrations there are files of
 * @throws a problem: 400 that names what is not understood
 */
export function readAsked(given: URLSearchParams, names: ReadonlySet<string>): MigrationsAsked {
  const [page, plan, drift] = ['page', 'plan', 'drift'].map((name) => given.get(name));
  const wrong: ProblemDetail[] = [];
  if (page != null && !/^[1-9]\d{0,5}$/.test(page))
    wrong.push({ name: 'page', message: 'must be a number from 1 on' });
  if (plan != null && plan !== PENDING && !names.has(plan))
    wrong.push({ name: 'plan', message: `names no migration: ${plan}` });
  if (drift != null && drift !== '1' && drift !== 'again')
    wrong.push({ name: 'drift', message: 'can only be 1 or again' });
  if (wrong.length > 0) throw badParameters(wrong);
  return {
    page: Number(page ?? 1),
    plan: plan ?? undefined,
    drift: drift === '1' || drift === 'again' ? drift : undefined,
  };
}

/** This page with something else asked of it; the first page is not named. */
export function askingFor({ page = 1, plan, drift }: Partial<MigrationsAsked>): string {
  const query = new URLSearchParams({
    ...(page > 1 && { page: String(page) }),
    ...(plan !== undefined && { plan }),
    ...(drift !== undefined && { drift }),
  }).toString();
  return query === '' ? MIGRATIONS_PATH : `${MIGRATIONS_PATH}?${query}`;
}
