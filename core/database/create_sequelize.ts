import type { Options, Sequelize } from 'sequelize';
import { letCopy } from './copy_in';
import type { Database } from './database';
import { adaptQueries } from './dialect_query';
import { nameSavepoints } from './savepoint_names';
import { withTransactionContext } from './transaction_context';

/**
 * A Sequelize on this database: its own transaction context, its own connections, and errors of PostgreSQL 15 and
 * 18 under the same names. Members of `options` win over the database's. The caller closes it before the database.
 */
export async function createSequelize(database: Database, options: Options = {}): Promise<Sequelize> {
  const { Sequelize: Base } = await import('sequelize');
  const HostSequelize = withTransactionContext(Base);
  const sequelize = new HostSequelize({ ...database.sequelizeOptions(), ...options });
  adaptQueries(sequelize);
  nameSavepoints(sequelize);
  if (database.kind === 'server') letCopy(sequelize);
  return sequelize;
}
