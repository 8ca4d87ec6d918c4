/** What `raw` is given, in the words that every other field is kept in, so that nothing of it is lost on the way. */
import type { ModelAttributeColumnOptions } from 'sequelize';
import type { DeleteRule, FieldSpec } from './field';

/** A type in the database's own words may bring a value of its own: then none need be given. */
const GIVES_A_VALUE = /\b(generated|default|(small|big)?serial)\b/i;

/** `'users'`, `{ model: 'users' }`, `{ model: { tableName: 'users' } }` or `{ model: User }` -> `users` */
function targetOf({ references }: ModelAttributeColumnOptions): string | undefined {
  const given: unknown = typeof references === 'string' ? references : references?.model;
  if (typeof given === 'string') return given;
  const tableName = (given as { readonly tableName?: unknown } | undefined)?.tableName;
  return typeof tableName === 'string' ? tableName : undefined;
}

/** The spec of a raw field: its options as given, and those among them that the host carries out itself. */
export function rawSpec(options: ModelAttributeColumnOptions): FieldSpec {
  const { allowNull, defaultValue, field, onDelete, type, unique } = options;
  const table = targetOf(options);
  const isGiven = typeof type === 'string' && GIVES_A_VALUE.test(type);
  return {
    kind: 'raw',
    sequelize: options,
    ...(field !== undefined && { column: field }),
    ...(unique === true && { unique: true }),
    ...(allowNull === false && !isGiven && { required: true }),
    ...(defaultValue !== undefined && defaultValue !== null && { default: defaultValue }),
    ...(table !== undefined && { table }),
    ...(table !== undefined && onDelete !== undefined && { onDelete: onDelete.toUpperCase() as DeleteRule }),
  };
}
