import type { Models } from 'ordinal-host';

/** Titles of roles by id, in the order people read them. */
export async function rolesById({ Role }: Pick<Models, 'Role'>): Promise<ReadonlyMap<string, string>> {
  const roles = await Role.findAll({ order: ['title', 'id'] });
  return new Map(roles.map(({ id, title }) => [id, title]));
}
