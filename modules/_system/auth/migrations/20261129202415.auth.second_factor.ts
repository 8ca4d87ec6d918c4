import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261128062228.auth.initial',
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "two_factor_auths" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "secret" text NOT NULL,
  "confirmed_at" timestamp with time zone,
  "last_step" bigint DEFAULT '0' NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "two_factor_auths_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "two_factor_auths_user_id_key" ON "two_factor_auths" USING btree ("user_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "two_factor_auths" IS 'ordinal-host: _system/auth'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "remembered_devices" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "token_hash" character varying(64) NOT NULL,
  "browser" character varying(100) NOT NULL,
  "last_used_at" timestamp with time zone NOT NULL,
  "expires_at" timestamp with time zone NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "remembered_devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "remembered_devices_user_id_idx" ON "remembered_devices" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "remembered_devices_token_hash_key" ON "remembered_devices" USING btree ("token_hash")`,
        // keeps nobody waiting
        `CREATE INDEX "remembered_devices_expires_at_idx" ON "remembered_devices" USING btree ("expires_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "remembered_devices" IS 'ordinal-host: _system/auth'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "recovery_codes" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "hash" character varying(64) NOT NULL,
  "used_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "recovery_codes_user_id_idx" ON "recovery_codes" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "recovery_codes_user_id_hash_key" ON "recovery_codes" USING btree ("user_id", "hash")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "recovery_codes" IS 'ordinal-host: _system/auth'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "recovery_codes"`,
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "remembered_devices"`,
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "two_factor_auths"`,
      ],
    },
  ],
});
