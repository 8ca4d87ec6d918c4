import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261126033318.user.initial',
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "user_sessions" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "token_hash" character varying(64) NOT NULL,
  "ip_address" character varying(45),
  "user_agent" character varying(300),
  "last_seen_at" timestamp with time zone NOT NULL,
  "expires_at" timestamp with time zone NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "user_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "user_sessions_user_id_idx" ON "user_sessions" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "user_sessions_token_hash_key" ON "user_sessions" USING btree ("token_hash")`,
        // keeps nobody waiting
        `CREATE INDEX "user_sessions_expires_at_idx" ON "user_sessions" USING btree ("expires_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_sessions" IS 'ordinal-host: _system/user'`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" ADD COLUMN "password_changed_at" timestamp with time zone`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "user_sessions"`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" DROP COLUMN "password_changed_at"`,
      ],
    },
  ],
});
