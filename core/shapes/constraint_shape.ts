/** Indexes, checks, keys and types as plain data: what the definitions want, in the words of PostgreSQL. */
import type { DeleteRule } from '../declare';

export interface IndexShape {
  readonly name: string;
  readonly unique: boolean;
  /** Column names, quoted where needed, or SQL expressions. */
  readonly parts: readonly string[];
  readonly where: string | undefined;
  readonly using: string;
  /** Holds SQL somebody wrote, so only the database can say how it reads afterwards. */
  readonly verbatim: boolean;
}

export interface CheckShape {
  readonly name: string;
  readonly sql: string;
  /** For an enumeration: its words. Otherwise the SQL is somebody's own. */
  readonly values: readonly string[] | undefined;
}

export interface ForeignKeyShape {
  readonly name: string;
  readonly column: string;
  readonly target: string;
  readonly onDelete: DeleteRule;
}

/** Native types a table needs first: `CREATE TYPE name AS ENUM (...)`. */
export interface EnumShape {
  readonly name: string;
  readonly values: readonly string[];
}
