/** The one thing asked of a database connection here; `pg`'s client fits. Several statements may come in one text. */
export interface Connection {
  query(sql: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}
