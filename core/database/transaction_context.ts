import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryOptions, Sequelize, Transaction, TransactionOptions } from 'sequelize';

/** The store Sequelize's own code reads and writes under the name `_cls`. */
type Store = Map<string, unknown>;
type WithTransaction = { transaction?: Transaction | null };

/**
 * A Sequelize class of which one instance is to be made: inside `sequelize.transaction(async () => ...)` a query
 * that names no transaction joins that one, and an inner `transaction()` becomes a savepoint of it instead of
 * waiting for a second connection. Sequelize keeps this context in a static member of its class; a subclass for
 * each instance keeps the transactions of two hosts in one process apart. `{ transaction: null }` opts out.
 */
export function withTransactionContext(Base: typeof Sequelize): typeof Sequelize {
  const contexts = new AsyncLocalStorage<Store>();
  const current = (): Transaction | undefined => {
    const transaction = contexts.getStore()?.get('transaction') as
      (Transaction & { finished?: string }) | undefined;
    return transaction?.finished === undefined ? transaction : undefined;
  };
  const joined = <Options extends object>(options: Options | undefined): Options & WithTransaction => {
    const given: Options & WithTransaction = { ...(options as Options) };
    const transaction = given.transaction === undefined ? current() : undefined;
    return transaction === undefined ? given : { ...given, transaction };
  };

  class HostSequelize extends Base {
    /** Read by Sequelize's models and transactions as `sequelize.constructor._cls`. */
    static readonly _cls = {
      get: (name: string) => (name === 'transaction' ? current() : contexts.getStore()?.get(name)),
      set: (name: string, value: unknown) => contexts.getStore()?.set(name, value),
    };
  }

  const { query, transaction } = Base.prototype;
  HostSequelize.prototype.query = function (this: Sequelize, sql: string, options?: QueryOptions) {
    return query.call(this, sql, joined(options) as QueryOptions);
  } as Sequelize['query'];

  type Work = (transaction: Transaction) => PromiseLike<unknown>;
  HostSequelize.prototype.transaction = function (
    this: Sequelize,
    first?: TransactionOptions | Work,
    work?: Work,
  ) {
    const options = joined(typeof first === 'function' ? undefined : first) as TransactionOptions;
    const inside = typeof first === 'function' ? first : work;
    if (inside === undefined) return transaction.call(this, options);
    return contexts.run(new Map(contexts.getStore()), () =>
      (transaction as (options: TransactionOptions, work: Work) => Promise<unknown>).call(
        this,
        options,
        inside,
      ),
    );
  } as Sequelize['transaction'];

  return HostSequelize;
}
