import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261126033319.settings.initial',
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "import_runs" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid,
  "table_name" character varying(63) NOT NULL,
  "file_name" character varying(255) NOT NULL,
  "stored" character varying(100) NOT NULL,
  "bytes" integer NOT NULL,
  "state" character varying(20) DEFAULT 'uploaded' NOT NULL,
  "plan" jsonb NOT NULL,
  "created" integer DEFAULT 0 NOT NULL,
  "updated" integer DEFAULT 0 NOT NULL,
  "same" integer DEFAULT 0 NOT NULL,
  "refused" integer DEFAULT 0 NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  "refused_bytes" integer DEFAULT 0 NOT NULL,
  "samples" jsonb DEFAULT '[]' NOT NULL,
  "problem" text,
  "worker" uuid,
  "milliseconds" integer DEFAULT 0 NOT NULL,
  "finished_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "import_runs_state_check" CHECK ("state" IN ('uploaded', 'checking', 'checked', 'running', 'stopped', 'done')),
  CONSTRAINT "import_runs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "import_runs_user_id_idx" ON "import_runs" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE INDEX "import_runs_table_name_idx" ON "import_runs" USING btree ("table_name")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "import_runs" IS 'ordinal-host: _system/settings'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "import_runs"`,
      ],
    },
  ],
});
