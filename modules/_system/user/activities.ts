/** What somebody did with their account, written down for themselves. In the transaction around, as everything is. */
import { op, type Instance, type Models, type Request } from 'ordinal-host';
import { browserName } from './browser_name';

export interface Done {
  readonly userId: string;
  /** A few words that stay the same: `password-changed`. */
  readonly kind: string;
  /** A sentence for the person. What was typed may stand in it. */
  readonly words: string;
  /** What they sent. Nothing where somebody else did it: where that is, is not theirs to know. */
  readonly request?: Pick<Request, 'ip' | 'headers'> | undefined;
}

export interface Activities {
  /** Also drops what is older than a year of the same person: one delete by an index. */
  note(done: Done): Promise<void>;
  /** Newest first. @param page from 1 */
  page(userId: string, page: number): Promise<ActivityPage>;
  /** Drops what is older than a year, of everybody; answers how many. */
  sweep(): Promise<number>;
}

export interface ActivityPage {
  readonly rows: readonly Instance<'UserActivity'>[];
  readonly hasMore: boolean;
}

const KEPT = 365 * 24 * 3_600_000;
const ON_A_PAGE = 50;
const MOST = { words: 200, address: 45, agent: 100 };

/** Characters, not halves of them. */
const cut = (text: string, most: number): string => {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
};

/** @param now for tests */
export function activitiesOf(
  { UserActivity: rows }: Pick<Models, 'UserActivity'>,
  now = Date.now,
): Activities {
  const old = () => ({ [op.lt]: new Date(now() - KEPT) });
  return {
    async note({ userId, kind, words, request }) {
      const agent = request?.headers['user-agent'];
      await rows.destroy({ where: { userId, createdAt: old() } });
      await rows.create({
        userId,
        kind,
        words: cut(words, MOST.words),
        address: request?.ip?.slice(0, MOST.address) ?? null,
        agent: request === undefined ? null : cut(browserName(agent ?? null), MOST.agent),
        createdAt: new Date(now()),
      });
    },
    async page(userId, page) {
      const found = await rows.findAll({
        where: { userId },
        order: [
          ['createdAt', 'DESC'],
          ['id', 'DESC'],
        ],
        offset: (page - 1) * ON_A_PAGE,
        limit: ON_A_PAGE + 1,
      });
      return { rows: found.slice(0, ON_A_PAGE), hasMore: found.length > ON_A_PAGE };
    },
    sweep: () => rows.destroy({ where: { createdAt: old() } }),
  };
}
