import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sequelize, Transaction, TransactionOptions } from 'sequelize';
import { carriedBy, endOf, refusal, type Held } from './transaction_end';

/** Where work runs: in a transaction, which was begun inside of others. */
interface Context {
  transaction: Held | undefined;
  readonly outer: Context | undefined;
}
type WithTransaction = { transaction?: Held | null };
type Work = (transaction: Transaction) => PromiseLike<unknown>;

/** The two methods as they are, without their many overloads. */
interface Originals {
  query(this: unknown, sql: string | object, options?: object): Promise<unknown>;
  transaction(this: unknown, first?: TransactionOptions | Work, work?: Work): Promise<unknown>;
}

/** The transactions a context was begun inside of, innermost first. */
function begunIn(context: Context | undefined): Held[] {
  const begun: Held[] = [];
  for (let one = context; one !== undefined; one = one.outer)
    if (one.transaction !== undefined) begun.push(one.transaction);
  return begun;
}

/** A context for a new transaction. What ended long ago is forgotten, or work that starts work would pile it up. */
function inside(outer: Context | undefined): Context {
  let live = outer;
  while (live?.transaction !== undefined && endOf(rootOf(live.transaction)) !== undefined) live = live.outer;
  return { transaction: undefined, outer: live };
}

const rootOf = (transaction: Held): Held => (transaction.parent ? rootOf(transaction.parent) : transaction);

/**
 * A Sequelize class of which one instance is to be made: inside `sequelize.transaction(async () => ...)` a query
 * that names no transaction joins that one, and an inner `transaction()` becomes a savepoint of it instead of
 * waiting for a second connection. Work that goes on after a COMMIT is in no transaction; after a ROLLBACK its queries
 * are refused, since what they belong to has not happened. Sequelize keeps this context in a static member of its
 * class; a subclass for each instance keeps the transactions of two hosts in one process apart.
 * `{ transaction: null }` opts out.
 */
export function withTransactionContext(Base: typeof Sequelize): typeof Sequelize {
  const contexts = new AsyncLocalStorage<Context>();
  const current = (): Held | undefined => carriedBy(begunIn(contexts.getStore())[0]);
  const joined = <Options extends object>(options: Options | undefined): Options & WithTransaction => {
    const given: Options & WithTransaction = { ...(options as Options) };
    const transaction = given.transaction === undefined ? current() : given.transaction;
    return transaction ? { ...given, transaction } : given;
  };
  const refused = ({ transaction }: WithTransaction): Error | undefined =>
    transaction ? refusal(transaction, begunIn(contexts.getStore())) : undefined;

  class HostSequelize extends Base {
    /** Read and written by Sequelize's models and transactions as `sequelize.constructor._cls`. */
    static readonly _cls = {
      get: (name: string) => (name === 'transaction' ? current() : undefined),
      set: (name: string, value: Held | null) => {
        const context = contexts.getStore();
        // Sequelize forgets a transaction when it ends; how it ended matters to the work it leaves behind.
        if (name === 'transaction' && value !== null && context !== undefined) context.transaction = value;
      },
    };
  }

  const { query, transaction } = Base.prototype as unknown as Originals;
  const replaced: Originals = {
    async query(sql, options) {
      const here = joined(options);
      const error = refused(here);
      if (error === undefined) return query.call(this, sql, here);
      // A savepoint that went with what is around it needs no ROLLBACK of its own, which would fail.
      if (typeof sql === 'string' && sql.startsWith('ROLLBACK TO')) return [];
      throw error;
    },
    async transaction(first, work) {
      const wanted = typeof first === 'function' ? first : work;
      const options = joined(typeof first === 'function' ? undefined : first) as TransactionOptions;
      if (wanted === undefined) return transaction.call(this, options);
      return contexts.run(inside(contexts.getStore()), () => transaction.call(this, options, wanted));
    },
  };
  Object.assign(HostSequelize.prototype, replaced);
  return HostSequelize;
}
