import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "migrations" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(200) NOT NULL,
  "module" character varying(63) NOT NULL,
  "checksum" character varying(64) NOT NULL,
  "batch" integer NOT NULL,
  "state" character varying(20) NOT NULL,
  "steps_done" integer NOT NULL,
  "executed_at" timestamp with time zone NOT NULL,
  "duration_ms" integer NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "migrations_state_check" CHECK ("state" IN ('applied', 'stamped', 'running', 'reverting'))
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "migrations_name_key" ON "migrations" USING btree ("name")`,
        // keeps nobody waiting
        `CREATE INDEX "migrations_module_idx" ON "migrations" USING btree ("module")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "migrations" IS 'ordinal-host: _system/database'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "migrations"`,
      ],
    },
  ],
});
