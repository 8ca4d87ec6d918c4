/** `menu-cli user create`: an account made by whoever has the machine, the first administrator among them. */
import {
  refusal,
  type Instance,
  type ModuleCommand,
  type ModuleCommandContext,
  type Wrong,
} from 'ordinal-host';
import { hashPassword, passwordLink, securitySettingsOf, wrongWith } from '../auth';

type Context = Pick<ModuleCommandContext, 'models' | 'ask' | 'transaction'>;

async function roleNamed({ models }: Context, name: string): Promise<Instance<'Role'>> {
  const role = await models.Role.findOne({ where: { name } });
  if (role !== null) return role;
  const roles = await models.Role.findAll({ order: ['name'] });
  const known = roles.map((one) => one.name).join(', ');
  const ways = known === '' ? 'there are none yet: run menu-cli seed' : `there are ${known}`;
  throw refusal(422, `There is no role called ${name}; ${ways}.`);
}

/** Typed twice by whoever is there; nothing where nobody is. */
async function askPassword(
  { ask, models }: Context,
  user: Pick<Instance<'User'>, 'username' | 'email'>,
): Promise<string | undefined> {
  const password = await ask('Password: ', true);
  if (password === undefined) return undefined;
  const again = (await ask('The same once more: ', true)) ?? '';
  const { passwordLength } = await securitySettingsOf(models, {}).inForce();
  const [wrong] = wrongWith({ password, again }, user, passwordLength);
  if (wrong !== undefined) throw refusal(422, `The password ${wrong.message}.`);
  return password;
}

/** What models say against a row, in words for a terminal. */
async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { name, errors = [] } = error as {
      name?: string;
      errors?: readonly { path?: string | null; message: string }[];
    };
    if (name !== 'SequelizeValidationError' && name !== 'SequelizeUniqueConstraintError') throw error;
    const wrong = errors.map(({ path, message }): Wrong => ({ name: path ?? '', message }));
    throw refusal(422, 'The account was not made.', { errors: wrong });
  }
}

export const createUser: ModuleCommand = {
  summary: 'make an account, the first administrator among them',
  args: { '<username>': 'at least 3 characters' },
  options: {
    '--email <address>': 'where mail for them goes; taken for theirs',
    '--name <name>': 'what others see',
    '--role <role>': 'a role they get: admin, moderator, ...',
    '--link': 'print a link with which they set the password themselves, and ask for none',
  },
  examples: [
    ['menu-cli user create ada --email ada@example.com --role admin', 'asks for a password'],
    ['menu-cli user create ada --role admin --link', 'prints a link that is good once, for a day'],
  ],
  async run([username = ''], { email, name, role: roleName, link }, context) {
    const { models, address, transaction, print, json, say } = context;
    const role = typeof roleName === 'string' ? await roleNamed(context, roleName) : undefined;
    const facts = {
      username,
      email: typeof email === 'string' ? email : null,
      displayName: typeof name === 'string' ? name : null,
    };
    const user = models.User.build({ ...facts, emailVerified: facts.email !== null });
    await orRefused(() => user.validate());
    const password = link === true ? undefined : await askPassword(context, user);
    if (password !== undefined)
      user.set({
        passwordHash: await hashPassword(password),
        passwordChangedAt: new Date(),
        status: 'active',
      });
    const to = await transaction(async () => {
      await orRefused(() => user.save());
      if (role !== undefined) await models.UserRole.create({ userId: user.id, roleId: role.id });
      return password === undefined ? passwordLink(models, user.id, address) : undefined;
    });
    json({ id: user.id, username: user.username, role: role?.name ?? null, link: to ?? null });
    say(`${user.username} has an account${role === undefined ? '' : ` with the role ${role.title}`}.`);
    if (to !== undefined) {
      say('With this link they set a password, once, within a day:');
      print(to);
    }
    return 0;
  },
};
