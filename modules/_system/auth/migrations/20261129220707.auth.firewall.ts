import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261129210441.auth.rate_limits',
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "firewall_rules" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "range" character varying(50) NOT NULL,
  "action" character varying(20) DEFAULT 'deny' NOT NULL,
  "active" boolean DEFAULT true NOT NULL,
  "ends_at" timestamp with time zone,
  "note" character varying(200),
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "firewall_rules_action_check" CHECK ("action" IN ('deny', 'allow'))
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "firewall_rules_range_key" ON "firewall_rules" USING btree ("range")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "firewall_rules" IS 'ordinal-host: _system/auth'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "firewall_rules"`,
      ],
    },
  ],
});
