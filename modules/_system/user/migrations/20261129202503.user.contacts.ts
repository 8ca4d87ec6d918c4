import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261128062219.user.sessions',
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "user_addresses" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "user_id" uuid NOT NULL, "contact_type" character varying(20) NOT NULL DEFAULT 'home'::character varying, "street_line1" character varying(255) NOT NULL, "street_line2" character varying(255), "city" character varying(100) NOT NULL, "state" character varying(100), "postal_code" character varying(20) NOT NULL, "country" character varying(3) NOT NULL DEFAULT 'USA'::character varying, "is_default" boolean NOT NULL DEFAULT false, "created_at" timestamp with time zone NOT NULL DEFAULT now(), "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "user_addresses_contact_type_check" CHECK ((contact_type IN ('home', 'work', 'mobile', 'billing', 'shipping', 'primary', 'secondary', 'emergency', 'other'))), CONSTRAINT "user_addresses_pkey" PRIMARY KEY (id))`,
        // keeps nobody waiting
        `CREATE TABLE "user_emails" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "user_id" uuid NOT NULL, "email" character varying(254) NOT NULL, "contact_type" character varying(20) NOT NULL DEFAULT 'primary'::character varying, "is_verified" boolean NOT NULL DEFAULT false, "is_default" boolean NOT NULL DEFAULT false, "verified_at" timestamp with time zone, "created_at" timestamp with time zone NOT NULL DEFAULT now(), "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "user_emails_contact_type_check" CHECK ((contact_type IN ('home', 'work', 'mobile', 'billing', 'shipping', 'primary', 'secondary', 'emergency', 'other'))), CONSTRAINT "user_emails_pkey" PRIMARY KEY (id))`,
        // keeps nobody waiting
        `CREATE TABLE "user_phones" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "user_id" uuid NOT NULL, "phone_number" character varying(20) NOT NULL, "contact_type" character varying(20) NOT NULL DEFAULT 'mobile'::character varying, "is_verified" boolean NOT NULL DEFAULT false, "is_default" boolean NOT NULL DEFAULT false, "verified_at" timestamp with time zone, "created_at" timestamp with time zone NOT NULL DEFAULT now(), "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "user_phones_contact_type_check" CHECK ((contact_type IN ('home', 'work', 'mobile', 'billing', 'shipping', 'primary', 'secondary', 'emergency', 'other'))), CONSTRAINT "user_phones_pkey" PRIMARY KEY (id))`,
        // keeps nobody waiting
        `CREATE TABLE "user_preferences" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "user_id" uuid NOT NULL, "email_notifications" boolean NOT NULL DEFAULT true, "sms_notifications" boolean NOT NULL DEFAULT false, "newsletter" boolean NOT NULL DEFAULT true, "theme" character varying(50) NOT NULL DEFAULT 'light'::character varying, "density" character varying(20) NOT NULL DEFAULT 'normal'::character varying, "language" character varying(35) NOT NULL DEFAULT 'en'::character varying, "created_at" timestamp with time zone NOT NULL DEFAULT now(), "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "user_preferences_density_check" CHECK ((density IN ('cosy', 'normal', 'dense'))), CONSTRAINT "user_preferences_pkey" PRIMARY KEY (id))`,
        // ACCESS EXCLUSIVE on user_profiles
        `ALTER TABLE "user_profiles" ADD COLUMN "gender" character varying(20)`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" ADD COLUMN "phone_verified" boolean NOT NULL DEFAULT false`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" ADD COLUMN "two_factor_enabled" boolean NOT NULL DEFAULT false`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" ADD COLUMN "failed_login_attempts" integer NOT NULL DEFAULT 0`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" ADD COLUMN "account_locked_until" timestamp with time zone`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" ADD COLUMN "version" integer NOT NULL DEFAULT 1`,
        // ACCESS EXCLUSIVE on user_profiles
        `ALTER TABLE "user_profiles" ALTER COLUMN "preferred_language" DROP DEFAULT`,
        // ACCESS EXCLUSIVE on user_profiles
        `ALTER TABLE "user_profiles" ALTER COLUMN "preferred_language" TYPE character varying(35)`,
        // ACCESS EXCLUSIVE on user_profiles
        `ALTER TABLE "user_profiles" ALTER COLUMN "preferred_language" SET DEFAULT 'en'::character varying`,
        // keeps nobody waiting
        `CREATE OR REPLACE FUNCTION users_touched()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP <> 'INSERT' THEN UPDATE users SET version = version WHERE id = OLD.user_id; END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.user_id <> OLD.user_id THEN
    UPDATE users SET version = version WHERE id = NEW.user_id;
  END IF;
  RETURN NULL;
