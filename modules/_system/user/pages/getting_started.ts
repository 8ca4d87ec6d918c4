import { addressHere, formInput } from 'ordinal-host';
import type { Onboarding } from '../onboarding';
import type { OwnPages } from './own_page';

/** `POST /account/getting-started/dismiss`: the card on the first pages of the account does not come back. */
export function gettingStarted({
  router,
  access,
  me,
  onboarding,
}: OwnPages & { readonly onboarding: Onboarding }): void {
  router.post('/getting-started/dismiss', access.signedIn(), async (request, response) => {
    const { back } = formInput(request, ['back']);
    await onboarding.dismiss(me().value);
    response.redirect(303, addressHere(back, '/account/profile'));
  });
}
