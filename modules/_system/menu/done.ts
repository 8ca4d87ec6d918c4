/** What was just done to the menu, in the address of the page that follows and in words on it. */
import { notUnderstood } from 'ordinal-host';
import type { Verb } from './arrange_command';

export interface Done {
  readonly verb: keyof typeof DONE;
  readonly kind: 'link' | 'group';
  /** Address of a link, key of a group. */
  readonly at: string;
}

/** `%` stands for the title of the link or group. */
export const TODO: Readonly<Record<Verb, string>> = {
  up: 'Move % up',
  down: 'Move % down',
  place: 'Move %',
  hide: 'Hide %',
  show: 'Show %',
  home: 'Put % back as it comes',
};

export const DONE = {
  up: '% was moved up.',
  down: '% was moved down.',
  place: '% was moved.',
  hide: '% is hidden.',
  show: '% is shown.',
  home: '% is as it comes.',
  save: '% is saved.',
  add: '% is in the menu.',
  remove: 'It was removed.',
} as const;

/** The page after something was done, at the same place. */
export const pageAfter = (here: string, { verb, kind, at }: Done): string =>
  `${here}?${new URLSearchParams({ did: verb, at: `${kind} ${at}` }).toString()}`;

const isDone = (text: string): text is Done['verb'] => Object.hasOwn(DONE, text);

/** @throws what the host answers as 400 */
export function readDone(did: string | undefined, at = ''): Done | undefined {
  if (did === undefined) return undefined;
  const [, kind, what = ''] = /^(link|group) (.+)$/.exec(at) ?? [];
  if (!isDone(did)) throw notUnderstood([{ name: 'did', message: 'is nothing that can be done here' }]);
  if (kind === undefined) throw notUnderstood([{ name: 'at', message: 'must name a link or a group' }]);
  return { verb: did, kind: kind === 'group' ? 'group' : 'link', at: what };
}
