import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261126033315.database.ledger',
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "database_connections" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(100) NOT NULL,
  "variable" character varying(100) NOT NULL,
  "purpose" text,
  "outcome" character varying(20) DEFAULT 'untested' NOT NULL,
  "tested_at" timestamp with time zone,
  "milliseconds" integer,
  "answer" text,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "database_connections_outcome_check" CHECK ("outcome" IN ('untested', 'reached', 'failed'))
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "database_connections_name_key" ON "database_connections" USING btree ("name") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `COMMENT ON TABLE "database_connections" IS 'ordinal-host: _system/database'`,
        // keeps nobody waiting
        `CREATE TABLE "caches" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "key" character varying(250) NOT NULL,
  "value" jsonb NOT NULL,
  "tags" character varying(100)[] NOT NULL,
  "expires_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "caches_key_key" ON "caches" USING btree ("key")`,
        // keeps nobody waiting
        `CREATE INDEX "caches_expires_at_idx" ON "caches" USING btree ("expires_at")`,
        // keeps nobody waiting
        `CREATE INDEX "caches_tags_idx" ON "caches" USING gin ("tags")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "caches" IS 'ordinal-host: _system/database'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "caches"`,
        // keeps nobody waiting
        `DROP TABLE "database_connections"`,
      ],
    },
  ],
});
