/** From the fields people write to the attributes and columns that are stored. The only place that knows the rules. */
import type { AnyDefinition } from './define_model';
import type { Extension } from './extend_model';
import type { AnyField, FieldSpec } from './field';

/** One stored column. `{ field: 'createdBy', attribute: 'createdById', column: 'created_by_id', spec }` */
export interface Attribute {
  /** The name in the model file. */
  readonly field: string;
  /** The name on a row. */
  readonly attribute: string;
  /** The name in the database. */
  readonly column: string;
  readonly spec: FieldSpec;
}

/** `ownerId` -> `owner_id` */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** `customer_notes` -> `customerNotes` */
export const camel = (name: string): string => name.replace(/_(.)/g, (_, c: string) => c.toUpperCase());
/** `customer_note` -> `CustomerNote` */
export const pascal = (name: string): string => camel(`_${name}`);

/** What the other side of a reference calls its rows: `given`, or `<table>By<Field>`. */
export const inverseName = (table: string, field: string, given?: string): string =>
  given ?? `${camel(table)}By${field.charAt(0).toUpperCase()}${field.slice(1)}`;

/** What happens to a row when the one it points to goes: as said, else RESTRICT if required, else SET NULL. */
export const deleteRule = (spec: FieldSpec): NonNullable<FieldSpec['onDelete']> =>
  spec.onDelete ?? (spec.required === true ? 'RESTRICT' : 'SET NULL');

function attributesOfField(field: string, spec: FieldSpec): Attribute[] {
  const attribute = spec.kind === 'reference' ? `${field}Id` : field;
  const column = spec.column ?? snake(attribute);
  const own = { field, attribute, column, spec };
  if (spec.currency === undefined) return [own];
  return [
    own,
    { field, attribute: `${field}Currency`, column: `${column}_currency`, spec: currencySpec(spec) },
  ];
}

/** The currency beside an amount: three capital letters, given whenever the amount is asked for. */
const currencySpec = (amount: FieldSpec): FieldSpec => ({
  kind: 'string',
  length: 3,
  fixed: true,
  pattern: /^[A-Z]{3}$/,
  help: 'three capital letters, such as EUR',
  default: amount.currency,
  ...(amount.required === true && { required: true }),
  ...(amount.secret === true && { secret: true }),
  ...(amount.hidden === true && { hidden: true }),
  ...(amount.readOnly === true && { readOnly: true }),
});

/** The stored columns of a definition or an extension, in the order they were written; base columns last. */
export const attributesOf = (part: AnyDefinition | Extension<string, object>): Attribute[] =>
  Object.entries(part.fields as Record<string, AnyField>).flatMap(([name, { spec }]) =>
    attributesOfField(name, spec),
  );

/** Characters an enumeration's column has: room for the longest word, and for words to come, at least 20. */
export const enumerationLength = (spec: FieldSpec): number =>
  Math.max(20, ...(spec.values ?? []).map((word) => word.length));
