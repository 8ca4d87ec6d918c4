import type { Fields } from './field';
import { freeze, frozenCopy } from './freeze';
import type { AdminHints, ColumnRules, Complaints, IndexSpec, ModelHooks, OwnInstance } from './model_spec';
import type { RowOf } from './infer';
import type { ModelName } from './registry';

export interface Extension<out N extends string = string, out F = Fields> {
  readonly kind: 'extension';
  readonly model: N;
  readonly fields: F;
  readonly admin: AdminHints<Fields>;
  readonly indexes: readonly IndexSpec<Fields>[];
  readonly checks: Readonly<Record<string, string>>;
  readonly extraDdl: readonly string[];
  readonly hooks: Readonly<Record<string, (...args: never[]) => unknown>>;
  readonly validate: ((row: never) => Readonly<Record<string, string>> | undefined) | undefined;
}

type Known = [ModelName] extends [never] ? string : ModelName;

/**
 * Columns, rules and hooks that this module adds to another module's model, from a file with a higher number.
 * Owned by the extending module: made after the model's table, removed with the module.
 */
export function extendModel<const N extends Known, F extends Fields>(
  model: N,
  spec: ColumnRules<F> & {
    readonly fields: F;
    readonly admin?: AdminHints<F>;
    readonly hooks?: ModelHooks<OwnInstance<F>>;
    validate?(row: RowOf<F>): Complaints<F> | undefined;
  },
): Extension<N, F> {
  return freeze({
    kind: 'extension',
    model,
    // JavaScript may leave them out: an extension of rules and hooks alone has none.
    fields: { ...spec.fields },
    admin: frozenCopy(spec.admin ?? {}),
    indexes: frozenCopy(spec.indexes ?? []),
    checks: frozenCopy(spec.checks ?? {}),
    extraDdl: frozenCopy(spec.extraDdl ?? []),
    hooks: spec.hooks ?? {},
    validate: spec.validate,
  }) as unknown as Extension<N, F>;
}
