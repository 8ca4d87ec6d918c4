/** Rows for the compiler: one as it is stored, as it is given to be stored, and as it lies in memory. */
import type { FindOptions, InstanceUpdateOptions, Model, SaveOptions } from 'sequelize';
import type { IsEncrypted } from './field';
import type { AttributeName, CreateOf, RowOf, Stored, UpdateOf } from './infer';
import type { AllFields, DefinitionOf, MethodsOf, ModelName } from './registry';

type Currency<M extends ModelName> = Omit<RowOf<AllFields<M>>, AttributeNames<AllFields<M>>>;
type AttributeNames<F> = keyof { [K in keyof F as AttributeName<K, F[K]>]: 1 };

/** Spelled out, so that a message says `RowFor<"Customer">` and not the list of all fields. */
export type RowFor<M extends ModelName> = {
  -readonly [K in keyof AllFields<M> as AttributeName<K, AllFields<M>[K]>]: Stored<AllFields<M>[K]>;
} & Currency<M>;
export type NewRow<M extends ModelName> = CreateOf<AllFields<M>>;
export type Change<M extends ModelName> = UpdateOf<AllFields<M>>;
/** Names of what is encrypted. */
export type EncryptedIn<M extends ModelName> = {
  [K in keyof AllFields<M>]: AllFields<M>[K] extends IsEncrypted ? K : never;
}[keyof AllFields<M>];
/** Names of what a row has. */
export type AttributeOf<M extends ModelName> = keyof RowFor<M> & string;

/** A row in memory: its columns, the methods of its definition, and Sequelize's own `save`, `update`, `destroy`. */
export type Instance<M extends ModelName> = RowFor<M> & MethodsOf<DefinitionOf<M>> & RowActions<M>;

type PlainRow = Omit<
  Model,
  | 'update'
  | 'set'
  | 'get'
  | 'changed'
  | 'save'
  | 'reload'
  | 'toJSON'
  | 'isNewRecord'
  | '_attributes'
  | 'dataValues'
  | '_creationAttributes'
>;
interface RowActions<M extends ModelName> extends PlainRow {
  readonly isNewRecord: boolean;
  save(options?: SaveOptions): Promise<this>;
  update(values: Change<M>, options?: InstanceUpdateOptions): Promise<this>;
  reload(options?: FindOptions): Promise<this>;
  set(values: Change<M>): this;
  get<A extends keyof RowFor<M>>(attribute: A): RowFor<M>[A];
  changed(attribute: AttributeOf<M>): boolean;
  changed(): false | AttributeOf<M>[];
  toJSON(): RowFor<M>;
}
