/** What a button or a drag on the page of the menu asks for: `up link /admin/access`, `hide group system`. */
import { notUnderstood, refusal } from 'ordinal-host';
import type { Arranged, ArrangedGroup } from './arrange';
import { hideGroup, hideLink, orderAsItComes, placeGroup, placeLink, sendHome } from './carry_out';
import type { Desk } from './desk';
import { groupStep, isTarget, linkAt, linkStep, type Found } from './moves';

const VERBS = ['up', 'down', 'place', 'hide', 'show', 'home'] as const;
export type Verb = (typeof VERBS)[number];

export interface Command {
  readonly verb: Verb;
  readonly kind: 'link' | 'group';
  /** Address of a link, key of a group. */
  readonly at: string;
  /** Where to, for `place`: the group a link is put into, and what it is put before; nothing is the end. */
  readonly group: string;
  readonly before: string;
}

const isVerb = (text: string): text is Verb => VERBS.some((verb) => verb === text);

/** @throws what the host answers as 400 */
export function readCommand(said: string, group: string, before: string): Command {
  const [, verb = '', kind, at = ''] = /^([a-z]+) (link|group) (.+)$/.exec(said) ?? [];
  if (!isVerb(verb)) throw notUnderstood([{ name: 'do', message: 'is nothing that can be done here' }]);
  return { verb, kind: kind === 'group' ? 'group' : 'link', at, group, before };
}

/** @throws what the host answers as 422, where it is gone */
export function foundLink(arranged: Arranged, address: string): Found {
  const found = linkAt(arranged, address);
  if (found === undefined) throw refusal(422, `There is no link to ${address} in the menu.`);
  return found;
}

/** @throws what the host answers as 422, where it is gone */
export function foundGroup({ groups }: Arranged, key: string): ArrangedGroup {
  const found = groups.find((group) => group.key === key);
  if (found === undefined || !isTarget(found)) throw refusal(422, 'This group is not in the menu.');
  return found;
}

export async function carryOut(desk: Desk, command: Command): Promise<void> {
  return command.kind === 'link' ? withLink(desk, command) : withGroup(desk, command);
}

async function withLink(desk: Desk, { verb, at, group, before }: Command): Promise<void> {
  const found = foundLink(desk.arranged, at);
  if (verb === 'hide' || verb === 'show') return hideLink(desk, at, verb === 'hide');
  if (verb === 'home') return sendHome(desk, found);
  const place =
    verb === 'place'
      ? { group: foundGroup(desk.arranged, group).key, before }
      : linkStep(desk.arranged, at, verb);
  if (place !== undefined && place.before !== at) await placeLink(desk, found, place);
}

async function withGroup(desk: Desk, { verb, at, before }: Command): Promise<void> {
  const group = foundGroup(desk.arranged, at);
  if (verb === 'hide' || verb === 'show') return hideGroup(desk, group, verb === 'hide');
  if (verb === 'home') return orderAsItComes(desk, group);
  const step = verb === 'place' ? { before } : groupStep(desk.arranged, at, verb);
  if (step !== undefined && step.before !== at) await placeGroup(desk, group, step.before);
}
