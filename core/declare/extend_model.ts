import type { Fields } from './field';
import { freeze, frozenCopy } from './freeze';
import type { AdminHints, ColumnRules, Complaints, IndexSpec, ModelHooks, OwnInstance } from './model_spec';
import type { RowOf } from './infer';
import type { DefinitionOf, MethodsOf, ModelName, OwnFields } from './registry';

export interface Extension<out N extends string = string, out F = Fields> {
  readonly kind: 'extension';
  readonly model: N;
  readonly fields: F;
  readonly admin: AdminHints<Fields>;
  readonly indexes: readonly IndexSpec<Fields>[];
  readonly checks: Readonly<Record<string, string>>;
  readonly databaseExtensions: readonly string[];
  readonly extraDdl: readonly string[];
  readonly hooks: Readonly<Record<string, (...args: never[]) => unknown>>;
  readonly validate: ((row: never) => Readonly<Record<string, string>> | undefined) | undefined;
}

type Known = [ModelName] extends [never] ? string : ModelName;

/** The extended model's own fields; any name will do until the generated file knows the model. */
type Extended<N> = [N] extends [never] ? Fields : N extends ModelName ? OwnFields<N> : Fields;
type ExtendedMethods<N> = [N] extends [never]
  ? unknown
  : N extends ModelName
    ? MethodsOf<DefinitionOf<N>>
    : unknown;

/** `E` are the fields of the model that is extended, `M` its methods: other extensions of it are not seen from here. */
export interface ExtensionSpec<E, F, M> extends ColumnRules<E & F> {
  /** Columns to add; none for an extension that only adds rules, hooks or hints. */
  readonly fields?: F;
  readonly admin?: AdminHints<E & F>;
  readonly hooks?: ModelHooks<OwnInstance<E & F, M>>;
  /** Rules over several fields, the model's own among them; runs before every save, after the model's. */
  validate?(row: RowOf<E & F>): Complaints<E & F> | undefined;
}

/**
 * Columns, rules and hooks that this module adds to another module's model, from a file with a higher number.
 * Owned by the extending module: made after the model's table, removed with the module.
 */
export function extendModel<
  const N extends Known,
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an extension may add no fields
  F extends Fields = {},
>(model: N, spec: ExtensionSpec<Extended<N>, F, ExtendedMethods<N>>): Extension<N, F> {
  return freeze({
    kind: 'extension',
    model,
    // A new object: an extension of rules and hooks alone names no fields.
    fields: { ...spec.fields },
    admin: frozenCopy(spec.admin ?? {}),
    indexes: frozenCopy(spec.indexes ?? []),
    checks: frozenCopy(spec.checks ?? {}),
    databaseExtensions: frozenCopy(spec.databaseExtensions ?? []),
    extraDdl: frozenCopy(spec.extraDdl ?? []),
    hooks: spec.hooks ?? {},
    validate: spec.validate,
  }) as unknown as Extension<N, F>;
}
