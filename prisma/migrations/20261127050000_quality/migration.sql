-- CreateTable
CREATE TABLE "quality_days" (
    "shop_id" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "counted" INTEGER NOT NULL,
    "matching" INTEGER NOT NULL,

    CONSTRAINT "quality_days_pkey" PRIMARY KEY ("shop_id","measure","day")
);

-- CreateTable
CREATE TABLE "quality_anomalies" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "measure" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "meant" TEXT NOT NULL DEFAULT '',
    "since" DATE NOT NULL,
    "found_at" TIMESTAMPTZ(6) NOT NULL,
    "evidence" DOUBLE PRECISION NOT NULL,
    "expected" DOUBLE PRECISION NOT NULL,
    "observed" DOUBLE PRECISION NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "dismissed_at" TIMESTAMPTZ(6),
    "dismissed_for" TEXT,

    CONSTRAINT "quality_anomalies_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "quality_looks" (
    "shop_id" INTEGER NOT NULL,
    "looked_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "quality_looks_pkey" PRIMARY KEY ("shop_id")
);

-- CreateIndex
CREATE INDEX "quality_anomalies_shop_id_found_at_idx" ON "quality_anomalies"("shop_id", "found_at");

-- What Prisma's schema language cannot say.

-- Of one thing one anomaly is open at a time: two workers that look at once must not tell it twice.
CREATE UNIQUE INDEX "quality_anomalies_open_key" ON "quality_anomalies"("shop_id", "measure", "subject") WHERE "ended_at" IS NULL AND "dismissed_at" IS NULL;
