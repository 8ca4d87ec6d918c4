/** Complaints about fields that whoever asks does not see: said without the names of these. */
import type { ModelEntry } from '../../registry';
import type { AdminPage } from '../../describe';
import type { Wrongs } from './form_values';

const KEPT: Wrongs = { '': 'is refused because of a field that you may not see' };

/** Whether an attribute of the model is not on the pages of whoever asks. */
const isKept = ({ attributes }: ModelEntry, { fields }: AdminPage, name: string): boolean =>
  attributes.some(({ attribute }) => attribute === name) &&
  !fields.some(({ attribute, currency }) => attribute === name || currency === name);

/** What is about several fields at once would tell of the hidden one in the words at the others. */
export function onlySeen(entry: ModelEntry, page: AdminPage, wrong: Wrongs): Wrongs {
  const kept = Object.keys(wrong).filter((name) => isKept(entry, page, name));
  if (kept.length === 0) return wrong;
  const told = new Set(kept.map((name) => wrong[name]));
  const others = Object.entries(wrong).filter(([name, words]) => !kept.includes(name) && !told.has(words));
  return { ...Object.fromEntries(others), ...KEPT };
}
