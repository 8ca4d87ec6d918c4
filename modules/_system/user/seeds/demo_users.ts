import { defineDemo } from 'ordinal-host';

const PEOPLE = [
  ['ines', 'Ines Brandt'],
  ['tomas', 'Tomás Rivera'],
  ['jun', 'Jun Okafor'],
  ['grace', 'Grace Hopper'],
] as const;

/** Four colleagues who have written the demo's notes. */
export default defineDemo(async ({ models, log }) => {
  for (const [username, displayName] of PEOPLE) {
    if ((await models.User.findOne({ where: { username } })) !== null) continue;
    const user = await models.User.create({
      username,
      displayName,
      email: `${username}@ordinal.example`,
      status: 'active',
    });
    const [firstName, lastName] = displayName.split(' ');
    await models.UserProfile.create({
      userId: user.id,
      firstName: firstName ?? null,
      lastName: lastName ?? null,
    });
  }
  log(`${PEOPLE.length} users`);
});
