import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sequelize, Transaction, TransactionOptions } from 'sequelize';

/** The store Sequelize's own code reads and writes under the name `_cls`. */
type Store = Map<string, unknown>;
type WithTransaction = { transaction?: Transaction | null };
type Work = (transaction: Transaction) => PromiseLike<unknown>;

/** The two methods as they are, without their many overloads. */
interface Originals {
  query(this: unknown, sql: string | object, options?: object): Promise<unknown>;
  transaction(this: unknown, first?: TransactionOptions | Work, work?: Work): Promise<unknown>;
}

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

  const { query, transaction } = Base.prototype as unknown as Originals;
  const replaced: Originals = {
    query(sql, options) {
      return query.call(this, sql, joined(options));
    },
    transaction(first, work) {
      const inside = typeof first === 'function' ? first : work;
      const options = joined(typeof first === 'function' ? undefined : first);
      if (inside === undefined) return transaction.call(this, options);
      return contexts.run(new Map(contexts.getStore()), () => transaction.call(this, options, inside));
    },
  };
  Object.assign(HostSequelize.prototype, replaced);
  return HostSequelize;
}
