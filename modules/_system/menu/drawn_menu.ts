/** What the page of the menu draws: every group and link, with what can be done to each. Plain data. */
import { pathOf } from './addresses';
import type { Arranged, ArrangedEntry, ArrangedGroup } from './arrange';
import type { Done } from './done';
import { groupStep, isTarget, linkStep } from './moves';

export interface DrawnLink {
  readonly address: string;
  readonly title: string;
  readonly number: number | undefined;
  readonly icon: string;
  readonly hidden: boolean;
  /** What is said of it: `was Customers`, `only Moderator`. */
  readonly notes: readonly string[];
  readonly can: { readonly up: boolean; readonly down: boolean; readonly home: boolean };
  /** The button that is under the finger of whoever just used it. */
  readonly focus: Done['verb'] | undefined;
}

export interface DrawnGroup {
  readonly key: string;
  readonly range: string;
  readonly title: string;
  readonly hidden: boolean;
  readonly notes: readonly string[];
  /** False for the place where links stand that have none. */
  readonly isTarget: boolean;
  readonly can: { readonly up: boolean; readonly down: boolean; readonly home: boolean };
  readonly focus: Done['verb'] | undefined;
  /** How many links it has; not all are drawn where there are very many. */
  readonly count: number;
  readonly links: readonly DrawnLink[] | undefined;
}

/** Above this many links only the group that is looked at is unfolded. */
const MANY = 200;

export interface Drawing {
  readonly arranged: Arranged;
  /** Titles of roles by id. */
  readonly roles: ReadonlyMap<string, string>;
  readonly done?: Done | undefined;
  /** Key of the group that is looked at. */
  readonly open?: string | undefined;
}

export function drawnMenu({ arranged, roles, done, open }: Drawing): DrawnGroup[] {
  const isLong = arranged.groups.reduce((sum, { entries }) => sum + entries.length, 0) > MANY;
  const titleOf = new Map(arranged.groups.map(({ key, contributed }) => [key, contributed]));
  return arranged.groups.map((group): DrawnGroup => {
    const isOpen =
      !isLong || group.key === open || group.entries.some(({ entry }) => isAt(done, 'link', entry.to));
    return {
      key: group.key,
      range: group.range,
      title: nameOf(group),
      hidden: group.tier?.hidden === true,
      notes: groupNotes(group),
      isTarget: isTarget(group),
      can: {
        up: groupStep(arranged, group.key, 'up') !== undefined,
        down: groupStep(arranged, group.key, 'down') !== undefined,
        home: group.entries.some(({ link }) => typeof link?.place === 'number'),
      },
      focus: isAt(done, 'group', group.key) ? done?.verb : undefined,
      count: group.entries.length,
      links: isOpen
        ? group.entries.map((entry) => ({
            ...drawnLink(entry, group, roles, titleOf),
            can: {
              up: linkStep(arranged, entry.entry.to, 'up') !== undefined,
              down: linkStep(arranged, entry.entry.to, 'down') !== undefined,
              home: (entry.contributed?.group ?? group.key) !== group.key,
            },
            focus: isAt(done, 'link', entry.entry.to) ? done?.verb : undefined,
          }))
        : undefined,
    };
  });
}

const isAt = (done: Done | undefined, kind: Done['kind'], at: string): boolean =>
  done?.kind === kind && done.at === at;

/** What people call a group, also where it stands without a heading. */
export const nameOf = ({ title, key }: Pick<ArrangedGroup, 'title' | 'key'>): string =>
  title === '' ? key.charAt(0).toUpperCase() + key.slice(1) : title;

const groupNotes = ({ contributed, title }: ArrangedGroup): string[] => [
  ...(contributed === undefined ? ['own group'] : []),
  ...(contributed === '' && title === '' ? ['without a heading'] : []),
  ...(contributed && contributed !== title ? [`was ${contributed}`] : []),
];

function drawnLink(
  { entry, contributed, link }: ArrangedEntry,
  group: ArrangedGroup,
  roles: ReadonlyMap<string, string>,
  titleOf: ReadonlyMap<string, string | undefined>,
): Omit<DrawnLink, 'can' | 'focus'> {
  const only = (link?.limited === true ? link.roles : []).map(
    (role) => roles.get(role) ?? 'a role in the trash',
  );
  const home = contributed === undefined || contributed.group === group.key ? undefined : contributed.group;
  return {
    address: entry.to,
    title: entry.title,
    number: entry.number,
    icon: entry.icon,
    hidden: link?.hidden === true,
    notes: [
      ...(contributed === undefined ? ['own link'] : []),
      ...(contributed !== undefined && contributed.title !== entry.title ? [`was ${contributed.title}`] : []),
      ...(home === undefined ? [] : [`from ${titleOf.get(home) || home}`]),
      ...(link?.limited === true
        ? [only.length === 0 ? 'for no role' : `only ${only.sort().join(', ')}`]
        : []),
    ],
  };
}

/** Titles of what others have changed since a form was drawn. */
export function changedSince({ groups }: Arranged, drawn: number): string[] {
  return groups.flatMap((group) => [
    ...((group.tier?.revision ?? 0) > drawn ? [nameOf(group)] : []),
    ...group.entries
      .filter(({ link }) => (link?.revision ?? 0) > drawn)
      .map(({ entry }) => entry.title || pathOf(entry.to)),
  ]);
}
