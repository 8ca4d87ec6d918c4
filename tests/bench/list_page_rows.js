'use strict';
/** The bare handler: one query, 25 rows, as JSON or as a table. Also mounted inside the host, to weigh its layers. */
const { Pool } = require('pg');

const COLUMNS = ['id', 'name', 'status', 'email', 'phone', 'updated_at'];
const QUERY = `SELECT ${COLUMNS.join(', ')} FROM customers WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT 25`;

let pool;
const listCustomers = async () => {
  pool ??= new Pool({ connectionString: process.env.BARE_URL, max: 10 });
  return (await pool.query(QUERY)).rows;
};

const MARKS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value) => String(value ?? '').replace(/[&<>"]/g, (mark) => MARKS[mark]);
const drawCustomers = (rows) =>
  `<!doctype html><table>${rows
    .map((row) => `<tr>${COLUMNS.map((name) => `<td>${escaped(row[name])}</td>`).join('')}</tr>`)
    .join('')}</table>`;

module.exports = { listCustomers, drawCustomers };
