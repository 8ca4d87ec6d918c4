import type { Sequelize } from 'sequelize';

interface Named {
  readonly id: string;
  readonly parent?: Named | null;
}
interface Starting {
  startTransaction(transaction: Named, options: object): Promise<unknown>;
}

/**
 * Gives every savepoint of this one Sequelize a name of its own. Sequelize counts them anew inside each savepoint and
 * renames the outer one to the inner: `ROLLBACK TO` then goes back to the wrong place, and keeps what was to go.
 */
export function nameSavepoints(sequelize: Sequelize): void {
  const queries = sequelize.getQueryInterface() as unknown as Starting;
  const start = queries.startTransaction.bind(queries);
  let count = 0;
  queries.startTransaction = (transaction, options) => {
    const name = transaction.parent ? `${transaction.id}-sp-${String((count += 1))}` : transaction.id;
    Object.defineProperty(transaction, 'name', { get: () => name, set: () => undefined });
    return start(transaction, options);
  };
}
