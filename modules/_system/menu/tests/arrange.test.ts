import type { MenuGroup } from 'ordinal-host';
import { arrange } from '../arrange';
import type { Arrangement, Link, Tier } from '../arrangement';
import { merged } from '../merge';
import { shownTo } from '../shown_to';

const group = (key: string, ...addresses: string[]): MenuGroup => ({
  key,
  range: '',
  title: key.toUpperCase(),
  kind: 'pages',
  entries: addresses.map((to) => ({
    to,
    title: `page ${to}`,
    number: undefined,
    icon: 'lock',
    permission: `${to}.read`,
    count: undefined,
  })),
});
const CONTRIBUTED = [group('sea', '/ships', '/berths', '/pilots'), group('land', '/cranes', '/gates')];

const tier = (id: string, given: Partial<Tier> = {}): Tier => ({
  id,
  key: null,
  title: null,
  place: null,
  hidden: false,
  revision: 0,
  ...given,
});
const link = (address: string, given: Partial<Link> = {}): Link => ({
  id: address,
  address,
  tierId: null,
  title: null,
  place: null,
  hidden: false,
  own: false,
  permission: null,
  limited: false,
  roles: [],
  revision: 0,
  ...given,
});
const of = (given: Partial<Arrangement>): Arrangement => ({ version: 1, tiers: [], links: [], ...given });

/** `SEA: page /ships, page /berths` */
const lines = (groups: readonly { title: string; entries: readonly { title: string }[] }[]): string[] =>
  groups.map(({ title, entries }) => `${title}: ${entries.map((one) => one.title).join(', ')}`);
const seen = (
  arrangement: Arrangement,
  {
    menu = CONTRIBUTED,
    may = () => true,
    roles = [],
  }: { menu?: readonly MenuGroup[]; may?: (permission: string) => boolean; roles?: string[] } = {},
): string[] => {
  const open = menu.map((one) => ({
    ...one,
    entries: one.entries.filter(({ permission }) => may(permission ?? '')),
  }));
  return lines(shownTo(arrange(menu, arrangement), { may, roles: new Set(roles), groups: open }));
};

describe('a menu that nobody has arranged', () => {
  it('is what is contributed', () => {
    expect(seen(of({}))).toEqual([
      'SEA: page /ships, page /berths, page /pilots',
      'LAND: page /cranes, page /gates',
    ]);
  });
});

describe('order', () => {
  const links = [link('/pilots', { place: 0 }), link('/ships', { place: 1 }), link('/berths', { place: 2 })];

  it('is that of the places', () => {
    expect(seen(of({ links }))[0]).toBe('SEA: page /pilots, page /ships, page /berths');
  });

  it('holds for groups as well', () => {
    const tiers = [tier('a', { key: 'land', place: 0 }), tier('b', { key: 'sea', place: 1 })];
    expect(seen(of({ tiers })).map((line) => line.slice(0, 4))).toEqual(['LAND', 'SEA:']);
  });

  it('is kept when something new is contributed, which stands behind what it comes after', () => {
    const menu = [group('sea', '/buoys', '/ships', '/rafts', '/berths', '/pilots'), group('land', '/cranes')];
    expect(seen(of({ links }), { menu })[0]).toBe(
      'SEA: page /buoys, page /pilots, page /ships, page /rafts, page /berths',
    );
  });

  it('is kept when a group is contributed later', () => {
    const tiers = [tier('a', { key: 'land', place: 0 }), tier('b', { key: 'sea', place: 1 })];
    const menu = [CONTRIBUTED[0]!, group('air', '/kites'), CONTRIBUTED[1]!];
    expect(seen(of({ tiers }), { menu }).map((line) => line.split(':')[0])).toEqual(['LAND', 'SEA', 'AIR']);
  });

  it('puts what follows what is not there any more where it would be without it', () => {
    expect(merged(['a', 'b', 'c'], (one) => (one === 'a' ? 5 : null))).toEqual(['a', 'b', 'c']);
    expect(merged(['a', 'b', 'c'], (one) => (one === 'c' ? 0 : null))).toEqual(['a', 'b', 'c']);
    expect(merged(['a', 'b', 'c'], (one) => ({ a: 1, b: null, c: 0 })[one] ?? null)).toEqual(['c', 'a', 'b']);
    expect(merged([], () => null)).toEqual([]);
  });

  it('of two with one place is the natural one', () => {
    expect(merged(['a', 'b'], () => 3)).toEqual(['a', 'b']);
  });

  it('is the same for those who may not open everything', () => {
    expect(seen(of({ links }), { may: (name) => name !== '/ships.read' })[0]).toBe(
      'SEA: page /pilots, page /berths',
    );
  });
});

