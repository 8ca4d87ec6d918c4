import { refusal } from '../problem';

/** What the database cannot read (SQLSTATE class 22) came out of the address. */
export function refuseValues(error: unknown): never {
  const { code } = ((error as { parent?: object } | null)?.parent ?? {}) as { readonly code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('22')) throw error;
  throw refusal(
    400,
    'Parameters not understood',
    'A filter or the search holds a value that cannot be read.',
  );
}
