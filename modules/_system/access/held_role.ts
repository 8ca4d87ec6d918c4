/** A role as it decides: plain data. */
import type { RecordAction } from 'ordinal-host';

export interface RecordRuleFacts {
  readonly id: string;
  readonly table: string;
  readonly name: string;
  readonly actions: ReadonlySet<RecordAction>;
  readonly condition: string;
}

export interface FieldRuleFacts {
  readonly table: string;
  readonly field: string;
  readonly effect: 'hidden' | 'read-only';
}

export interface HeldRole {
  readonly title: string;
  /** Holds every permission, and no rule narrows it. */
  readonly everything: boolean;
  /** Names of the permissions it grants. */
  readonly holds: ReadonlySet<string>;
  readonly records: readonly RecordRuleFacts[];
  readonly fields: readonly FieldRuleFacts[];
}
