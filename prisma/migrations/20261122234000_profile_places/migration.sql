ALTER TABLE "profiles" ADD COLUMN "region_code" TEXT;

-- What was read before says nothing of the region: the same version of a record is taken once more.
UPDATE "profiles" SET "digest" = '' WHERE "country_code" IS NOT NULL;
