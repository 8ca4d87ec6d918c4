/** How the delivery of domain events stands. */
import { op, type Instance, type Models } from 'ordinal-host';

export interface Standing {
  readonly waiting: number;
  readonly dead: number;
  /** Those that failed and are not delivered, the given up first. */
  readonly failing: readonly Instance<'DomainEvent'>[];
  /** How many of them are shown at most. */
  readonly most: number;
}

const MOST = 100;

export async function readStanding({ DomainEvent: rows }: Pick<Models, 'DomainEvent'>): Promise<Standing> {
  const [waiting, dead, failing] = await Promise.all([
    rows.count({ where: { state: 'waiting' } }),
    rows.count({ where: { state: 'dead' } }),
    rows.findAll({
      where: { state: ['waiting', 'dead'], attempts: { [op.gt]: 0 } },
      order: [
        ['state', 'ASC'],
        ['position', 'ASC'],
      ],
      limit: MOST,
    }),
  ]);
  return { waiting, dead, failing, most: MOST };
}
