/** Files of records that are taken in: a filter `host:imports` says where what is known of each is kept. Plain data. */

/** `checking` and `running` are at work, or were cut off at it. */
export type ImportState = 'uploaded' | 'checking' | 'checked' | 'running' | 'stopped' | 'done';

/** One row of a file that cannot be taken in. */
export interface RefusedSample {
  /** Line of the file that it begins at. */
  readonly line: number;
  /** What the record would be called. */
  readonly name: string;
  /** Label of the field; empty where it is about the row as a whole. */
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly same: number;
  readonly refused: number;
}

/** One file on its way into one table. */
export interface ImportRun extends ImportCounts {
  readonly id: string;
  /** Who brought it; nothing for somebody without a row of their own. */
  readonly userId: string | null;
  readonly tableName: string;
  /** As it was called where it came from. */
  readonly fileName: string;
  /** What it is called on disk. */
  readonly stored: string;
  readonly bytes: number;
  readonly state: ImportState;
  /** How its columns become fields; the host reads it, nobody else need. */
  readonly plan: unknown;
  /** Rows that are through. */
  readonly position: number;
  /** As much of the file of refused rows is to be kept when it goes on. */
  readonly refusedBytes: number;
  readonly samples: readonly RefusedSample[];
  /** Why it did not go on. */
  readonly problem: string | null;
  /** Names who is at work on it. */
  readonly worker: string | null;
  readonly milliseconds: number;
  readonly updatedAt: Date;
}

export type NewImportRun = Pick<
  ImportRun,
  'userId' | 'tableName' | 'fileName' | 'stored' | 'bytes' | 'state' | 'plan'
>;
export type ImportChange = Partial<Omit<ImportRun, 'id' | 'updatedAt'>>;

/** Where runs are kept. What is asked inside a transaction joins it. */
export interface ImportRuns {
  add(run: NewImportRun): Promise<string>;
  read(id: string): Promise<ImportRun | undefined>;
  /** Reads it and keeps others from changing it until the transaction around ends. */
  hold(id: string): Promise<ImportRun | undefined>;
  change(id: string, change: ImportChange): Promise<void>;
}

/** At first nowhere. */
export interface AskedImports {
  readonly runs?: ImportRuns | undefined;
}
