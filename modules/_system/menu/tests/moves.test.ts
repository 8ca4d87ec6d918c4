import type { MenuGroup } from 'ordinal-host';
import { arrange, LOST } from '../arrange';
import { changedSince, drawnMenu } from '../drawn_menu';
import { groupStep, linkStep, reordered } from '../moves';

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
    permission: undefined,
    count: undefined,
  })),
});
const own = {
  ...{ id: 'w', address: '/wiki', tierId: null, title: 'Wiki', place: null, hidden: false, own: true },
  ...{ permission: null, limited: false, roles: [], revision: 4 },
};
const tier = { id: 'e', key: null, title: 'Empty', place: null, hidden: false, revision: 7 };
const menu = arrange([group('sea', '/a', '/b', '/c'), group('land', '/d')], {
  version: 9,
  tiers: [tier],
  links: [own],
});

test('a step within a group leads before the neighbour, or behind it', () => {
  expect(linkStep(menu, '/b', 'up')).toEqual({ group: 'sea', before: '/a' });
  expect(linkStep(menu, '/a', 'down')).toEqual({ group: 'sea', before: '/c' });
  expect(linkStep(menu, '/b', 'down')).toEqual({ group: 'sea', before: undefined });
});

test('a step over the edge leads to the end of the group before, or to the beginning of the one behind', () => {
  expect(linkStep(menu, '/d', 'up')).toEqual({ group: 'sea', before: undefined });
  expect(linkStep(menu, '/c', 'down')).toEqual({ group: 'land', before: '/d' });
  expect(linkStep(menu, '/d', 'down')).toEqual({ group: 'e', before: undefined });
});

test('at either end of the menu there is no further step', () => {
  expect(linkStep(menu, '/a', 'up')).toBeUndefined();
  expect(linkStep(menu, '/nowhere', 'up')).toBeUndefined();
  expect(groupStep(menu, 'sea', 'up')).toBeUndefined();
  expect(groupStep(menu, 'e', 'down')).toBeUndefined();
});

test('a link that lost its group is led out of where such links wait, and nothing is led in', () => {
  expect(menu.groups.at(-1)?.key).toBe(LOST.key);
  expect(linkStep(menu, '/wiki', 'up')).toEqual({ group: 'e', before: undefined });
  expect(linkStep(menu, '/wiki', 'down')).toBeUndefined();
  expect(groupStep(menu, LOST.key, 'up')).toBeUndefined();
});

test('groups step before and behind each other', () => {
  expect(groupStep(menu, 'land', 'up')).toEqual({ before: 'sea' });
  expect(groupStep(menu, 'sea', 'down')).toEqual({ before: 'e' });
  expect(groupStep(menu, 'land', 'down')).toEqual({ before: undefined });
});

test('what is put before something that is not there stands at the end', () => {
  const before = (other: string) => (one: string) => one === other;
  expect(reordered(['a', 'b', 'c'], 'c', before('a'))).toEqual(['c', 'a', 'b']);
  expect(reordered(['a', 'b', 'c'], 'a', before('c'))).toEqual(['b', 'a', 'c']);
  expect(reordered(['a', 'b', 'c'], 'a', before('x'))).toEqual(['b', 'c', 'a']);
});

test('what others have changed since a form was drawn is named', () => {
  expect(changedSince(menu, 3)).toEqual(['Empty', 'Wiki']);
  expect(changedSince(menu, 4)).toEqual(['Empty']);
  expect(changedSince(menu, 7)).toEqual([]);
});

test('of a very long menu only the group that is looked at is drawn, or the one where something was done', () => {
  const many = (key: string) => group(key, ...Array.from({ length: 150 }, (_, index) => `/${key}/${index}`));
  const arranged = arrange([many('a'), many('b')], { version: 1, tiers: [], links: [] });
  const drawn = (given: object) =>
    drawnMenu({ arranged, roles: new Map(), ...given }).map(({ key, count, links }) => [
      key,
      count,
      links?.length,
    ]);
  expect(drawn({ open: 'b' })).toEqual([
    ['a', 150, undefined],
    ['b', 150, 150],
  ]);
  expect(drawn({ done: { verb: 'up', kind: 'link', at: '/a/7' } })[0]).toEqual(['a', 150, 150]);
});
