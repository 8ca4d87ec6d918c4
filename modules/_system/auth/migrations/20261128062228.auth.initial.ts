import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "login_attempts" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "account" character varying(100) NOT NULL,
  "ip_address" character varying(45) NOT NULL,
  "succeeded" boolean NOT NULL,
  "user_id" uuid,
  "user_agent" character varying(300),
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "login_attempts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "login_attempts_user_id_idx" ON "login_attempts" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE INDEX "login_attempts_account_ip_address_created_at_idx" ON "login_attempts" USING btree ("account", "ip_address", "created_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "login_attempts" IS 'ordinal-host: _system/auth'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "login_attempts"`,
      ],
    },
  ],
});
