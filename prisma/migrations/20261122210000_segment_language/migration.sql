ALTER TABLE "segments"
  ADD COLUMN "goal" TEXT,
  ADD COLUMN "owner" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "parent_id" INTEGER,
  ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'merchant',
  ADD COLUMN "applied_version" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "archived_at" TIMESTAMPTZ(6);

UPDATE "segments" SET "applied_version" = "version", "origin" = CASE WHEN "key" IS NULL THEN 'merchant' ELSE 'library' END;

-- What a condition asks about is called its name now. Before, it was always an attribute.
UPDATE "segment_versions" SET "definition" = replace("definition"::text, '"attribute":', '"name":')::jsonb;
