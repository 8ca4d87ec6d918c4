/** `/account/two-factor`: turning the second factor on and off, recovery codes, browsers that are not asked. */
import { formInput, type ExpressResponse, type Request } from 'ordinal-host';
import { isId } from './is_id';
import { freshly } from './step_up';
import { TWO_FACTOR, twoFactorDrawing, type TwoFactorPage } from './two_factor_drawing';

export function twoFactorPage(context: TwoFactorPage): void {
  const { router, access, actor, transaction, sessions, authenticator, recoveryCodes, remembered } = context;
  const note = (request: Request, kind: string, words: string): Promise<void> =>
    context.activities.note({ userId: me(), kind, words, request });
  const me = (): string => actor()?.id ?? '';
  const draw = twoFactorDrawing(context);
  const back = (response: ExpressResponse): void => response.redirect(303, TWO_FACTOR);

  router.get(TWO_FACTOR, access.signedIn(), (request, response) => draw(request, response));

  router.post(`${TWO_FACTOR}/begin`, access.signedIn(), freshly(context), async (request, response) => {
    formInput(request, []);
    await authenticator.begin(me());
    back(response);
  });

  router.post(`${TWO_FACTOR}/confirm`, access.signedIn(), freshly(context), async (request, response) => {
    const { code } = formInput(request, ['code']);
    const codes = await transaction(async () => {
      if (!(await authenticator.confirm(me(), code))) return undefined;
      await note(request, 'two-factor-on', 'Turned on two-factor');
      return recoveryCodes.make(me());
    });
    if (codes === undefined) {
      // It may be on already, or have been begun too long ago: then the page says so by itself.
      const { is } = await authenticator.standing(me());
      if (is !== 'begun') return back(response);
      const message = 'is not the one the app shows now: look whether the clock of your phone is right';
      return draw(request, response, { errors: [{ name: 'code', message }] });
    }
    await sessions.renew(request, response);
    await sessions.endAll(me(), sessions.nameOf(request));
    await draw(request, response, { codes });
  });

  router.post(`${TWO_FACTOR}/codes`, access.signedIn(), freshly(context), async (request, response) => {
    formInput(request, []);
    if (!(await authenticator.isOn(me()))) return back(response);
    const codes = await transaction(async () => {
      await note(request, 'recovery-codes-made', 'Made new recovery codes');
      return recoveryCodes.make(me());
    });
    await draw(request, response, { codes });
  });

  router.post(`${TWO_FACTOR}/off`, access.signedIn(), freshly(context), async (request, response) => {
    formInput(request, []);
    await transaction(async () => {
      const { is } = await authenticator.standing(me());
      // What was only begun was never on.
      if ((await authenticator.off(me())) && is === 'on')
        await note(request, 'two-factor-off', 'Turned off two-factor');
    });
    back(response);
  });

  router.post(`${TWO_FACTOR}/browsers/:id/forget`, access.signedIn(), async (request, response, next) => {
    formInput(request, []);
    const { id } = request.params;
    if (!isId(id)) return next();
    await transaction(async () => {
      if (await remembered.forget(me(), id))
        await note(request, 'browser-forgotten', 'Asked to be asked for codes again in a browser');
    });
    response.redirect(303, `${TWO_FACTOR}#browsers`);
  });
}
