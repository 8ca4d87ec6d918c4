import { defineSeed } from 'ordinal-host';

const ROLES = [
  ['guest', 'Guest', 'somebody who has not been let in yet'],
  ['user', 'User', 'everybody who is let in'],
  ['premium', 'Premium user', 'a user with more'],
  ['moderator', 'Moderator', 'looks after what users write'],
  ['admin', 'Administrator', 'may do everything'],
] as const;

/** The roles that the host speaks of. What they hold besides `admin` is decided in the admin area. */
export default defineSeed(async ({ models, log }) => {
  for (const [name, title, description] of ROLES) {
    if ((await models.Role.findOne({ where: { name } })) !== null) continue;
    await models.Role.create({ name, title, description, builtIn: true });
  }
  log(`${ROLES.length} roles`);
});
