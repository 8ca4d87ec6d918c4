import type { ClientConfig } from 'pg';
import type { Options } from 'sequelize';
import type { Deadlines } from './deadlines';

/** Members of a `pg` configuration that Sequelize hands on only inside `dialectOptions`. */
const HANDED_ON = [
  'application_name',
  'ssl',
  'keepAlive',
  'statement_timeout',
  'query_timeout',
  'connectionTimeoutMillis',
  'idle_in_transaction_session_timeout',
  'lock_timeout',
  'options',
  'stream',
] as const satisfies readonly (keyof ClientConfig)[];

/** Writes a `pg` configuration as Sequelize options, with the pool's size and patience. */
export function sequelizeOptions(config: ClientConfig, deadlines: Deadlines, poolSize: number): Options {
  const dialectOptions: Record<string, unknown> = {};
  for (const name of HANDED_ON) if (config[name] !== undefined) dialectOptions[name] = config[name];
  return {
    dialect: 'postgres',
    logging: false,
    dialectOptions,
    ...(config.host === undefined ? {} : { host: config.host }),
    ...(config.port === undefined ? {} : { port: config.port }),
    ...(typeof config.password === 'string' ? { password: config.password } : {}),
    username: config.user ?? 'postgres',
    database: config.database ?? 'postgres',
    pool: { max: poolSize, min: 0, acquire: deadlines.acquireMs, idle: 10_000, evict: 5_000 },
  };
}
