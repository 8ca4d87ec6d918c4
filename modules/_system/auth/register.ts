/** `/register`: an account of one's own, where the host is set up to let people in. */
import { formInput, refusal, type ExpressResponse, type ViewContext, type Wrong } from 'ordinal-host';
import { DomainError, registerUser, unitOfWork, type Storage, type Verification } from '../user';
import { passwordHasher } from './passwords';
import { wrongWith } from './people';
import { placeOf } from './place';
import type { Limit, RateLimits } from './rate_limits';

export interface Register
  extends Pick<ViewContext, 'router' | 'access' | 'mailer' | 'addressOf' | 'log'>, Storage {
  readonly limits: RateLimits;
  readonly verification: Verification;
  readonly isOpen: () => Promise<boolean>;
  readonly shortest: () => Promise<number>;
}

const HERE = '/register';
const FROM_A_PLACE: Limit = { most: 10, seconds: 3_600 };

interface Told {
  readonly input?: Readonly<Record<string, string>>;
  readonly errors?: readonly Wrong[];
  readonly note?: string;
  readonly done?: boolean;
}

export function register(door: Register): void {
  const { router, access, mailer, addressOf, log, limits, verification, isOpen, shortest } = door;
  const draw = async (
    response: ExpressResponse,
    { input = {}, errors = [], note, done = false }: Told,
  ): Promise<void> => {
    const given = { title: 'New account', bare: true, input, errors, note, done, shortest: await shortest() };
    if (errors.length > 0) response.status(422);
    response.set('Cache-Control', 'no-store').render('auth/register', given);
  };
  const work = { users: unitOfWork(door), clock: { now: () => new Date() }, hasher: passwordHasher };
  const whileOpen = async (): Promise<void> => {
    if (!(await isOpen()))
      throw refusal(404, 'Nobody can register here: accounts are made by an administrator.');
  };

  /** What was wrong with it; that the address is somebody's is told to them, and to nobody else. */
  const attempt = async (
    form: { readonly username: string; readonly email: string; readonly password: string },
    base: string,
  ): Promise<readonly Wrong[]> => {
    try {
      const user = await registerUser(work, form);
      const email = user.defaultEmail;
      if (email !== undefined) await verification.ask(email.id, email.email.value, base);
      return [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const others = error.faults.filter(({ code }) => code !== 'EMAIL_TAKEN');
      if (others.length > 0) return others.map(({ field, message }) => ({ name: field, message }));
      await mailer.send({
        to: form.email.trim(),
        subject: 'You have an account already',
        text: alreadyThere(base),
      });
      return [];
    }
  };

  router.get(HERE, access.public(), async (_request, response) => {
    await whileOpen();
    await draw(response, {});
  });

  router.post(HERE, access.public(), async (request, response) => {
    await whileOpen();
    const { again, password, ...input } = formInput(request, ['username', 'email', 'password', 'again']);
    const taken = await limits.take(`registration from ${placeOf(request.ip)}`, FROM_A_PLACE);
    if (!taken.isLet) {
      response.status(429).set('Retry-After', String(taken.again));
      return draw(response, { input, note: 'Too many accounts from here. Come back in an hour.' });
    }
    const wrong = wrongWith({ password, again }, input, await shortest());
    if (wrong.length > 0) return draw(response, { input, errors: wrong });
    try {
      const errors = await attempt({ ...input, password }, addressOf(request));
      await draw(response, errors.length > 0 ? { input, errors } : { done: true, input });
    } catch (error) {
      if (error instanceof DomainError || (error as { status?: unknown }).status !== undefined) throw error;
      log.error({ err: error }, 'a mail for a new account was not sent');
      await draw(response, { input, note: 'The mail could not be sent. Try again in a while.' });
    }
  });
}

const alreadyThere = (base: string): string =>
  [
    'Somebody wanted to make an account with this address. There is one already. If it was you, sign in:',
    `${base}/login`,
    'or ask for a new password:',
    `${base}/forgot`,
    'If it was not you, there is nothing to do.',
    '',
  ].join('\n\n');
