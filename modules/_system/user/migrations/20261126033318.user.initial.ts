import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "users" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "username" character varying(50) NOT NULL,
  "display_name" character varying(100),
  "email" character varying(100),
  "password_hash" character varying(255),
  "status" character varying(20) DEFAULT 'pending' NOT NULL,
  "email_verified" boolean DEFAULT false NOT NULL,
  "last_login_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "users_status_check" CHECK ("status" IN ('pending', 'active', 'suspended', 'banned', 'deleted'))
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "users_username_key" ON "users" USING btree ("username") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `COMMENT ON TABLE "users" IS 'ordinal-host: _system/user'`,
        // keeps nobody waiting
        `CREATE TABLE "user_profiles" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "first_name" character varying(100),
  "last_name" character varying(100),
  "date_of_birth" date,
  "preferred_language" character varying(10) DEFAULT 'en' NOT NULL,
  "time_zone" character varying(50) DEFAULT 'UTC' NOT NULL,
  "avatar_url" character varying(500),
  "bio" text,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "user_profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "user_profiles_user_id_key" ON "user_profiles" USING btree ("user_id") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_profiles" IS 'ordinal-host: _system/user'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "user_profiles"`,
        // keeps nobody waiting
        `DROP TABLE "users"`,
      ],
    },
  ],
});
