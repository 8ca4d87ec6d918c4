/** Who is acting, known to everything that runs for one request, command or job without being passed along. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { FieldScope, Identity, Powers, RecordAction, RecordCondition, Scopes } from '../declare';

/** What somebody may do, and where. */
export interface Acting {
  /** Nothing, where it is not said. */
  readonly powers?: Powers;
  /** Rules that narrow what the powers open; none, where it is not said. */
  readonly scopes?: Scopes | undefined;
  /** Names the request that is answered. */
  readonly requestId?: string | undefined;
}

interface Here extends Acting {
  /** Nobody in particular: a stranger. */
  readonly identity: Identity | undefined;
}

const acting = new AsyncLocalStorage<Here>();

/** Runs `work`, and all it waits for, in the name of `identity`. */
export const runAs = <T>(identity: Identity | undefined, work: () => T, as: Acting = {}): T =>
  acting.run({ ...as, identity }, work);

/** Who is acting here; `undefined` where nobody is, e.g. at start. */
export const actor = (): Identity | undefined => acting.getStore()?.identity;

/** Whether whoever is acting here holds a permission; where nobody is, nobody does. */
export const may: Powers = (permission) => acting.getStore()?.powers?.(permission) ?? false;

const NO_FIELDS: FieldScope = { hidden: new Set(), readOnly: new Set() };

/** Conditions of which a record must meet one, for whoever is acting here; nothing: every record. */
export const recordsOf = (table: string, action: RecordAction): readonly RecordCondition[] | undefined =>
  acting.getStore()?.scopes?.records(table, action);

/** The fields of a table that are kept from whoever is acting here. */
export const fieldsOf = (table: string): FieldScope => acting.getStore()?.scopes?.fields(table) ?? NO_FIELDS;

/** Names the request that is answered here, as its log lines do; `undefined` where none is. */
export const requestId = (): string | undefined => acting.getStore()?.requestId;

/** Runs `work` in the name and with the powers of whoever is acting here, under another name for the request. */
export const runNamed = <T>(name: string, work: () => T): T =>
  acting.run({ identity: undefined, ...acting.getStore(), requestId: name }, work);