describe('nesting', () => {
  const tiers = [tier('own', { title: 'Harbour' }), tier('l', { key: 'land' })];

  it('puts links into a group of its own and into contributed ones', () => {
    const links = [link('/gates', { tierId: 'own', place: 0 }), link('/ships', { tierId: 'l', place: 0 })];
    expect(seen(of({ tiers, links }))).toEqual([
      'SEA: page /berths, page /pilots',
      'LAND: page /cranes, page /ships',
      'Harbour: page /gates',
    ]);
  });

  it('leaves out a group with nothing in it, and a contributed one that was emptied', () => {
    const links = ['/cranes', '/gates'].map((address) => link(address, { tierId: 'own' }));
    expect(seen(of({ tiers: [...tiers, tier('none', { title: 'None' })], links }))).toEqual([
      'SEA: page /ships, page /berths, page /pilots',
      'Harbour: page /cranes, page /gates',
    ]);
  });

  it('leads back to where a link is contributed when its group is gone', () => {
    const gone = [tier('old', { key: 'switched-off' })];
    const links = [link('/gates', { tierId: 'old' }), link('/cranes', { tierId: 'never' })];
    expect(seen(of({ tiers: gone, links }))[1]).toBe('LAND: page /cranes, page /gates');
  });
});

describe('what is hidden', () => {
  it('is shown to nobody', () => {
    expect(seen(of({ links: [link('/berths', { hidden: true })] }))[0]).toBe(
      'SEA: page /ships, page /pilots',
    );
  });

  it('takes what lies in it along, whatever was moved there', () => {
    const tiers = [tier('s', { key: 'sea', hidden: true })];
    expect(seen(of({ tiers, links: [link('/gates', { tierId: 's' })] }))).toEqual(['LAND: page /cranes']);
  });
});

describe('roles', () => {
  const links = [
    link('/ships', { limited: true, roles: ['pilot', 'keeper'] }),
    link('/berths', { limited: true }),
  ];

  it('narrow a link to those who have one of them, and to nobody where none is chosen', () => {
    expect(seen(of({ links }), { roles: ['keeper'] })[0]).toBe('SEA: page /ships, page /pilots');
    expect(seen(of({ links }), { roles: ['cook'] })[0]).toBe('SEA: page /pilots');
  });

  it('never let anybody see what they may not open', () => {
    expect(seen(of({ links }), { roles: ['pilot'], may: (name) => name === '/pilots.read' })).toEqual([
      'SEA: page /pilots',
    ]);
  });

  it('that are left over from before do not narrow what is for everybody', () => {
    expect(seen(of({ links: [link('/ships', { roles: ['pilot'] })] }))[0]).toContain('page /ships');
  });
});

describe('titles', () => {
  it('are those that were given, and the contributed ones again where they are taken away', () => {
    const tiers = [tier('s', { key: 'sea', title: 'Water' })];
    expect(seen(of({ tiers, links: [link('/ships', { title: 'Vessels' })] }))[0]).toBe(
      'Water: Vessels, page /berths, page /pilots',
    );
    expect(seen(of({ tiers: [tier('s', { key: 'sea' })], links: [link('/ships')] }))[0]).toContain(
      'SEA: page /ships',
    );
  });
});

describe("an administrator's own links", () => {
  const tiers = [tier('l', { key: 'land' })];
  const own = (address: string, given: Partial<Link> = {}): Link =>
    link(address, { own: true, title: 'Wiki', ...given });

  it('stand where they were put, for those with their permission', () => {
    const links = [own('https://wiki.example', { tierId: 'l', place: 0, permission: 'wiki.read' })];
    expect(seen(of({ tiers, links }))[1]).toBe('LAND: page /cranes, page /gates, Wiki');
    expect(seen(of({ tiers, links }), { may: (name) => name !== 'wiki.read' })[1]).toBe(
      'LAND: page /cranes, page /gates',
    );
  });

  it('are not lost with their group', () => {
    expect(seen(of({ links: [own('/wiki')] }))[2]).toBe('More: Wiki');
  });

  it('stay where they are when a module comes to contribute the same address, and are not there twice', () => {
    const arranged = arrange(CONTRIBUTED, of({ tiers, links: [own('/ships', { tierId: 'l' })] }));
    expect(
      lines(arranged.groups.map((one) => ({ ...one, entries: one.entries.map(({ entry }) => entry) }))),
    ).toEqual(['SEA: page /berths, page /pilots', 'LAND: page /cranes, page /gates, Wiki']);
  });
});

describe('what nobody contributes any more', () => {
  it('is not shown, and not forgotten', () => {
    const tiers = [tier('air', { key: 'air', title: 'Sky' })];
    const { groups, gone } = arrange(CONTRIBUTED, of({ tiers, links: [link('/kites', { title: 'Kites' })] }));
    expect(groups.map(({ key }) => key)).toEqual(['sea', 'land']);
    expect(gone).toMatchObject({ links: [{ address: '/kites' }], tiers: [{ key: 'air' }] });
  });
});
