import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261130104506.user.api_tokens',
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "saved_searches" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "table" character varying(63) NOT NULL,
  "title" character varying(60) NOT NULL,
  "query" character varying(2000) NOT NULL,
  "shared" boolean DEFAULT false NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "saved_searches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "saved_searches_user_id_idx" ON "saved_searches" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "saved_searches_user_id_table_title_key" ON "saved_searches" USING btree ("user_id", "table", "title")`,
        // keeps nobody waiting
        `CREATE INDEX "saved_searches_table_shared_idx" ON "saved_searches" USING btree ("table", "shared")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "saved_searches" IS 'ordinal-host: _system/user'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "saved_searches"`,
      ],
    },
  ],
});
