/** Views of lists as people keep them. */
import { op, type AskedViews, type Instance, type Models, type Wrong } from 'ordinal-host';

export const VIEWS = '/account/views';
/** Held by whoever may keep views for everybody. */
export const SHARE = 'views.share';

/** Own ones and those of others, for one list. */
const MOST_OWN = 20;
const MOST_SHOWN = 12;
const LONGEST = { title: 60, query: 2000 } as const;

type Rows = Pick<Models, 'SavedSearch'>;

/** Adds what is kept for whoever looks: their own views first, by name. */
export async function withViews({ SavedSearch }: Rows, asked: AskedViews): Promise<AskedViews> {
  const userId = asked.identity.id;
  if (userId === null) return asked;
  const { table } = asked;
  const order = ['title', 'id'];
  // Asked for apart: what many keep for everybody leaves one's own in its place.
  const [own, others] = await Promise.all([
    SavedSearch.findAll({ where: { table, userId }, order, limit: MOST_SHOWN }),
    SavedSearch.findAll({
      where: { table, shared: true, userId: { [op.ne]: userId } },
      order,
      limit: MOST_SHOWN,
    }),
  ]);
  return {
    ...asked,
    views: [
      ...asked.views,
      ...[...own, ...others]
        .slice(0, MOST_SHOWN)
        .map(({ title, query, shared }) => ({ title, query, shared })),
    ],
    keeping: { action: VIEWS, manage: VIEWS, mayShare: asked.may(SHARE) },
  };
}

export interface NewView {
  readonly table: string;
  readonly title: string;
  /** What stands behind the question mark of the list's address. */
  readonly query: string;
  readonly shared: boolean;
}

const tooLong = (name: keyof typeof LONGEST, text: string): Wrong[] =>
  text.length > LONGEST[name] ? [{ name, message: `must have at most ${LONGEST[name]} characters` }] : [];

/** What is wrong with a view that somebody wants to keep, by fields of the form. */
export async function wrongView(
  { SavedSearch }: Rows,
  userId: string,
  { table, title, query }: NewView,
): Promise<Wrong[]> {
  const name = title.trim();
  const others = await SavedSearch.findAll({ where: { userId, table } });
  const isFull = others.length >= MOST_OWN && !others.some((one) => one.title === name);
  return [
    ...(name === '' ? [{ name: 'title', message: 'is required' }] : []),
    ...(query === '' ? [{ name: 'query', message: 'shows everything; that needs no view' }] : []),
    ...tooLong('title', name),
    ...tooLong('query', query),
    ...(isFull
      ? [{ name: 'title', message: `is one too many: nobody keeps more than ${MOST_OWN} views of a list` }]
      : []),
  ];
}

/** Keeps a view in which nothing is wrong; one of the same name takes its place. */
export async function keepView({ SavedSearch }: Rows, userId: string, view: NewView): Promise<void> {
  const { table, query, shared } = view;
  const title = view.title.trim();
  const there = await SavedSearch.findOne({ where: { userId, table, title } });
  if (there === null) await SavedSearch.create({ userId, table, title, query, shared });
  else await there.update({ query, shared });
}

export const viewsOf = ({ SavedSearch }: Rows, userId: string): Promise<Instance<'SavedSearch'>[]> =>
  SavedSearch.findAll({ where: { userId }, order: ['table', 'title'] });
