import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261129202415.auth.second_factor',
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "rate_limits" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "key" character varying(200) NOT NULL,
  "count" integer DEFAULT 0 NOT NULL,
  "ends_at" timestamp with time zone NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "rate_limits_key_key" ON "rate_limits" USING btree ("key")`,
        // keeps nobody waiting
        `CREATE INDEX "rate_limits_ends_at_idx" ON "rate_limits" USING btree ("ends_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "rate_limits" IS 'ordinal-host: _system/auth'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "rate_limits"`,
      ],
    },
  ],
});
