import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261126033316.core.initial',
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "deletions" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "table_name" character varying(63) NOT NULL,
  "record_id" uuid NOT NULL,
  "moved_at" timestamp with time zone NOT NULL,
  "records" integer NOT NULL,
  "taken" jsonb NOT NULL,
  "actor_id" uuid,
  "actor_name" character varying(100),
  "request_id" character varying(100),
  "restored_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE INDEX "deletions_table_name_record_id_idx" ON "deletions" USING btree ("table_name", "record_id")`,
        // keeps nobody waiting
        `CREATE INDEX "deletions_taken_idx" ON "deletions" USING gin ("taken" jsonb_path_ops)`,
        // keeps nobody waiting
        `COMMENT ON TABLE "deletions" IS 'ordinal-host: _system/core'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "deletions"`,
      ],
    },
  ],
});
