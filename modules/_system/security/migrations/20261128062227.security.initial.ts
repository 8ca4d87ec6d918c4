import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "security_tokens" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "purpose" character varying(50) NOT NULL,
  "token_hash" character varying(64) NOT NULL,
  "subject_id" uuid,
  "expires_at" timestamp with time zone NOT NULL,
  "used_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "security_tokens_token_hash_key" ON "security_tokens" USING btree ("token_hash")`,
        // keeps nobody waiting
        `CREATE INDEX "security_tokens_subject_id_idx" ON "security_tokens" USING btree ("subject_id")`,
        // keeps nobody waiting
        `CREATE INDEX "security_tokens_expires_at_idx" ON "security_tokens" USING btree ("expires_at")`,
        // keeps nobody waiting
        `CREATE INDEX "security_tokens_purpose_subject_id_idx" ON "security_tokens" USING btree ("purpose", "subject_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "security_tokens" IS 'ordinal-host: _system/security'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "security_tokens"`,
      ],
    },
  ],
});
