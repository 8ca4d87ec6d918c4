import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261128070110.security.audit',
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "encryption_keys" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "wrapped_key" text NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `COMMENT ON TABLE "encryption_keys" IS 'ordinal-host: _system/security'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "encryption_keys"`,
      ],
    },
  ],
});
