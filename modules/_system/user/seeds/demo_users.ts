import { defineDemo, type Models } from 'ordinal-host';

const PEOPLE = [
  ['ines', 'Ines Brandt'],
  ['tomas', 'Tomás Rivera'],
  ['jun', 'Jun Okafor'],
  ['grace', 'Grace Hopper'],
] as const;

const TEAMS = [
  ['Harbour', 'harbour', 'Customers along the coast.', ['ines', 'tomas', 'jun']],
  ['Lighthouse', 'lighthouse', 'Whoever is on call this week.', ['grace', 'ines']],
] as const;

/** The first of each owns it. */
async function makeTeams({ Team, TeamMember, User }: Models): Promise<void> {
  for (const [name, slug, description, people] of TEAMS) {
    if ((await Team.findOne({ where: { slug } })) !== null) continue;
    const team = await Team.create({ name, slug, description });
    for (const [at, username] of people.entries()) {
      const user = await User.findOne({ where: { username } });
      const role = at === 0 ? 'owner' : 'member';
      if (user !== null) await TeamMember.create({ teamId: team.id, userId: user.id, role });
    }
  }
}

/** Four colleagues who have written the demo's notes, and the teams they are in. */
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
  await makeTeams(models);
  log(`${PEOPLE.length} users, ${TEAMS.length} teams`);
});
