/** Rows by COPY: the quickest way into a table, on a server. What they are is made sure of before. */
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Sequelize, Transaction } from 'sequelize';

const taking = new WeakSet<Sequelize>();

/** Says that the database behind takes COPY; PGlite's session would end with it. */
export const letCopy = (sequelize: Sequelize): void => void taking.add(sequelize);

export const takesCopies = (sequelize: Sequelize): boolean => taking.has(sequelize);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface Formatting {
  readonly dialect: {
    readonly Query: new (
      connection: unknown,
      sequelize: Sequelize,
      options: object,
    ) => { formatError(error: unknown, stack?: string): Error };
  };
}

/**
 * @param pieces of lines in PostgreSQL's text format, made as they are sent
 * @throws what Sequelize throws for the same fault of a row
 */
export async function copyIn(
  sequelize: Sequelize,
  transaction: Transaction,
  { table, columns }: { readonly table: string; readonly columns: readonly string[] },
  pieces: Iterable<Buffer>,
): Promise<void> {
  const { connection } = transaction as unknown as { readonly connection: Client };
  const sql = `COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`;
  try {
    await pipeline(pieces, connection.query(copyFrom(sql)));
  } catch (error) {
    const { Query } = (sequelize as unknown as Formatting).dialect;
    throw new Query(connection, sequelize, {}).formatError(error);
  }
}
