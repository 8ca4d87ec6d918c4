import { defineHooks, op, type HookContext } from 'ordinal-host';
import { EVERYTHING } from './everything';
import { ruleButton } from './keep_as_rule';
import { peers } from './peers';
import { protect } from './protect';
import { holdsOneOf, rolesOfUsers } from './roles_of_users';
import { soundRules } from './sound_rules';
import { whoCanHelp } from './who_can_help';

/** Keeps the table of permissions equal to what modules declare; the first administrator gets their role, the last one keeps it. */
export default defineHooks(({ models, actor, conditions }: HookContext) => ({
  ...protect(models, actor),
  ...soundRules(models, conditions),
  ...peers(models, actor),
  'host:ready': {
    failure: 'log',
    async run({ permissions }) {
      await models.Permission.bulkCreate(
        permissions.map((permission) => ({ ...permission })),
        { updateOnDuplicate: ['module', 'description', 'updatedAt'], conflictAttributes: ['name'] },
      );
      const names = permissions.map(({ name }) => name);
      // What has been granted stays: a module that is switched off for a while comes back as it was.
      const granted = await models.RolePermission.findAll();
      const kept = granted.map(({ permissionId }) => permissionId);
      await models.Permission.destroy({ where: { name: { [op.notIn]: names }, id: { [op.notIn]: kept } } });
    },
  },
  filters: {
    'host:menu': {
      failure: 'log',
      run: (asked) => ({ ...asked, buttons: [...asked.buttons, ...ruleButton(asked)] }),
    },
    'host:help': { failure: 'log', run: (asked) => whoCanHelp(models)(asked) },
    'user:roles': { run: (value) => rolesOfUsers(models)['user:roles'](value) },
    'auth:holds-role': async ({ userId, roles, holds }) => ({
      userId,
      roles,
      holds: holds || (await holdsOneOf(models, userId, roles)),
    }),
    'user:with-role': { run: (value) => rolesOfUsers(models)['user:with-role'](value) },
  },
  'auth:first-administrator': async ({ userId }) => {
    const role = await models.Role.findOne({ where: { name: EVERYTHING } });
    if (role === null) throw new Error(`there is no role called ${EVERYTHING}: run menu-cli seed`);
    await models.UserRole.create({ userId, roleId: role.id });
  },
}));
