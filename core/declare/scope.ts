/** Which records of a table somebody may act on, and which of its fields they see and fill in. */
import type { Wrong } from './refusal';

export type RecordAction = 'read' | 'create' | 'update' | 'delete';
export const RECORD_ACTIONS: readonly RecordAction[] = ['read', 'create', 'update', 'delete'];

/** A condition on records with what it is called where it stands in somebody's way. */
export interface RecordCondition {
  /** `Own customers (Sales)` */
  readonly name: string;
  /** In the words of a list's address: `f.status=active&f.createdBy=me`. */
  readonly text: string;
}

export interface FieldScope {
  /** Names of fields that are not there for them, on pages and in answers alike. */
  readonly hidden: ReadonlySet<string>;
  /** Names of fields that they see and do not change. */
  readonly readOnly: ReadonlySet<string>;
}

/** What rules leave of the tables that permissions open. */
export interface Scopes {
  /** Conditions of which a record must meet one; nothing: every record. */
  records(table: string, action: RecordAction): readonly RecordCondition[] | undefined;
  fields(table: string): FieldScope;
}

/** A question that goes into `where` of any model, alone or within `op.and`. */
export interface AnyWhere {
  readonly [op: symbol]: unknown;
}

export interface ConditionField {
  /** As it stands behind `f.`. */
  readonly name: string;
  readonly label: string;
  /** Whether a condition can compare it. */
  readonly comparable: boolean;
  /** Whether somebody may change it at all. */
  readonly readOnly: boolean;
}

export interface CountAsked {
  /** Whom `me` means; whoever is acting when left out. */
  readonly me?: string | null;
  /** Only this record. */
  readonly id?: string;
}

/**
 * Conditions on records in the words of a list's address: `f.status=active`, `f.amount.gte=100`, `f.customer.createdBy=me`.
 * All its parts must hold; a field that is given twice may have either value; `me` is whoever asks.
 */
export interface Conditions {
  /** The fields a condition on a table may speak of; nothing for a table that is not there. */
  fields(table: string): readonly ConditionField[] | undefined;
  /** What is wrong with a condition on the records of a table, by its parts; nothing when it can be asked. */
  wrong(table: string, text: string): readonly Wrong[];
  /**
   * The condition as a question.
   * @param me whom `me` means; whoever is acting when left out
   * @throws an Error where `wrong` answers something
   */
  where(table: string, text: string, me?: string | null): AnyWhere;
  /** The condition as people read it: `Status is active, Created by is me`. As it stands where it cannot be asked. */
  words(table: string, text: string): string;
  /**
   * How many records outside the trash meet a condition, counted up to 10,000.
   * @param text nothing for every record
   */
  count(
    table: string,
    text?: string,
    asked?: CountAsked,
  ): Promise<{ readonly count: number; readonly more: boolean }>;
}
