/** Tables as plain data: what the definitions want, in the words of PostgreSQL. */
import type { DeleteRule } from '../declare';
import type { ModelFile } from '../discover';

export interface ColumnShape {
  readonly name: string;
  /** As PostgreSQL's `format_type` writes it: `character varying(200)`. */
  readonly type: string;
  readonly notNull: boolean;
  /** SQL of the default, `undefined` where there is none. */
  readonly default: string | undefined;
  /** The type was given word for word, so only the database can say what it comes to. */
  readonly verbatim: boolean;
}

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

/** What one numbered file adds to the database: a whole table, or columns of another's. */
export interface TableStep {
  readonly file: ModelFile;
  readonly kind: 'table' | 'extension';
  readonly table: string;
  readonly columns: readonly ColumnShape[];
  readonly indexes: readonly IndexShape[];
  readonly checks: readonly CheckShape[];
  readonly foreignKeys: readonly ForeignKeyShape[];
  readonly enums: readonly EnumShape[];
  /** SQL run once after the rest, word for word. */
  readonly extraDdl: readonly string[];
}
