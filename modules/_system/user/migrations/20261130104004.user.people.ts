import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261129221500.user.emails_of_users',
  up: [
    {
      sql: [
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "user_activities" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "kind" character varying(50) NOT NULL,
  "words" character varying(200) NOT NULL,
  "address" character varying(45),
  "agent" character varying(100),
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "user_activities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "user_activities_user_id_idx" ON "user_activities" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE INDEX "user_activities_user_id_created_at_idx" ON "user_activities" USING btree ("user_id", "created_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "user_activities" IS 'ordinal-host: _system/user'`,
        // keeps nobody waiting
        `CREATE TABLE "teams" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" character varying(80) NOT NULL,
  "slug" character varying(90) NOT NULL,
  "description" text,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "teams_slug_key" ON "teams" USING btree ("slug") WHERE deleted_at IS NULL`,
        // keeps nobody waiting
        `COMMENT ON TABLE "teams" IS 'ordinal-host: _system/user'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "team_members" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "team_id" uuid NOT NULL,
  "user_id" uuid NOT NULL,
  "role" character varying(20) DEFAULT 'member' NOT NULL,
  "status" character varying(20) DEFAULT 'active' NOT NULL,
  "joined_at" timestamp with time zone NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "team_members_role_check" CHECK ("role" IN ('owner', 'admin', 'member')),
  CONSTRAINT "team_members_status_check" CHECK ("status" IN ('active', 'suspended')),
  CONSTRAINT "team_members_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "team_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "team_members_team_id_idx" ON "team_members" USING btree ("team_id")`,
        // keeps nobody waiting
        `CREATE INDEX "team_members_user_id_idx" ON "team_members" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "team_members_team_id_user_id_key" ON "team_members" USING btree ("team_id", "user_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "team_members" IS 'ordinal-host: _system/user'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "invitations" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "team_id" uuid NOT NULL,
  "email" character varying(254) NOT NULL,
  "role" character varying(20) DEFAULT 'member' NOT NULL,
  "invited_by_id" uuid,
  "status" character varying(20) DEFAULT 'pending' NOT NULL,
  "expires_at" timestamp with time zone NOT NULL,
  "answered_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "invitations_role_check" CHECK ("role" IN ('owner', 'admin', 'member')),
  CONSTRAINT "invitations_status_check" CHECK ("status" IN ('pending', 'accepted', 'declined', 'revoked', 'expired')),
  CONSTRAINT "invitations_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "invitations_team_id_idx" ON "invitations" USING btree ("team_id")`,
        // keeps nobody waiting
        `CREATE INDEX "invitations_invited_by_id_idx" ON "invitations" USING btree ("invited_by_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "invitations_pending_key" ON "invitations" USING btree ("team_id", "email") WHERE status = 'pending'`,
        // keeps nobody waiting
        `CREATE INDEX "invitations_of_address_idx" ON "invitations" USING btree ("email") WHERE status = 'pending'`,
        // keeps nobody waiting
        `CREATE INDEX "invitations_invited_by_id_created_at_idx" ON "invitations" USING btree ("invited_by_id", "created_at")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "invitations" IS 'ordinal-host: _system/user'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "social_links" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "network" character varying(20) DEFAULT 'website' NOT NULL,
  "url" character varying(500) NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "social_links_network_check" CHECK ("network" IN ('website', 'github', 'gitlab', 'linkedin', 'mastodon', 'bluesky', 'x', 'facebook', 'instagram', 'youtube', 'other')),
  CONSTRAINT "social_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "social_links_user_id_idx" ON "social_links" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "social_links_user_id_url_key" ON "social_links" USING btree ("user_id", "url")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "social_links" IS 'ordinal-host: _system/user'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "onboarding_statuses" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "dismissed_at" timestamp with time zone,
  "completed_at" timestamp with time zone,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "onboarding_statuses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "onboarding_statuses_user_id_key" ON "onboarding_statuses" USING btree ("user_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "onboarding_statuses" IS 'ordinal-host: _system/user'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "company_infos" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "name" character varying(200) NOT NULL,
  "job_title" character varying(100),
  "industry" character varying(100),
  "size" character varying(20),
  "website" character varying(500),
  "vat_number" character varying(30),
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "company_infos_size_check" CHECK ("size" IN ('1', '2-10', '11-50', '51-200', '201-1000', 'more')),
  CONSTRAINT "company_infos_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "company_infos_user_id_key" ON "company_infos" USING btree ("user_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "company_infos" IS 'ordinal-host: _system/user'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "company_infos"`,
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "onboarding_statuses"`,
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "social_links"`,
        // ACCESS EXCLUSIVE on teams; ACCESS EXCLUSIVE on users
        `DROP TABLE "invitations"`,
        // ACCESS EXCLUSIVE on teams; ACCESS EXCLUSIVE on users
        `DROP TABLE "team_members"`,
        // keeps nobody waiting
        `DROP TABLE "teams"`,
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "user_activities"`,
      ],
    },
  ],
});
