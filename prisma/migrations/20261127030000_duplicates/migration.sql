-- AlterTable
ALTER TABLE "profiles" ADD COLUMN     "borrowed" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "gone_at" TIMESTAMPTZ(6),
ADD COLUMN     "joined_at" TIMESTAMPTZ(6),
ADD COLUMN     "joined_orders" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "duplicate_pairs" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "other_id" BIGINT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "found_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "duplicate_pairs_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "duplicate_merges" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "other_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "problem" TEXT,
    "is_automatic" BOOLEAN NOT NULL DEFAULT false,
    "confidence" DOUBLE PRECISION,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "merged_at" TIMESTAMPTZ(6),
    "undone_at" TIMESTAMPTZ(6),
    "known_since" TIMESTAMPTZ(6),
    "carried_ids" BIGINT[] DEFAULT ARRAY[]::BIGINT[],

    CONSTRAINT "duplicate_merges_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "duplicate_rows" (
    "shop_id" INTEGER NOT NULL,
    "merge_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "key" JSONB NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "duplicate_rows_pkey" PRIMARY KEY ("shop_id","merge_id","id")
);

-- CreateTable
CREATE TABLE "duplicate_runs" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6) NOT NULL,
    "profiles" INTEGER NOT NULL,
    "compared" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,
    "sure" INTEGER NOT NULL,
    "queued" INTEGER NOT NULL,
    "automatic" INTEGER NOT NULL,

    CONSTRAINT "duplicate_runs_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "duplicate_settings" (
    "shop_id" INTEGER NOT NULL,
    "merges" BOOLEAN NOT NULL DEFAULT false,
    "threshold" DOUBLE PRECISION NOT NULL,
    "show_from" DOUBLE PRECISION NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "duplicate_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateIndex
CREATE INDEX "duplicate_pairs_shop_id_other_id_idx" ON "duplicate_pairs"("shop_id", "other_id");

-- CreateIndex
CREATE INDEX "duplicate_pairs_shop_id_state_confidence_idx" ON "duplicate_pairs"("shop_id", "state", "confidence");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_pairs_shop_id_profile_id_other_id_key" ON "duplicate_pairs"("shop_id", "profile_id", "other_id");

-- CreateIndex
CREATE INDEX "duplicate_merges_shop_id_profile_id_idx" ON "duplicate_merges"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "duplicate_merges_shop_id_other_id_idx" ON "duplicate_merges"("shop_id", "other_id");

-- CreateIndex
CREATE INDEX "duplicate_runs_shop_id_finished_at_idx" ON "duplicate_runs"("shop_id", "finished_at");

-- What Prisma's schema language cannot say.

-- Few profiles went into another: who went into whom is asked with every batch of facts.
CREATE INDEX "profiles_merged_into_idx" ON "profiles"("shop_id", "merged_into") WHERE "merged_into" IS NOT NULL;

-- Of one profile only one merge stands at a time.
CREATE UNIQUE INDEX "duplicate_merges_standing_key" ON "duplicate_merges"("shop_id", "other_id") WHERE "state" IN ('asked', 'merged', 'undo_asked');
