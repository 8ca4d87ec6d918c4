import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261129220707.auth.firewall',
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "security_settings" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(50) NOT NULL,
  "value" character varying(300) NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "security_settings_name_key" ON "security_settings" USING btree ("name")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "security_settings" IS 'ordinal-host: _system/auth'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "security_settings"`,
      ],
    },
  ],
});
