import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261130111926.auth.settings',
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "authentications" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "method" character varying(20) NOT NULL,
  "first_used_at" timestamp with time zone NOT NULL,
  "last_used_at" timestamp with time zone NOT NULL,
  "uses" integer DEFAULT 0 NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "authentications_method_check" CHECK ("method" IN ('password', 'authenticator', 'recovery-code', 'remembered-browser', 'api-token', 'link')),
  CONSTRAINT "authentications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "authentications_user_id_idx" ON "authentications" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "authentications_user_id_method_key" ON "authentications" USING btree ("user_id", "method")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "authentications" IS 'ordinal-host: _system/auth'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "password_resets" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "address" character varying(254),
  "by_user_id" uuid,
  "expires_at" timestamp with time zone NOT NULL,
  "used_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "password_resets_by_user_id_fkey" FOREIGN KEY ("by_user_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "password_resets_user_id_idx" ON "password_resets" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE INDEX "password_resets_by_user_id_idx" ON "password_resets" USING btree ("by_user_id")`,
        // keeps nobody waiting
        `CREATE INDEX "password_resets_expires_at_idx" ON "password_resets" USING btree ("expires_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "password_resets" IS 'ordinal-host: _system/auth'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "password_resets"`,
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "authentications"`,
      ],
    },
  ],
});
