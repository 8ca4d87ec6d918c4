import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261126033320.customers.initial',
  up: [
    {
      sql: [
        // SHARE on customer_notes
        `CREATE INDEX customer_notes_created_at_idx ON customer_notes USING btree (created_at)`,
        // SHARE on customers
        `CREATE INDEX customers_created_at_idx ON customers USING btree (created_at)`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on customer_notes
        `DROP INDEX "customer_notes_created_at_idx"`,
        // ACCESS EXCLUSIVE on customers
        `DROP INDEX "customers_created_at_idx"`,
      ],
    },
  ],
});
