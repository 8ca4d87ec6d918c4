/** What happened to one record: a filter `host:history` adds what is written down somewhere. Plain data. */
import type { FieldChange, RecordChange } from './changes';

/** One change of a record. */
export interface Revision {
  readonly id: string;
  /** 1 for the first that is known. */
  readonly version: number;
  readonly at: Date;
  readonly action: RecordChange['action'];
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly requestId: string | null;
  /** Old and new values as JSON holds them, by attribute; what nobody may be shown is `CONCEALED`. */
  readonly changes: Readonly<Record<string, FieldChange>>;
}

/** The history of one record on its way to being drawn. Whoever asks has made sure that the record may be seen. */
export interface AskedHistory {
  readonly table: string;
  readonly recordId: string;
  /** Which part of it: those before a revision, those after one, or only one; by id. Left out: from the newest on. */
  readonly part?: { readonly of: 'before' | 'after' | 'only'; readonly revision: string };
  /** So many at most. */
  readonly limit: number;
  /** Newest first; at first none. */
  readonly revisions: readonly Revision[];
  /** How many there are in all; at first undefined: nobody writes any down. */
  readonly total: number | undefined;
}
