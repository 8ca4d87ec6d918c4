/** What INSERT and UPDATE of one row carry: encrypted on its way out, and as it was in the row in memory. */
import type { Model } from 'sequelize';
import type { Cipher } from '../declare';
import { encrypted, type EncryptedTable } from './encrypted_values';
import type { FoundRow, Statements, Values } from './statements';

export const dataOf = (row: Model | null): FoundRow =>
  (row as unknown as { readonly dataValues: FoundRow } | null)?.dataValues ?? {};

/** The values a row has in memory, put back once a statement has written over them what it returned. */
function keptIn({ fields }: EncryptedTable, row: Model | null): () => void {
  const data = dataOf(row);
  const kept = fields.flatMap(({ attribute }) =>
    data[attribute] === undefined ? [] : [[attribute, data[attribute]] as const],
  );
  return () => void Object.assign(data, Object.fromEntries(kept));
}

export function rowWrites(
  statements: Statements,
  cipher: Cipher,
  table: EncryptedTable,
): Pick<Statements, 'insert' | 'update'> {
  const sealed = async (id: unknown, values: Values): Promise<Values> =>
    (await encrypted(cipher, table, [{ id, values }]))[0] ?? values;
  return {
    async insert(row, name, values, options) {
      const restore = keptIn(table, row);
      const answer = await statements.insert(row, name, await sealed(values['id'], values), options);
      restore();
      return answer;
    },
    async update(row, name, values, where, options) {
      const restore = keptIn(table, row);
      const own = await sealed(dataOf(row)['id'], values);
      const answer = await statements.update(row, name, own, where, options);
      restore();
      return answer;
    },
  };
}
