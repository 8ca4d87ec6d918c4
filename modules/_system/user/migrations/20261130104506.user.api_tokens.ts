import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261130104004.user.people',
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "user_security_tokens" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "name" character varying(80) NOT NULL,
  "token_hash" character varying(64) NOT NULL,
  "prefix" character varying(12) NOT NULL,
  "scope" character varying(20) DEFAULT 'read' NOT NULL,
  "expires_at" timestamp with time zone,
  "last_used_at" timestamp with time zone,
  "last_used_from" character varying(45),
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "user_security_tokens_scope_check" CHECK ("scope" IN ('read', 'all')),
  CONSTRAINT "user_security_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "user_security_tokens_user_id_idx" ON "user_security_tokens" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "user_security_tokens_token_hash_key" ON "user_security_tokens" USING btree ("token_hash")`,
        // keeps nobody waiting
        `CREATE INDEX "user_security_tokens_expires_at_idx" ON "user_security_tokens" USING btree ("expires_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_security_tokens" IS 'ordinal-host: _system/user'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "user_security_tokens"`,
      ],
    },
  ],
});
