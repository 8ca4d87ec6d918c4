/** Input and output schemas of a model with its extensions, made when asked for and kept. */
import { Utils } from 'sequelize';
import { z } from 'zod';
import type { CreateInputOf, ResponseOf, UpdateInputOf } from '../declare';
import type { FieldSpec } from '../declare';
import type { ModelEntry, OwnedAttribute } from '../registry';
import { placed } from './issue_words';
import { surely } from './quick_checks';
import { valueSchema } from './value_schema';

/** Typed by the field types, never by zod's own inference: that is what keeps the compiler quick. */
export interface Schemas<F = Record<string, never>> {
  readonly create: z.ZodType<CreateInputOf<F>>;
  readonly update: z.ZodType<UpdateInputOf<F>>;
  readonly response: z.ZodType<ResponseOf<F> & { isDeleted: boolean }>;
}

interface Kept extends Schemas {
  /** Attribute -> schema of a stored value, null allowed where the column allows it. */
  readonly stored: ReadonlyMap<string, z.ZodType>;
}

const kept = new WeakMap<ModelEntry, Kept>();

const orNull = (spec: FieldSpec): z.ZodType =>
  spec.required === true ? valueSchema(spec) : valueSchema(spec).nullable();

function makeSchemas(entry: ModelEntry): Kept {
  const shape = (
    from: readonly OwnedAttribute[],
    wrap: (schema: z.ZodType, spec: FieldSpec) => z.ZodType,
  ): z.ZodRawShape =>
    Object.fromEntries(from.map(({ attribute, spec }) => [attribute, wrap(orNull(spec), spec)]));
  const writable = entry.attributes.filter(({ spec }) => spec.readOnly !== true);
  const shown = entry.attributes.filter(({ spec }) => spec.secret !== true && spec.hidden !== true);
  return Object.freeze({
    create: z.strictObject(
      shape(writable, (schema, spec) =>
        spec.required === true && spec.default === undefined ? schema : schema.optional(),
      ),
    ),
    update: z.strictObject(shape(writable, (schema) => schema.optional())),
    response: z.object({ ...shape(shown, (schema) => schema), isDeleted: z.boolean() }),
    stored: new Map(entry.attributes.map(({ attribute, spec }) => [attribute, orNull(spec)])),
  });
}

function schemasFor(entry: ModelEntry): Kept {
  const known = kept.get(entry) ?? makeSchemas(entry);
  kept.set(entry, known);
  return known;
}

/**
 * What may come in on create and update, and what may leave. Keyed by attribute (`createdById`); unknown members are
 * refused; read-only fields may not be sent; secret and hidden ones never leave.
 */
export const schemasOf = <F = Record<string, never>>(entry: ModelEntry): Schemas<F> =>
  schemasFor(entry) as unknown as Schemas<F>;

const sayFirst = ([first]: readonly z.core.$ZodIssue[]): string =>
  first === undefined ? 'is not allowed' : placed(first.path, first.message);

/** Says what is wrong with one value of a field; nothing where it may be stored. */
export type Check = (value: unknown) => string | undefined;

/** A check for each attribute, with the words that a form has. */
export const checksOf = (entry: ModelEntry): ReadonlyMap<string, Check> => {
  const { stored } = schemasFor(entry);
  return new Map(
    entry.attributes.map(({ attribute, spec }): [string, Check] => {
      const [schema, isSurely] = [stored.get(attribute), surely(spec)];
      return [
        attribute,
        (value) => {
          if (isSurely(value)) return undefined;
          const verdict = schema?.safeParse(value);
          return verdict?.success === false ? sayFirst(verdict.error.issues) : undefined;
        },
      ];
    }),
  );
};

/** Columns that Sequelize fills itself, later than the check runs. */
const GIVEN_LATER = new Set(['id', 'createdAt', 'updatedAt']);

/**
 * What is wrong with the values of a row about to be saved, by attribute.
 * @param only attributes to look at; all when undefined
 */
export function storedIssues(
  entry: ModelEntry,
  values: Readonly<Record<string, unknown>>,
  only: ReadonlySet<string> | undefined,
): Record<string, string> {
  const issues: Record<string, string> = {};
  for (const [attribute, schema] of schemasFor(entry).stored) {
    if (GIVEN_LATER.has(attribute) || (only !== undefined && !only.has(attribute))) continue;
    const value = values[attribute];
    // An instance may hold SQL (`sequelize.fn`): the database judges that.
    if (value instanceof Utils.SequelizeMethod) continue;
    const verdict = schema.safeParse(value ?? null);
    if (!verdict.success) issues[attribute] = value == null ? 'is required' : sayFirst(verdict.error.issues);
  }
  return issues;
}
