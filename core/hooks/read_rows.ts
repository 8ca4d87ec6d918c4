/** Rows as plain data, read for what is told of them. */
import type { FindOptions, Model, ModelStatic, Transaction } from 'sequelize';
import type { PlainRow } from './model_change';

/** The stored attributes of a row as plain data; what was not read is left out, and so are joined rows. */
export function plainRow(row: Model, valueOf = (name: string): unknown => row.get(name)): PlainRow {
  const names = Object.keys((row.constructor as ModelStatic<Model>).getAttributes());
  return Object.fromEntries(
    names.map((name) => [name, valueOf(name)] as const).filter(([, value]) => value !== undefined),
  );
}

/**
 * Read in a transaction past scopes and find hooks. What is encrypted and cannot be read counts as it is stored: such a row
 * can still be written over, and deleted.
 */
export async function readRows(
  model: ModelStatic<Model>,
  query: FindOptions,
  transaction: Transaction,
): Promise<PlainRow[]> {
  const rows = await model.findAll({ ...query, transaction, hooks: false, orAsStored: true } as FindOptions);
  return rows.map((row) => plainRow(row));
}

export const withIds = (ids: readonly unknown[]): FindOptions => ({
  where: { id: ids },
  paranoid: false,
});
