/** The contract with people who write model files: types and `define` functions, no behaviour. */
export * from './registry';
export {
  array,
  bigint,
  boolean,
  date,
  datetime,
  decimal,
  enumeration,
  integer,
  json,
  money,
  raw,
  string,
  text,
  uncheckedReference,
  uuid,
} from './builders';
export { reference } from './reference';
export { authorship, BASE_FIELD_NAMES } from './base_fields';
export { baseModel, defineModel, derive } from './define_model';
export { extendModel } from './extend_model';
export {
  attributesOf,
  camel,
  deleteRule,
  enumerationLength,
  inverseName,
  pascal,
  snake,
  type Attribute,
} from './attributes';
export { freeze } from './freeze';
export type { ReferenceOptions } from './builders';
export type {
  AbstractDefinition,
  AnyDefinition,
  CreateInput,
  Definition,
  ModelSpec,
  Response,
  Row,
  UpdateInput,
} from './define_model';
export type { BoundModel, Models, Where } from './bound_model';
export type { Include } from './include';
export type { Change, Instance, NewRow, RowFor } from './instance';
export type {
  AnyField,
  DeleteRule,
  Encryptable,
  ExactField,
  Field,
  FieldKind,
  Fields,
  FieldSpec,
  HasDefault,
  IsEncrypted,
  IsHidden,
  IsReadOnly,
  IsRequired,
  IsSecret,
  MoneyField,
  NumberField,
  Reference,
  TextField,
} from './field';
export type { BaseFields, BaseOf } from './base_fields';
export type { Extension, ExtensionSpec } from './extend_model';
export type {
  ActionSpec,
  AdminHints,
  ColumnRules,
  Complaints,
  IndexSpec,
  ModelHooks,
  OwnInstance,
  WriteOptions,
} from './model_spec';
export type * from './cards';
export { defineModule, type EnvironmentSetting, type Manifest, type MenuLink } from './manifest';
export {
  defineGuard,
  type Empowering,
  type Guard,
  type GuardContext,
  type GuardPart,
  type Identifying,
} from './guard';
export {
  AS_STORED,
  defineCipher,
  encryptedColumns,
  type Cipher,
  type CipherContext,
  type CipherPart,
  type EncryptedColumn,
  type Place,
  type PlacedValue,
} from './cipher';
export {
  defineCommands,
  type CommandsPart,
  type ModuleCommand,
  type ModuleCommandContext,
  type ModuleCommandOptions,
} from './commands';
export * from './changes';
export * from './hooks';
export {
  defineView,
  type Access,
  type ExpressResponse,
  type NextFunction,
  type Request,
  type RequestHandler,
  type ShownModule,
  type ShownProject,
  type ShownTable,
  type View,
  type ViewContext,
} from './view';
export type { Identity, KeyFor, Log, Powers } from './identity';
export {
  RECORD_ACTIONS,
  type AnyWhere,
  type ConditionField,
  type Conditions,
  type FieldScope,
  type RecordAction,
  type RecordCondition,
  type Scopes,
} from './scope';
export type { AskedHistory, Revision } from './history';
export type { AskedViews, KeepingViews, SavedView } from './saved_views';
export type {
  AskedImports,
  ImportChange,
  ImportCounts,
  ImportRun,
  ImportRuns,
  ImportState,
  NewImportRun,
  RefusedSample,
} from './imports';
export type { Mail, Mailer } from './mail';
export type { AskedHelp, Helper } from './help';
export type { AskedPalette } from './palette';
export type { AskedMenu, MenuEntry, MenuGroup, PageButton, Visit } from './menu';
export { deletionModel } from './deletion_model';
export { ledgerModel, LEDGER_STATES } from './ledger_model';
export {
  defineMigration,
  isTransactional,
  type DataStep,
  type Migration,
  type MigrationSpec,
  type MigrationStep,
  type Query,
  type SqlStep,
} from './migration';
export { defineDemo, defineSeed, type Seed, type SeedContext } from './seed';
export type { CreateInputOf, CreateOf, ResponseOf, RowOf, UpdateInputOf } from './infer';
export { anywhere, op } from './op';
export { keysOf } from './keys_of';
export { remembered, type Remembered, type RememberedOptions } from './remembered';
export { addressHere, formInput, parametersOf } from './form_input';
export { notUnderstood, refusal, type RefusalFacts, type Wrong } from './refusal';
