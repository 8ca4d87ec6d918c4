import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users; SHARE ROW EXCLUSIVE on application_settings
        `CREATE TABLE "customers" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(200) NOT NULL,
  "email" character varying(100),
  "phone" character varying(20),
  "status" character varying(20) DEFAULT 'active' NOT NULL,
  "active" boolean DEFAULT true NOT NULL,
  "default_payment_terms_id" uuid,
  "created_by_id" uuid,
  "modified_by_id" uuid,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "customers_status_check" CHECK ("status" IN ('lead', 'active', 'dormant', 'closed')),
  CONSTRAINT "customers_default_payment_terms_id_fkey" FOREIGN KEY ("default_payment_terms_id") REFERENCES "application_settings" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "customers_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "customers_modified_by_id_fkey" FOREIGN KEY ("modified_by_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "customers_email_key" ON "customers" USING btree ("email") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `CREATE INDEX "customers_default_payment_terms_id_idx" ON "customers" USING btree ("default_payment_terms_id")`,
        // keeps nobody waiting
        `CREATE INDEX "customers_created_by_id_idx" ON "customers" USING btree ("created_by_id")`,
        // keeps nobody waiting
        `CREATE INDEX "customers_modified_by_id_idx" ON "customers" USING btree ("modified_by_id")`,
        // keeps nobody waiting
        `CREATE INDEX "customers_name_idx" ON "customers" USING btree ("name")`,
        // keeps nobody waiting
        `CREATE INDEX "customers_updated_at_id_idx" ON "customers" USING btree ("updated_at", "id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "customers" IS 'ordinal-host: admin/customers'`,
        // keeps nobody waiting
        `CREATE TABLE "customer_contacts" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "customer_id" uuid NOT NULL,
  "contact_type" character varying(20) NOT NULL,
  "contact_value" character varying(200) NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "customer_contacts_contact_type_check" CHECK ("contact_type" IN ('email', 'phone', 'address')),
  CONSTRAINT "customer_contacts_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "customer_contacts_customer_id_idx" ON "customer_contacts" USING btree ("customer_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "customer_contacts" IS 'ordinal-host: admin/customers'`,
        // keeps nobody waiting
        `CREATE TABLE "customer_addresses" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "street" character varying(200) NOT NULL,
  "street2" character varying(200),
  "city" character varying(100) NOT NULL,
  "state" character varying(100),
  "postal_code" character varying(20) NOT NULL,
  "country" character varying(2) DEFAULT 'US' NOT NULL,
  "customer_id" uuid NOT NULL,
  "purpose" character varying(20) DEFAULT 'billing' NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "customer_addresses_purpose_check" CHECK ("purpose" IN ('billing', 'shipping', 'other')),
  CONSTRAINT "customer_addresses_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "customer_addresses_customer_id_idx" ON "customer_addresses" USING btree ("customer_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "customer_addresses" IS 'ordinal-host: admin/customers'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "customer_notes" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "note_text" text NOT NULL,
  "note_type" character varying(50) DEFAULT 'general' NOT NULL,
  "customer_id" uuid NOT NULL,
  "created_by_id" uuid,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "customer_notes_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "customer_notes_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "customer_notes_customer_id_idx" ON "customer_notes" USING btree ("customer_id")`,
        // keeps nobody waiting
        `CREATE INDEX "customer_notes_created_by_id_idx" ON "customer_notes" USING btree ("created_by_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "customer_notes" IS 'ordinal-host: admin/customers'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "customer_segments" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(100) NOT NULL,
  "rule" text,
  "created_by_id" uuid,
  "modified_by_id" uuid,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id"),
  CONSTRAINT "customer_segments_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "customer_segments_modified_by_id_fkey" FOREIGN KEY ("modified_by_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "customer_segments_name_key" ON "customer_segments" USING btree ("name") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `CREATE INDEX "customer_segments_created_by_id_idx" ON "customer_segments" USING btree ("created_by_id")`,
        // keeps nobody waiting
        `CREATE INDEX "customer_segments_modified_by_id_idx" ON "customer_segments" USING btree ("modified_by_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "customer_segments" IS 'ordinal-host: admin/customers'`,
        // keeps nobody waiting
        `CREATE TABLE "customer_segment_members" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "customer_id" uuid NOT NULL,
  "segment_id" uuid NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "customer_segment_members_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "customer_segment_members_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "customer_segments" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "customer_segment_members_customer_id_idx" ON "customer_segment_members" USING btree ("customer_id")`,
        // keeps nobody waiting
        `CREATE INDEX "customer_segment_members_segment_id_idx" ON "customer_segment_members" USING btree ("segment_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "customer_segment_members_customer_id_segment_id_key" ON "customer_segment_members" USING btree ("customer_id", "segment_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "customer_segment_members" IS 'ordinal-host: admin/customers'`,
        // keeps nobody waiting
        `CREATE TABLE "customer_audits" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "table_name" character varying(63) NOT NULL,
  "record_id" uuid NOT NULL,
  "action" character varying(20) NOT NULL,
  "changes" jsonb,
  "actor_id" uuid,
  "actor_name" character varying(100),
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "customer_audits_action_check" CHECK ("action" IN ('CREATE', 'UPDATE', 'DELETE'))
)`,
        // keeps nobody waiting
        `CREATE INDEX "customer_audits_record_id_idx" ON "customer_audits" USING btree ("record_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "customer_audits" IS 'ordinal-host: admin/customers'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // keeps nobody waiting
        `DROP TABLE "customer_audits"`,
        // ACCESS EXCLUSIVE on customer_segments; ACCESS EXCLUSIVE on customers
        `DROP TABLE "customer_segment_members"`,
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "customer_segments"`,
        // ACCESS EXCLUSIVE on users; ACCESS EXCLUSIVE on customers
        `DROP TABLE "customer_notes"`,
        // ACCESS EXCLUSIVE on customers
        `DROP TABLE "customer_addresses"`,
        // ACCESS EXCLUSIVE on customers
        `DROP TABLE "customer_contacts"`,
        // ACCESS EXCLUSIVE on users; ACCESS EXCLUSIVE on application_settings
        `DROP TABLE "customers"`,
      ],
    },
  ],
});
