import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "application_settings" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "key" character varying(100) NOT NULL,
  "label" character varying(100) NOT NULL,
  "setting_group" character varying(50) DEFAULT 'general' NOT NULL,
  "value" jsonb NOT NULL,
  "description" text,
  "created_by_id" uuid,
  "modified_by_id" uuid,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "application_settings_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "application_settings_modified_by_id_fkey" FOREIGN KEY ("modified_by_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "application_settings_key_key" ON "application_settings" USING btree ("key") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `CREATE INDEX "application_settings_setting_group_idx" ON "application_settings" USING btree ("setting_group")`,
        // keeps nobody waiting
        `CREATE INDEX "application_settings_created_by_id_idx" ON "application_settings" USING btree ("created_by_id")`,
        // keeps nobody waiting
        `CREATE INDEX "application_settings_modified_by_id_idx" ON "application_settings" USING btree ("modified_by_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "application_settings" IS 'ordinal-host: _system/settings'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "application_settings"`,
      ],
    },
  ],
});
