/** What the menu of a page needs to know, kept in memory for less than a second. */
import { remembered, type MenuGroup, type Models, type Remembered } from 'ordinal-host';
import { arrange, type Arranged } from './arrange';
import { readArrangement, type Arrangement, type MenuRows } from './arrangement';

type Rows = MenuRows & Pick<Models, 'UserRole' | 'MenuQuickLink'>;

/** What is known of one person. */
export interface Known {
  /** Ids. */
  readonly roles: ReadonlySet<string>;
  readonly quick: readonly { readonly address: string; readonly title: string }[];
}

export interface Memory {
  arranged(contributed: readonly MenuGroup[]): Promise<Arranged>;
  known(userId: string): Promise<Known>;
  /** @param userId of whom; nothing: the menu of all */
  forget(userId: string | null): void;
}

const MANY = 10_000;

/** @param now for tests */
export function memoryOf(rows: Rows, now = Date.now): Memory {
  // A menu that was is better than none.
  const how = { lastStands: true, now };
  const arrangement = remembered(() => readArrangement(rows), how);
  const people = new Map<string, Remembered<Known>>();
  // The contributed menu is one value for as long as the host runs: it is arranged once for each reading.
  let done: { readonly of: Arrangement; readonly menu: unknown; readonly arranged: Arranged } | undefined;
  return {
    async arranged(menu) {
      const of = await arrangement();
      if (done?.of !== of || done.menu !== menu) done = { of, menu, arranged: arrange(menu, of) };
      return done.arranged;
    },
    known(userId) {
      let ask = people.get(userId);
      if (ask === undefined) {
        if (people.size >= MANY) people.clear();
        ask = remembered(() => read(rows, userId), how);
        people.set(userId, ask);
      }
      return ask();
    },
    forget(userId) {
      if (userId === null) arrangement.forget();
      else people.get(userId)?.forget();
    },
  };
}

async function read({ UserRole, MenuQuickLink }: Rows, userId: string): Promise<Known> {
  const [roles, quick] = await Promise.all([
    UserRole.findAll({ where: { userId } }),
    MenuQuickLink.findAll({ where: { userId }, order: ['place', 'id'] }),
  ]);
  return {
    roles: new Set(roles.map(({ roleId }) => roleId)),
    quick: quick.map(({ address, title }) => ({ address, title })),
  };
}
