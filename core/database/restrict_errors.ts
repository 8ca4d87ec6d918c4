import type { Sequelize } from 'sequelize';

interface ServerError extends Error {
  code?: string;
  detail?: string;
  table?: string;
  constraint?: string;
}

/** Sequelize's inner class of one query, which turns server errors into its own. */
interface DialectQuery {
  formatError(error: ServerError, stack?: string): Error;
}
interface Dialect {
  Query: new (...given: unknown[]) => DialectQuery;
}

/** PostgreSQL 18 tells ON DELETE RESTRICT apart from NO ACTION; 15 raises 23503 for both. */
const RESTRICT_VIOLATION = '23001';
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Makes this one Sequelize throw ForeignKeyConstraintError for restrict_violation too, naming key and table as it
 * does for the older code. `error.parent` stays the server's own error.
 */
export function mapRestrictErrors(sequelize: Sequelize): void {
  const { dialect } = sequelize as unknown as { dialect: Dialect };
  dialect.Query = class extends dialect.Query {
    override formatError(error: ServerError, stack?: string): Error {
      if (error.code !== RESTRICT_VIOLATION) return super.formatError(error, stack);
      const named = Object.assign(new Error(error.message), error, { code: FOREIGN_KEY_VIOLATION });
      const formatted = super.formatError(named, stack);
      return Object.assign(formatted, {
        parent: error,
        original: error,
        index: error.constraint,
        table: error.table,
      });
    }
  };
}
