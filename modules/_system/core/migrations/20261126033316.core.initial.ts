import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "core_configs" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "key" character varying(100) NOT NULL,
  "value_type" character varying(20) DEFAULT 'string' NOT NULL,
  "value" jsonb NOT NULL,
  "description" text,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "core_configs_value_type_check" CHECK ("value_type" IN ('string', 'number', 'boolean', 'json'))
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "core_configs_key_key" ON "core_configs" USING btree ("key") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `COMMENT ON TABLE "core_configs" IS 'ordinal-host: _system/core'`,
        // keeps nobody waiting
        `CREATE TABLE "system_logs" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "level" character varying(20) NOT NULL,
  "message" text NOT NULL,
  "module" character varying(63),
  "request_id" character varying(100),
  "details" jsonb,
  "occurred_at" timestamp with time zone NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "system_logs_level_check" CHECK ("level" IN ('warn', 'error', 'fatal'))
)`,
        // keeps nobody waiting
        `CREATE INDEX "system_logs_request_id_idx" ON "system_logs" USING btree ("request_id")`,
        // keeps nobody waiting
        `CREATE INDEX "system_logs_level_occurred_at_idx" ON "system_logs" USING btree ("level", "occurred_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "system_logs" IS 'ordinal-host: _system/core'`,
        // keeps nobody waiting
        `CREATE TABLE "modules" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(63) NOT NULL,
  "title" character varying(100) NOT NULL,
  "context" character varying(20) NOT NULL,
  "version" character varying(50),
  "place" integer,
  "enabled" boolean DEFAULT true NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "modules_name_key" ON "modules" USING btree ("name")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "modules" IS 'ordinal-host: _system/core'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "modules"`,
        // keeps nobody waiting
        `DROP TABLE "system_logs"`,
        // keeps nobody waiting
        `DROP TABLE "core_configs"`,
      ],
    },
  ],
});
