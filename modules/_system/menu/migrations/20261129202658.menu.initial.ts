import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: null,
  up: [
    {
      sql: [
        // keeps nobody waiting
        `CREATE TABLE "menu_types" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "key" character varying(40) NOT NULL,
  "title" character varying(100) NOT NULL,
  "version" integer DEFAULT 0 NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id")
)`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "menu_types_key_key" ON "menu_types" USING btree ("key")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "menu_types" IS 'ordinal-host: _system/menu'`,
        // keeps nobody waiting
        `CREATE TABLE "menu_tiers" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "menu_type_id" uuid NOT NULL,
  "key" character varying(60),
  "title" character varying(100),
  "place" integer,
  "hidden" boolean DEFAULT false NOT NULL,
  "revision" integer DEFAULT 0 NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "menu_tiers_known_by_something_check" CHECK (key IS NOT NULL OR title IS NOT NULL),
  CONSTRAINT "menu_tiers_menu_type_id_fkey" FOREIGN KEY ("menu_type_id") REFERENCES "menu_types" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "menu_tiers_menu_type_id_idx" ON "menu_tiers" USING btree ("menu_type_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "menu_tiers_menu_type_id_key_key" ON "menu_tiers" USING btree ("menu_type_id", "key")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "menu_tiers" IS 'ordinal-host: _system/menu'`,
        // keeps nobody waiting
        `CREATE TABLE "menu_links" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "menu_type_id" uuid NOT NULL,
  "tier_id" uuid,
  "address" character varying(500) NOT NULL,
  "title" character varying(100),
  "place" integer,
  "hidden" boolean DEFAULT false NOT NULL,
  "own" boolean DEFAULT false NOT NULL,
  "permission" character varying(150),
  "limited" boolean DEFAULT false NOT NULL,
  "revision" integer DEFAULT 0 NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "menu_links_own_has_title_check" CHECK (NOT own OR title IS NOT NULL),
  CONSTRAINT "menu_links_menu_type_id_fkey" FOREIGN KEY ("menu_type_id") REFERENCES "menu_types" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "menu_links_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "menu_tiers" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "menu_links_menu_type_id_idx" ON "menu_links" USING btree ("menu_type_id")`,
        // keeps nobody waiting
        `CREATE INDEX "menu_links_tier_id_idx" ON "menu_links" USING btree ("tier_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "menu_links_menu_type_id_address_key" ON "menu_links" USING btree ("menu_type_id", "address")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "menu_links" IS 'ordinal-host: _system/menu'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "menu_quick_links" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "address" character varying(500) NOT NULL,
  "title" character varying(100) NOT NULL,
  "place" integer NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "menu_quick_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "menu_quick_links_user_id_idx" ON "menu_quick_links" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "menu_quick_links_user_id_address_key" ON "menu_quick_links" USING btree ("user_id", "address")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "menu_quick_links" IS 'ordinal-host: _system/menu'`,
        // SHARE ROW EXCLUSIVE on roles
        `CREATE TABLE "role_menu_permissions" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "role_id" uuid NOT NULL,
  "menu_link_id" uuid NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "role_menu_permissions_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "role_menu_permissions_menu_link_id_fkey" FOREIGN KEY ("menu_link_id") REFERENCES "menu_links" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "role_menu_permissions_role_id_idx" ON "role_menu_permissions" USING btree ("role_id")`,
        // keeps nobody waiting
        `CREATE INDEX "role_menu_permissions_menu_link_id_idx" ON "role_menu_permissions" USING btree ("menu_link_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "role_menu_permissions_role_id_menu_link_id_key" ON "role_menu_permissions" USING btree ("role_id", "menu_link_id")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "role_menu_permissions" IS 'ordinal-host: _system/menu'`,
        // SHARE ROW EXCLUSIVE on users
        `CREATE TABLE "navigation_breadcrumbs" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "user_id" uuid NOT NULL,
  "address" character varying(500) NOT NULL,
  "title" character varying(200) NOT NULL,
  "visited_at" timestamp with time zone NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "navigation_breadcrumbs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
)`,
        // keeps nobody waiting
        `CREATE INDEX "navigation_breadcrumbs_user_id_idx" ON "navigation_breadcrumbs" USING btree ("user_id")`,
        // keeps nobody waiting
        `CREATE UNIQUE INDEX "navigation_breadcrumbs_user_id_address_key" ON "navigation_breadcrumbs" USING btree ("user_id", "address")`,
        // keeps nobody waiting
        `COMMENT ON TABLE "navigation_breadcrumbs" IS 'ordinal-host: _system/menu'`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "navigation_breadcrumbs"`,
        // ACCESS EXCLUSIVE on roles; ACCESS EXCLUSIVE on menu_links
        `DROP TABLE "role_menu_permissions"`,
        // ACCESS EXCLUSIVE on users
        `DROP TABLE "menu_quick_links"`,
        // ACCESS EXCLUSIVE on menu_types; ACCESS EXCLUSIVE on menu_tiers
        `DROP TABLE "menu_links"`,
        // ACCESS EXCLUSIVE on menu_types
        `DROP TABLE "menu_tiers"`,
        // keeps nobody waiting
        `DROP TABLE "menu_types"`,
      ],
    },
  ],
});
