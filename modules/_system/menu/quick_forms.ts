/** What can be done to one's quick links: add, move, remove. */
import {
  addressHere,
  formInput,
  notUnderstood,
  type ExpressResponse,
  type ViewContext,
  type Wrong,
} from 'ordinal-host';
import { OWN_ADDRESS } from './addresses';
import { QUICK } from './quick_button';
import { MOST, type QuickLinks } from './quick_links';

/** What the page of quick links is drawn around. */
export interface Shown {
  readonly form: { readonly title: string; readonly address: string };
  readonly errors: readonly Wrong[];
  /** The link that was just moved, and how. */
  readonly at?: string | undefined;
  readonly did?: string | undefined;
}

interface Forms extends Pick<ViewContext, 'router' | 'access'> {
  readonly quick: QuickLinks;
  /** Id of whoever acts. */
  readonly me: () => string;
  readonly draw: (response: ExpressResponse, shown: Shown) => Promise<void>;
}

export function quickForms({ router, access, quick, me, draw }: Forms): void {
  router.post(`${QUICK}/add`, access.signedIn(), async (request, response) => {
    const { title, address, back } = formInput(request, ['title', 'address', 'back']);
    const errors = wrongIn(title.trim(), address.trim());
    if (
      errors.length === 0 &&
      (await quick.add(me(), { title: title.trim(), address: address.trim() })) === 'full'
    )
      errors.push({ name: 'address', message: `finds no room: there are ${MOST} links already` });
    if (errors.length > 0) {
      response.status(422);
      return draw(response, { form: { title, address }, errors });
    }
    response.redirect(303, addressHere(back, QUICK));
  });

  router.post(`${QUICK}/remove`, access.signedIn(), async (request, response) => {
    const { address, back } = formInput(request, ['address', 'back']);
    await quick.remove(me(), address);
    response.redirect(303, addressHere(back, QUICK));
  });

  router.post(`${QUICK}/move`, access.signedIn(), async (request, response) => {
    const { do: said } = formInput(request, ['do']);
    const [, way, address = ''] = /^(up|down) (.+)$/.exec(said) ?? [];
    if (way === undefined) throw notUnderstood([{ name: 'do', message: 'is nothing that can be done here' }]);
    await quick.step(me(), address, way === 'up' ? 'up' : 'down');
    response.redirect(303, `${QUICK}?${new URLSearchParams({ did: way, at: address }).toString()}`);
  });
}

function wrongIn(title: string, address: string): Wrong[] {
  const errors: Wrong[] = [];
  if (title === '') errors.push({ name: 'title', message: 'is required' });
  if (title.length > 100) errors.push({ name: 'title', message: 'must have at most 100 characters' });
  if (!OWN_ADDRESS.test(address))
    errors.push({ name: 'address', message: 'must begin with /, as pages of this site do' });
  if (address.length > 500) errors.push({ name: 'address', message: 'must have at most 500 characters' });
  return errors;
}
