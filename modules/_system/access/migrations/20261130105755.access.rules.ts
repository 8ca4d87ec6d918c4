import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261128062229.access.initial',
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "permission_groups" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "title" character varying(100) NOT NULL,
  "description" text,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "permission_groups_title_key" ON "permission_groups" USING btree ("title")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "permission_groups" IS 'ordinal-host: _system/access'`,
        // SHARE ROW EXCLUSIVE on permissions
        `CREATE TABLE "permission_groupings" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "group_id" uuid NOT NULL,
  "permission_id" uuid NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "permission_groupings_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "permission_groups" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "permission_groupings_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "permission_groupings_group_id_idx" ON "permission_groupings" USING btree ("group_id")`,
        // keeps nobody waiting
        `CREATE INDEX "permission_groupings_permission_id_idx" ON "permission_groupings" USING btree ("permission_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "permission_groupings_group_id_permission_id_key" ON "permission_groupings" USING btree ("group_id", "permission_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "permission_groupings" IS 'ordinal-host: _system/access'`,
        // SHARE ROW EXCLUSIVE on roles
        `CREATE TABLE "record_rules" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "role_id" uuid NOT NULL,
  "table" character varying(63) NOT NULL,
  "name" character varying(80) NOT NULL,
  "actions" character varying(20)[] DEFAULT '{read,create,update,delete}' NOT NULL,
  "condition" character varying(1000) NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "record_rules_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "record_rules_role_id_idx" ON "record_rules" USING btree ("role_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "record_rules_role_id_table_name_key" ON "record_rules" USING btree ("role_id", "table", "name")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "record_rules" IS 'ordinal-host: _system/access'`,
        // SHARE ROW EXCLUSIVE on roles
        `CREATE TABLE "field_rules" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "role_id" uuid NOT NULL,
  "table" character varying(63) NOT NULL,
  "field" character varying(63) NOT NULL,
  "effect" character varying(20) NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "field_rules_effect_check" CHECK ("effect" IN ('hidden', 'read-only')),
  CONSTRAINT "field_rules_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "field_rules_role_id_idx" ON "field_rules" USING btree ("role_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "field_rules_role_id_table_field_key" ON "field_rules" USING btree ("role_id", "table", "field")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "field_rules" IS 'ordinal-host: _system/access'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on roles
        `DROP TABLE "field_rules"`,
        // ACCESS EXCLUSIVE on roles
        `DROP TABLE "record_rules"`,
        // ACCESS EXCLUSIVE on permission_groups; ACCESS EXCLUSIVE on permissions
        `DROP TABLE "permission_groupings"`,
        // keeps nobody waiting
        `DROP TABLE "permission_groups"`,
      ],
    },
  ],
});
