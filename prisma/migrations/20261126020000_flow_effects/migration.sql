-- AlterTable
ALTER TABLE "flow_secrets" ADD COLUMN     "former" TEXT;

-- CreateTable
CREATE TABLE "flow_targets" (
    "shop_id" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "rested_until" TIMESTAMPTZ(6),
    "problem" TEXT,
    "tried_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "flow_targets_pkey" PRIMARY KEY ("shop_id","target")
);

-- What Prisma's schema language cannot say. Few events are traits, and all of a shop's are asked for at once.
CREATE INDEX "events_traits_idx" ON "events"("shop_id", "profile_id", "occurred_at") WHERE "kind" = 'trait_set';
