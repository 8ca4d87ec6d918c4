/** What the engine says, as plain data. */

/** What a fact or a change is about: `column status of customers`. */
export interface Subject {
  /** `table`, `column`, `default`, `constraint`, `index`, `type`, `view`, `function`, `comment`, ... */
  readonly kind: string;
  /** The kind of the thing itself; differs from `kind` where that is its comment. */
  readonly of: string;
  /** The table it belongs to, or its own name where it belongs to none. */
  readonly table: string;
  readonly name: string;
}

export interface Fact extends Subject {
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A reading, kept in the engine's thread under a number. */
export interface SchemaState {
  readonly state: number;
  readonly facts: readonly Fact[];
  /** What the engine has seen and cannot compare, in its words. */
  readonly unread: readonly string[];
}

export interface Action {
  readonly sql: string;
  readonly verb: 'create' | 'alter' | 'drop';
  readonly transactional: boolean;
  /** What it makes can be used only after a commit: a new value of an enumeration. */
  readonly commitsAfter: boolean;
  readonly destroysData: boolean;
  readonly touches: readonly Subject[];
}

interface Changed extends Subject {
  readonly verb: 'set';
  readonly attr: string;
  readonly from: unknown;
  readonly to: unknown;
}
interface CameOrWent extends Subject {
  readonly verb: 'add' | 'remove';
  readonly payload: Readonly<Record<string, unknown>>;
}
export type Delta = Changed | CameOrWent;
