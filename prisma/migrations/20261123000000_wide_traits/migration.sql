-- What conditions on a shopper read stands in one row. Rows from before are made again: everyone is marked.
TRUNCATE "profile_traits";

ALTER TABLE "profile_traits"
  ADD COLUMN "known_since" TIMESTAMPTZ(6) NOT NULL,
  ADD COLUMN "locale" TEXT,
  ADD COLUMN "countries" TEXT[],
  ADD COLUMN "regions" TEXT[],
  ADD COLUMN "cities" TEXT[],
  ADD COLUMN "email_domain" TEXT,
  ADD COLUMN "email_subscription_status" TEXT NOT NULL,
  ADD COLUMN "tags" TEXT[];

INSERT INTO "dirty_profiles" ("shop_id", "profile_id", "cause")
SELECT "shop_id", "id", 'history' FROM "profiles" ON CONFLICT DO NOTHING;
