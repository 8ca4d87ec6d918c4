/** `defineModel` and `derive`: a model as a frozen value. */
import { BASE_FIELD_NAMES, baseFields, type BaseFields, type BaseOf } from './base_fields';
import type { Fields } from './field';
import { freeze, frozenCopy } from './freeze';
import type { CreateInputOf, ResponseOf, RowOf, UpdateInputOf } from './infer';
import type { AdminHints, ColumnRules, Complaints, IndexSpec, ModelHooks, OwnInstance } from './model_spec';

export interface ModelSpec<T extends string, F, M, S extends boolean = true> extends ColumnRules<F> {
  readonly table: T;
  readonly fields: F;
  readonly admin?: AdminHints<F & BaseFields>;
  /** `false`: rows are really deleted and there is no `deletedAt`. */
  readonly softDelete?: S;
  /** `false`: its changes are not told as `records:changed`, so that no audit trail holds them. */
  readonly audit?: boolean;
  readonly methods?: M & ThisType<OwnInstance<F & BaseFields, M>>;
  readonly hooks?: ModelHooks<OwnInstance<F & BaseFields, M>>;
  /** Rules over several fields; runs before every save. */
  validate?(row: RowOf<F & BaseFields>): Complaints<F> | undefined;
}

/** What a model file exports by default. */
export interface Definition<
  out N extends string = string,
  out T extends string = string,
  out F = Fields,
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- no methods is the common case
  out M = {},
> {
  readonly kind: 'model';
  readonly name: N;
  readonly table: T;
  readonly fields: F;
  readonly methods: M;
  readonly admin: AdminHints<Fields>;
  readonly indexes: readonly IndexSpec<Fields>[];
  readonly checks: Readonly<Record<string, string>>;
  readonly databaseExtensions: readonly string[];
  readonly extraDdl: readonly string[];
  readonly softDelete: boolean;
  readonly audit: boolean;
  readonly hooks: Readonly<Record<string, (...args: never[]) => unknown>>;
  readonly validate: ((row: never) => Readonly<Record<string, string>> | undefined) | undefined;
}
export type AnyDefinition = Definition<string, string, object, object>;

/** Core's own base columns, as a definition without a table: `0_base_model.ts` gives them their place in the order. */
export interface AbstractDefinition {
  readonly kind: 'abstract';
  readonly name: string;
  readonly fields: object;
}

export const baseModel: AbstractDefinition = freeze({
  kind: 'abstract',
  name: 'Base',
  fields: baseFields(true),
});

/**
 * Declares a table, its types, schemas, pages and API in one value.
 * @param name the model's name, PascalCase singular, unique in the project
 * @param spec the table and its fields
 */
export function defineModel<
  const N extends string,
  const T extends string,
  F extends Fields,
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- no methods is the common case
  M extends object = {},
  const S extends boolean = true,
>(name: N, spec: ModelSpec<T, F, M, S>): Definition<N, T, F & BaseOf<S>, M> {
  const softDelete = spec.softDelete !== false;
  return freeze({
    kind: 'model',
    name,
    table: spec.table,
    // A field of a base column's name is kept as it was written, so that the check can name it.
    fields: baseLast({ ...baseFields(softDelete), ...spec.fields }),
    methods: spec.methods ?? {},
    admin: frozenCopy(spec.admin ?? {}),
    indexes: frozenCopy(spec.indexes ?? []),
    checks: frozenCopy(spec.checks ?? {}),
    databaseExtensions: frozenCopy(spec.databaseExtensions ?? []),
    extraDdl: frozenCopy(spec.extraDdl ?? []),
    softDelete,
    audit: spec.audit ?? true,
    hooks: spec.hooks ?? {},
    validate: spec.validate,
  }) as unknown as Definition<N, T, F & BaseOf<S>, M>;
}

/**
 * A new model made from another, which stays as it is. The base need not be registered.
 * Fields, hints, methods, hooks and checks of the base are kept and may be replaced by name.
 */
export function derive<
  BF,
  BM extends object,
  const N extends string,
  const T extends string,
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a derived model may add nothing
  F extends Fields = {},
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- no methods is the common case
  M extends object = {},
>(
  base: Definition<string, string, BF, BM>,
  name: N,
  change: ColumnRules<BF & F> & {
    readonly table: T;
    readonly fields?: F;
    readonly admin?: AdminHints<F & BF>;
    readonly methods?: M & ThisType<OwnInstance<BF & F, BM & M>>;
    readonly hooks?: ModelHooks<OwnInstance<BF & F, BM & M>>;
    validate?(row: RowOf<BF & F>): Complaints<BF & F> | undefined;
  },
): Definition<N, T, Omit<BF, keyof F> & F, BM & M> {
  return freeze({
    ...base,
    name,
    table: change.table,
    fields: baseLast({ ...base.fields, ...change.fields }),
    methods: { ...base.methods, ...change.methods },
    admin: frozenCopy({ ...base.admin, ...change.admin }),
    indexes: frozenCopy([...base.indexes, ...(change.indexes ?? [])]),
    checks: { ...base.checks, ...change.checks },
    databaseExtensions: [...base.databaseExtensions, ...(change.databaseExtensions ?? [])],
    extraDdl: [...base.extraDdl, ...(change.extraDdl ?? [])],
    hooks: { ...base.hooks, ...change.hooks },
    validate: change.validate ?? base.validate,
  }) as unknown as Definition<N, T, Omit<BF, keyof F> & F, BM & M>;
}

/** The columns every table has stay behind a model's own, in a derived model too. */
function baseLast(fields: Readonly<Record<string, unknown>>): object {
  const isBase = ([name]: [string, unknown]): boolean =>
    (BASE_FIELD_NAMES as readonly string[]).includes(name);
  const all = Object.entries(fields);
  return Object.fromEntries([...all.filter((field) => !isBase(field)), ...all.filter(isBase)]);
}

type FieldsOf<D> = D extends { readonly fields: infer F } ? F : never;
/** A stored row of a definition. */
export type Row<D> = RowOf<FieldsOf<D>>;
/** What may come from outside on create and update, and what may leave the server. */
export type CreateInput<D> = CreateInputOf<FieldsOf<D>>;
export type UpdateInput<D> = UpdateInputOf<FieldsOf<D>>;
export type Response<D> = ResponseOf<FieldsOf<D>> & { isDeleted: boolean };
