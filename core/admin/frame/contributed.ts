/** What a project contributes to the menu: every model under its range, pages of modules, the host's own. Plain data. */
import type { MenuEntry, MenuGroup } from '../../declare';
import { isWithin, type NumberRange } from '../../numbering';
import type { AdminPage } from '../../describe';

/** A link of a module's own, from its manifest. */
export interface ModuleLink {
  readonly module: string;
  readonly title: string;
  /** Whole address. */
  readonly to: string;
  /** Needed to see it. */
  readonly permission?: string | undefined;
}

export interface Ranged<T> {
  readonly range: NumberRange | undefined;
  readonly members: readonly T[];
}

/** Things with a number under the range they fall into, in order; ranges without any are left out. */
export function byRange<T extends { readonly number: number }>(
  things: readonly T[],
  ranges: readonly NumberRange[],
): Ranged<T>[] {
  const groups = new Map<NumberRange | undefined, T[]>();
  for (const thing of things) {
    const range = ranges.find((one) => isWithin(thing.number, one));
    const group = groups.get(range);
    if (group === undefined) groups.set(range, [thing]);
    else group.push(thing);
  }
  return [...groups].map(([range, members]) => ({ range, members }));
}

export const rangeText = (range: NumberRange | undefined): string =>
  range === undefined ? '' : `${range.from}–${range.to}`;

export interface Contributing {
  readonly pages: readonly AdminPage[];
  readonly ranges: readonly NumberRange[];
  /** How many modules run. */
  readonly modules: number;
  readonly links: readonly ModuleLink[];
  /** Address of the page about oneself; nothing on a host that knows no people. */
  readonly account?: string | undefined;
  /** Whether there is a mailbox to look into. */
  readonly mailbox?: boolean;
}

/** The whole menu, whoever asks: the overview, ranges in order, the system, and what is about oneself. */
export function contributedMenu({
  pages,
  ranges,
  modules,
  links,
  account,
  mailbox = false,
}: Contributing): readonly MenuGroup[] {
  const [overview, ...system] = hostEntries(modules, pages.length, mailbox);
  return [
    { key: 'overview', range: '', title: '', kind: 'system' as const, entries: [overview] },
    ...groupsOfPages(pages, ranges, links),
    { key: 'system', range: '', title: 'System', kind: 'system' as const, entries: system },
    {
      key: 'you',
      range: '',
      title: 'You',
      kind: 'personal' as const,
      entries: account === undefined ? [] : [entry({ to: account, title: 'Account', icon: 'lock' })],
    },
  ].filter(({ entries }) => entries.length > 0);
}

const entry = (given: Partial<MenuEntry> & Pick<MenuEntry, 'to' | 'title'>): MenuEntry => ({
  number: undefined,
  icon: 'book-open',
  permission: undefined,
  count: undefined,
  ...given,
});

const entryOf = ({ title, to, permission }: ModuleLink): MenuEntry => entry({ title, to, permission });

/** A module's links stand where its first model does; those of modules without models stand first of all. */
function groupsOfPages(
  pages: readonly AdminPage[],
  ranges: readonly NumberRange[],
  links: readonly ModuleLink[],
): MenuGroup[] {
  const placeOf = new Map([...pages].reverse().map(({ module, table }) => [module, table]));
  const first = pages[0]?.table;
  return byRange(pages, ranges).map(({ range, members }): MenuGroup => {
    const tables = new Set<string | undefined>(members.map(({ table }) => table));
    const own = links.filter(({ module }) => tables.has(placeOf.get(module) ?? first));
    return {
      key: rangeText(range) || 'own',
      range: rangeText(range),
      title: range?.title ?? 'Own numbers',
      kind: 'pages',
      entries: [
        ...own.map(entryOf),
        ...members.map(({ number, plural, path, table }) =>
          entry({ number, title: plural, to: path, permission: `${table}.read` }),
        ),
      ],
    };
  });
}

const hostEntries = (modules: number, models: number, mailbox: boolean): [MenuEntry, ...MenuEntry[]] => [
  entry({ to: '/admin', title: 'Overview', icon: 'layout-dashboard', permission: 'admin.read' }),
  entry({
    to: '/admin/system/modules',
    title: 'Modules',
    icon: 'blocks',
    permission: 'system.modules.read',
    count: String(modules),
  }),
  entry({
    to: '/admin/system/models',
    title: 'Models',
    icon: 'workflow',
    permission: 'system.models.read',
    count: String(models),
  }),
  entry({
    to: '/admin/system/migrations',
    title: 'Migrations',
    icon: 'layers',
    permission: 'system.migrations.read',
  }),
  ...(mailbox
    ? [
        entry({
          to: '/admin/system/mailbox',
          title: 'Mailbox',
          icon: 'mail',
          permission: 'system.mailbox.read',
        }),
      ]
    : []),
];
