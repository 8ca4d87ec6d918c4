import { defineGuard } from 'ordinal-host';
import { powersOver, scopesOver } from './powers';
import { rolesInMemory } from './roles_in_memory';

export default defineGuard(({ models }) => {
  const rolesOf = rolesInMemory(models);
  return {
    empowering: {
      powers: async (identity) => powersOver(await rolesOf(identity)),
      scopes: async (identity) => scopesOver(await rolesOf(identity)),
    },
  };
});
