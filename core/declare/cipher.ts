/**
 * What `cipher.ts` is given and answers: how values of encrypted fields are written and read again. One module of a
 * project brings it; core knows where such values stand, and nothing of keys.
 */
import type { Models } from './bound_model';
import { freeze } from './freeze';
import type { KeyFor, Log } from './identity';
import type { ModelName } from './registry';

/** Where a value stands. It is read there and nowhere else: moved to another row or column it cannot be decrypted. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** Of the row. */
  readonly id: string;
}

/** A value, plain or encrypted, and where it stands. */
export interface PlacedValue {
  readonly value: string;
  readonly place: Place;
}

export interface Cipher {
  /**
   * What is stored in the place of values, one text for each.
   * @throws what the host answers as 503 where ENCRYPTION_KEY is not set
   */
  encrypt(values: readonly PlacedValue[]): Promise<readonly string[]>;
  /** The values themselves again. @throws an error that names the place of one that cannot be read */
  decrypt(values: readonly PlacedValue[]): Promise<readonly string[]>;
}

export interface CipherContext {
  readonly models: Models;
  readonly keyFor: KeyFor;
  readonly log: Log;
}

/** The default export of `cipher.ts`; called once, when the models are bound. */
export type CipherPart = (context: CipherContext) => Cipher;
export const defineCipher = (part: CipherPart): CipherPart => freeze(part);

/** A column with encrypted values. */
export interface EncryptedColumn extends Omit<Place, 'id'> {
  readonly model: ModelName;
  readonly attribute: string;
}

/**
 * Asked of a bound model, besides other options of a query: values of encrypted fields come and go as they are stored.
 * For whoever moves them from one key to another.
 */
export const AS_STORED = { asStored: true } as const;

interface Bound {
  readonly tableName: string;
  getAttributes(): Readonly<Record<string, { readonly field?: string; readonly encrypted?: boolean }>>;
}

/**
 * Every column that is encrypted, in loading order, as the models say.
 * @param models bound ones by name; typed as what they are, each would cost the compiler a third more
 */
export const encryptedColumns = (models: object): readonly EncryptedColumn[] =>
  Object.entries(models as Readonly<Record<string, Bound>>).flatMap(([model, bound]) =>
    Object.entries(bound.getAttributes())
      .filter(([, { encrypted }]) => encrypted === true)
      .map(([attribute, { field = attribute }]) => ({
        model: model as ModelName,
        attribute,
        table: bound.tableName,
        column: field,
      })),
  );
