/** Queries that only read, each for a while at most: what somebody waits for, beside what they came for. */
import { QueryTypes, type Sequelize } from 'sequelize';

/**
 * Runs work on one connection, in a transaction that cannot write.
 * @param ms how long each statement may take, on a server; the embedded database finishes what it has begun
 */
export const reading = <T>(sequelize: Sequelize, ms: number, work: () => Promise<T>): Promise<T> =>
  sequelize.transaction(async () => {
    await sequelize.query(
      `SELECT set_config('transaction_read_only', 'on', true), set_config('statement_timeout', :ms, true)`,
      { replacements: { ms: String(ms) }, type: QueryTypes.SELECT },
    );
    return work();
  });
