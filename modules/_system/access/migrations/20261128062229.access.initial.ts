import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "roles" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(50) NOT NULL,
  "title" character varying(100) NOT NULL,
  "description" text,
  "built_in" boolean DEFAULT false NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "roles_name_key" ON "roles" USING btree ("name") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `COMMENT ON TABLE "roles" IS 'ordinal-host: _system/access'`,
        // keeps nobody waiting
        `CREATE TABLE "permissions" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(150) NOT NULL,
  "module" character varying(63),
  "description" character varying(200),
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "permissions_name_key" ON "permissions" USING btree ("name")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "permissions" IS 'ordinal-host: _system/access'`,
        // keeps nobody waiting
        `CREATE TABLE "role_permissions" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "role_id" uuid NOT NULL,
  "permission_id" uuid NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "role_permissions_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "role_permissions_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "role_permissions_role_id_idx" ON "role_permissions" USING btree ("role_id")`,
        // keeps nobody waiting
        `CREATE INDEX "role_permissions_permission_id_idx" ON "role_permissions" USING btree ("permission_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "role_permissions_role_id_permission_id_key" ON "role_permissions" USING btree ("role_id", "permission_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "role_permissions" IS 'ordinal-host: _system/access'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "user_roles" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "role_id" uuid NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "user_roles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "user_roles_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "user_roles_user_id_idx" ON "user_roles" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE INDEX "user_roles_role_id_idx" ON "user_roles" USING btree ("role_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "user_roles_user_id_role_id_key" ON "user_roles" USING btree ("user_id", "role_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_roles" IS 'ordinal-host: _system/access'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users; ACCESS EXCLUSIVE on roles
        `DROP TABLE "user_roles"`,
        // ACCESS EXCLUSIVE on permissions; ACCESS EXCLUSIVE on roles
        `DROP TABLE "role_permissions"`,
        // keeps nobody waiting
        `DROP TABLE "permissions"`,
        // keeps nobody waiting
        `DROP TABLE "roles"`,
      ],
    },
  ],
});
