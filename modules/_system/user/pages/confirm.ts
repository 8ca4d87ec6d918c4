import { formInput, type ViewContext } from 'ordinal-host';
import type { Verification } from '../verification';
import { refusedBy } from './entry';

/** Where the link in a mail leads: anybody may follow it, in whatever browser; the button is what does something. */
export function confirmPage({
  router,
  access,
  verification,
}: Pick<ViewContext, 'router' | 'access'> & { readonly verification: Verification }): void {
  const page = { title: 'E-mail address', bare: true };
  router.get('/confirm/:word', access.public(), async (request, response) => {
    const email = await verification.look(String(request.params['word']));
    response.set('Cache-Control', 'no-store').status(email === undefined ? 410 : 200);
    response.render('user/confirm', { ...page, email, errors: [], isDone: false });
  });
  router.post('/confirm/:word', access.public(), async (request, response) => {
    formInput(request, []);
    const word = String(request.params['word']);
    const email = await verification.look(word);
    const outcome = { isDone: false };
    const errors = await refusedBy(async () => {
      outcome.isDone = await verification.confirm(word, request);
    });
    const { isDone } = outcome;
    response.set('Cache-Control', 'no-store').status(isDone ? 200 : errors.length > 0 ? 409 : 410);
    response.render('user/confirm', { ...page, email, errors, isDone });
  });
}
