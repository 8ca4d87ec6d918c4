/** Tables as plain data: what the definitions want, in the words of PostgreSQL. */
import type { ModelFile } from '../discover';
import type { CheckShape, EnumShape, ForeignKeyShape, IndexShape } from '../shapes';

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
  /** Extensions of PostgreSQL, by name: what follows may need their types. */
  readonly databaseExtensions: readonly string[];
  /** SQL run once after the rest, word for word. */
  readonly extraDdl: readonly string[];
}
