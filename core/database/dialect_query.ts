import type { Sequelize } from 'sequelize';

interface ServerError extends Error {
  code?: string;
  table?: string;
  constraint?: string;
}

/** Sequelize's inner class of one query, which sends it and turns server errors into its own. */
interface DialectQuery {
  readonly connection: { readonly connection?: { readonly stream: { destroy(): void } } };
  run(sql: string, parameters?: unknown): Promise<unknown>;
  formatError(error: ServerError, stack?: string): Error;
}
interface Dialect {
  Query: new (...given: unknown[]) => DialectQuery;
}

/** PostgreSQL 18 tells ON DELETE RESTRICT apart from NO ACTION; 15 raises 23503 for both. */
const RESTRICT_VIOLATION = '23001';
const FOREIGN_KEY_VIOLATION = '23503';

/** What the driver says when a server, silent beyond its own limits, has not answered. */
const SILENT = 'Query read timeout';

/**
 * Adapts the queries of this one Sequelize, and of no other:
 * - restrict_violation becomes ForeignKeyConstraintError, with key and table, as the older code does
 *   (`error.parent` stays the server's own error);
 * - a connection on which the server stayed silent is cut at once, so that a ROLLBACK does not wait as long again.
 */
export function adaptQueries(sequelize: Sequelize): void {
  const { dialect } = sequelize as unknown as { dialect: Dialect };
  dialect.Query = class extends dialect.Query {
    override async run(sql: string, parameters?: unknown): Promise<unknown> {
      try {
        return await super.run(sql, parameters);
      } catch (error) {
        if ((error as Error).message === SILENT) this.connection.connection?.stream.destroy();
        throw error;
      }
    }

    override formatError(error: ServerError, stack?: string): Error {
      if (error.code !== RESTRICT_VIOLATION) return super.formatError(error, stack);
      const named = Object.assign(new Error(error.message), error, { code: FOREIGN_KEY_VIOLATION });
      const { constraint: index, table } = error;
      return Object.assign(super.formatError(named, stack), { parent: error, original: error, index, table });
    }
  };
}
