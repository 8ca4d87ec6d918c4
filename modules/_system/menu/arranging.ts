/** What the pages share with which the menu is arranged. */
import { notUnderstood, type ViewContext } from 'ordinal-host';
import type { MenuStore } from './desk';

export const HERE = '/admin/menu';

export interface Arranging extends Pick<ViewContext, 'router' | 'models' | 'access'> {
  readonly store: MenuStore;
}

/** @throws what the host answers as 400 */
export function versionOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw notUnderstood([{ name: 'version', message: 'must be a number' }]);
}
