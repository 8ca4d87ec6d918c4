/** Every change and the news of it run in one transaction: the caller's, or one of their own. */
import type { Sequelize, Transaction } from 'sequelize';

type Work<T> = (transaction: Transaction) => Promise<T>;

/** The transaction around us, where the Sequelize class keeps one; `_cls` is Sequelize's own name for the place. */
const around = (sequelize: Sequelize): Transaction | undefined =>
  (
    sequelize.constructor as unknown as { readonly _cls?: { get(name: string): Transaction | undefined } }
  )._cls?.get('transaction');

/**
 * Runs work in the transaction that was handed over, or in the one around us, or in a new one. Queries of the work
 * join it without being told.
 * @param given what the caller passed as `transaction`; `null` asks for one apart from the one around us
 */
export function inTransaction<T>(
  sequelize: Sequelize,
  given: Transaction | null | undefined,
  work: Work<T>,
): Promise<T> {
  const here = around(sequelize);
  const wanted = given === undefined ? here : given;
  if (!wanted) return sequelize.transaction({ transaction: null }, work);
  // Only a transaction of its own, here a savepoint, becomes the one around the work.
  return wanted === here ? work(wanted) : behindSavepoint(sequelize, wanted, work);
}

/**
 * Runs work behind a savepoint: when it fails, the transaction is as if it had never been tried.
 * @param transaction the one to go on with afterwards
 */
export async function behindSavepoint<T>(
  sequelize: Sequelize,
  transaction: Transaction,
  work: Work<T>,
): Promise<T> {
  let inner: Transaction | undefined;
  // Sequelize leaves savepoints standing; thousands of them in one transaction exhaust the server's lock table.
  const release = async (): Promise<void> => {
    if (inner === undefined) return;
    const { name } = inner as unknown as { readonly name: string };
    // eslint-disable-next-line no-restricted-syntax -- the name is Sequelize's own, and RELEASE takes no value
    await sequelize.query(`RELEASE SAVEPOINT "${name}"`, { transaction });
  };
  try {
    const answer = await sequelize.transaction({ transaction }, (savepoint) => work((inner = savepoint)));
    await release();
    return answer;
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}
