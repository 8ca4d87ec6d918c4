import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261129201954.security.encryption',
  up: [
    {
      sql: [
        // SHARE on audit_logs
        `CREATE INDEX audit_logs_created_at_idx ON audit_logs USING btree (created_at)`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on audit_logs
        `DROP INDEX "audit_logs_created_at_idx"`,
      ],
    },
  ],
});
