/** The keys there are, and how many values each of them encrypts: for the page and the command. */
import { encryptedColumns, type Models } from 'ordinal-host';
import { countUnder } from './reencrypt';

export interface KeyStanding {
  readonly id: string;
  readonly createdAt: Date;
  readonly isNewest: boolean;
  /** How many values are under it. */
  readonly values: number;
}

export interface Keys {
  /** The newest first. */
  readonly keys: readonly KeyStanding[];
  /** `two_factor_auths.secret` */
  readonly columns: readonly string[];
  /** How many values are under a key that is not the newest. */
  readonly left: number;
}

export async function readKeys(models: Models): Promise<Keys> {
  const rows = await models.EncryptionKey.findAll({
    order: [
      ['createdAt', 'DESC'],
      ['id', 'DESC'],
    ],
  });
  const keys: KeyStanding[] = [];
  for (const { id, createdAt } of rows)
    keys.push({ id, createdAt, isNewest: id === rows[0]?.id, values: await countUnder(models, id) });
  return {
    keys,
    columns: encryptedColumns(models).map(({ table, column }) => `${table}.${column}`),
    left: keys.filter(({ isNewest }) => !isNewest).reduce((sum, { values }) => sum + values, 0),
  };
}
