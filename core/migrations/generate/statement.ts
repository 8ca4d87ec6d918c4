/** One statement on its way into a file. */
import type { Subject } from '../../schema_engine';

export interface Statement {
  readonly sql: string;
  /** The table it is mainly about. */
  readonly table: string;
  /** What it makes, changes or drops: says whose file it belongs to. */
  readonly about: readonly (Pick<Subject, 'kind' | 'table' | 'name'> & Partial<Pick<Subject, 'of'>>)[];
  /** Whose file it belongs to, where that is known. */
  readonly module?: string;
  /** What takes it back word for word, where the engine could not know: a rename. */
  readonly inverse?: string;
  /** What it shares with its neighbours where each makes sense only behind the one before: a filling, then NOT NULL. */
  readonly together?: object;
  /** Cannot be in a transaction. */
  readonly alone?: boolean;
  /** Sent again until it changes no row. */
  readonly repeat?: boolean;
}
