-- CreateTable
CREATE TABLE "drift_alarms" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "found_at" TIMESTAMPTZ(6) NOT NULL,
    "evidence" DOUBLE PRECISION NOT NULL,
    "found" JSONB NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "dismissed_at" TIMESTAMPTZ(6),
    "dismissed_for" TEXT,
    "told_at" TIMESTAMPTZ(6),

    CONSTRAINT "drift_alarms_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "drift_digests" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "alarm_ids" INTEGER[],
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(6),
    "reason" TEXT,

    CONSTRAINT "drift_digests_pkey" PRIMARY KEY ("shop_id","day")
);

-- CreateTable
CREATE TABLE "insight_looks" (
    "shop_id" INTEGER NOT NULL,
    "looked_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "insight_looks_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "learning_notes" (
    "shop_id" INTEGER NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "learning_notes_pkey" PRIMARY KEY ("shop_id","experiment_id")
);

-- CreateIndex
CREATE INDEX "drift_alarms_shop_id_found_at_idx" ON "drift_alarms"("shop_id", "found_at");

-- What Prisma's schema language cannot say.

-- Of one segment one alarm of a kind is open at a time: two workers that look at once must not tell it twice.
CREATE UNIQUE INDEX "drift_alarms_open_key" ON "drift_alarms"("shop_id", "segment_id", "kind") WHERE "ended_at" IS NULL AND "dismissed_at" IS NULL;
