/** The star at the head of a page. Plain data in, plain data out. */
import type { AskedMenu, PageButton } from 'ordinal-host';
import { OWN_ADDRESS } from './addresses';

export const QUICK = '/menu/quick';

const LONGEST_TITLE = 100;
const LONGEST_ADDRESS = 500;

/** The address of a page as a quick link leads to it: without what the last form said. */
export function linkable(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://host');
  if (searchParams.has('did')) searchParams.delete('at');
  for (const said of ['did', 'saved']) searchParams.delete(said);
  const query = searchParams.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}

/** Takes the page to the quick links of whoever looks at it, or out of them again. */
export function quickButton(
  page: AskedMenu['page'],
  links: readonly { readonly address: string }[],
): PageButton[] {
  const address = linkable(page.address);
  const title = page.title.slice(0, LONGEST_TITLE);
  const fits = page.lasting && title !== '' && address.length <= LONGEST_ADDRESS && OWN_ADDRESS.test(address);
  if (!fits || address === QUICK) return [];
  const on = links.some((link) => link.address === address);
  return [
    {
      title: on ? 'Take out of quick links' : 'Add to quick links',
      icon: 'star',
      on,
      action: on ? `${QUICK}/remove` : `${QUICK}/add`,
      fields: { address, ...(on ? {} : { title }), back: page.address },
    },
  ];
}