END $function$`,
        // keeps nobody waiting
        `CREATE OR REPLACE FUNCTION users_versioned()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $function$`,
        // SHARE ROW EXCLUSIVE on users
        `ALTER TABLE "user_addresses" ADD CONSTRAINT "user_addresses_user_id_fkey" FOREIGN KEY (user_id) REFERENCES users(id) ON UPDATE CASCADE ON DELETE CASCADE`,
        // SHARE ROW EXCLUSIVE on users
        `ALTER TABLE "user_emails" ADD CONSTRAINT "user_emails_user_id_fkey" FOREIGN KEY (user_id) REFERENCES users(id) ON UPDATE CASCADE ON DELETE CASCADE`,
        // SHARE ROW EXCLUSIVE on users
        `ALTER TABLE "user_phones" ADD CONSTRAINT "user_phones_user_id_fkey" FOREIGN KEY (user_id) REFERENCES users(id) ON UPDATE CASCADE ON DELETE CASCADE`,
        // SHARE ROW EXCLUSIVE on users
        `ALTER TABLE "user_preferences" ADD CONSTRAINT "user_preferences_user_id_fkey" FOREIGN KEY (user_id) REFERENCES users(id) ON UPDATE CASCADE ON DELETE CASCADE`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX user_addresses_default_key ON user_addresses USING btree (user_id, contact_type) WHERE is_default`,
        // keeps nobody waiting
        `CREATE INDEX user_addresses_user_id_contact_type_idx ON user_addresses USING btree (user_id, contact_type)`,
        // keeps nobody waiting
        `CREATE INDEX user_addresses_user_id_idx ON user_addresses USING btree (user_id)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX user_emails_default_key ON user_emails USING btree (user_id) WHERE is_default`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX user_emails_user_id_email_key ON user_emails USING btree (user_id, email)`,
        // keeps nobody waiting
        `CREATE INDEX user_emails_user_id_idx ON user_emails USING btree (user_id)`,
        // keeps nobody waiting
        `CREATE INDEX user_emails_user_id_is_default_idx ON user_emails USING btree (user_id, is_default)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX user_emails_verified_key ON user_emails USING btree (email) WHERE is_verified`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX user_phones_default_key ON user_phones USING btree (user_id, contact_type) WHERE is_default`,
        // keeps nobody waiting
        `CREATE INDEX user_phones_user_id_idx ON user_phones USING btree (user_id)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX user_phones_user_id_phone_number_key ON user_phones USING btree (user_id, phone_number)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX user_preferences_user_id_key ON user_preferences USING btree (user_id)`,
        // keeps nobody waiting
        `CREATE TRIGGER user_addresses_touch AFTER INSERT OR DELETE OR UPDATE ON user_addresses FOR EACH ROW EXECUTE FUNCTION users_touched()`,
        // keeps nobody waiting
        `CREATE TRIGGER user_emails_touch AFTER INSERT OR DELETE OR UPDATE ON user_emails FOR EACH ROW EXECUTE FUNCTION users_touched()`,
        // keeps nobody waiting
        `CREATE TRIGGER user_phones_touch AFTER INSERT OR DELETE OR UPDATE ON user_phones FOR EACH ROW EXECUTE FUNCTION users_touched()`,
        // keeps nobody waiting
        `CREATE TRIGGER user_preferences_touch AFTER INSERT OR DELETE OR UPDATE ON user_preferences FOR EACH ROW EXECUTE FUNCTION users_touched()`,
        // SHARE ROW EXCLUSIVE on user_profiles
        `CREATE TRIGGER user_profiles_touch AFTER INSERT OR DELETE OR UPDATE ON user_profiles FOR EACH ROW EXECUTE FUNCTION users_touched()`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TRIGGER users_versioned BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users_versioned()`,
        // keeps nobody waiting
        `COMMENT ON FUNCTION "users_touched"() IS 'ordinal-host extra: _system/user'`,
        // keeps nobody waiting
        `COMMENT ON FUNCTION "users_versioned"() IS 'ordinal-host extra: _system/user'`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_addresses" IS 'ordinal-host: _system/user'`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_emails" IS 'ordinal-host: _system/user'`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_phones" IS 'ordinal-host: _system/user'`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_preferences" IS 'ordinal-host: _system/user'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on user_profiles
        `DROP TRIGGER "user_profiles_touch" ON "user_profiles"`,
        // ACCESS EXCLUSIVE on users
        `DROP TRIGGER "users_versioned" ON "users"`,
        // ACCESS EXCLUSIVE on users; ACCESS EXCLUSIVE on user_addresses
        `ALTER TABLE "user_addresses" DROP CONSTRAINT "user_addresses_user_id_fkey"`,
        // ACCESS EXCLUSIVE on users; ACCESS EXCLUSIVE on user_emails
        `ALTER TABLE "user_emails" DROP CONSTRAINT "user_emails_user_id_fkey"`,
        // ACCESS EXCLUSIVE on user_phones; ACCESS EXCLUSIVE on users
        `ALTER TABLE "user_phones" DROP CONSTRAINT "user_phones_user_id_fkey"`,
        // ACCESS EXCLUSIVE on users; ACCESS EXCLUSIVE on user_preferences
        `ALTER TABLE "user_preferences" DROP CONSTRAINT "user_preferences_user_id_fkey"`,
        // keeps nobody waiting
        `DROP FUNCTION "users_versioned"()`,
        // ACCESS EXCLUSIVE on user_profiles
        `ALTER TABLE "user_profiles" DROP COLUMN "gender"`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" DROP COLUMN "account_locked_until"`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" DROP COLUMN "failed_login_attempts"`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" DROP COLUMN "phone_verified"`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" DROP COLUMN "two_factor_enabled"`,
        // ACCESS EXCLUSIVE on users
        `ALTER TABLE "users" DROP COLUMN "version"`,
        // keeps nobody waiting
        `DROP TABLE "user_addresses"`,
        // keeps nobody waiting
        `DROP TABLE "user_emails"`,
        // keeps nobody waiting
        `DROP TABLE "user_phones"`,
        // keeps nobody waiting
        `DROP TABLE "user_preferences"`,
        // keeps nobody waiting
        `DROP FUNCTION "users_touched"()`,
        // ACCESS EXCLUSIVE on user_profiles
        `ALTER TABLE "user_profiles" ALTER COLUMN "preferred_language" DROP DEFAULT`,
        // ACCESS EXCLUSIVE on user_profiles; writes user_profiles anew
        `ALTER TABLE "user_profiles" ALTER COLUMN "preferred_language" TYPE character varying(10)`,
        // ACCESS EXCLUSIVE on user_profiles
        `ALTER TABLE "user_profiles" ALTER COLUMN "preferred_language" SET DEFAULT 'en'::character varying`,
      ],
    },
  ],
});
