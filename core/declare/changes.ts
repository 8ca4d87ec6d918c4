/** What happened to records, as it is told of every model. */

/** What stands in the place of a value that nobody may be shown. */
export const CONCEALED = '(concealed)';

/** Old and new value of one attribute; `null` where there was or is none. */
export interface FieldChange {
  readonly from: unknown;
  readonly to: unknown;
}

/** One record that was changed, whatever its model. Values of secret, hidden and encrypted fields are `CONCEALED`. */
export interface RecordChange {
  readonly id: string;
  /** Into the trash is `delete`, back from it `restore`. */
  readonly action: 'create' | 'update' | 'delete' | 'restore';
  /** What is another value now, by attribute; without `id` and `updatedAt`. */
  readonly fields: Readonly<Record<string, FieldChange>>;
  /** As it now is; of a record that is gone: as it last was. */
  readonly row: Readonly<Record<string, unknown>>;
}
