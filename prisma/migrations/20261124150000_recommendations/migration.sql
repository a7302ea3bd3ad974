-- AlterTable
ALTER TABLE "product_variants" ADD COLUMN "compare_at_minor" BIGINT,
ADD COLUMN "sells_when_out" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "product_relations" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "other_id" BIGINT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "product_relations_pkey" PRIMARY KEY ("shop_id","kind","product_id","other_id")
);

-- CreateTable
CREATE TABLE "product_popularity" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "product_popularity_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- CreateTable
CREATE TABLE "recommendation_fits" (
    "shop_id" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "measured_at" TIMESTAMPTZ(6) NOT NULL,
    "cut_at" TIMESTAMPTZ(6) NOT NULL,
    "shoppers" INTEGER NOT NULL,
    "hits" INTEGER NOT NULL,
    "popular_hits" INTEGER NOT NULL,
    "standard_error" DOUBLE PRECISION NOT NULL,
    "is_used" BOOLEAN NOT NULL,

    CONSTRAINT "recommendation_fits_pkey" PRIMARY KEY ("shop_id","method")
);

-- CreateTable
CREATE TABLE "discounts" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "percent" INTEGER,
    "amount_minor" BIGINT,
    "minimum_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "valid_days" INTEGER,
    "ends_at" TIMESTAMPTZ(6),
    "wanted" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "stopped_at" TIMESTAMPTZ(6),

    CONSTRAINT "discounts_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "coupon_series" (
    "shop_id" INTEGER NOT NULL,
    "discount_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "first_code" TEXT NOT NULL,
    "shopify_id" BIGINT,
    "opens_at" TIMESTAMPTZ(6) NOT NULL,
    "closes_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "coupon_series_pkey" PRIMARY KEY ("shop_id","discount_id","number")
);

-- CreateTable
CREATE TABLE "coupon_blocks" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "discount_id" INTEGER NOT NULL,
    "series" INTEGER NOT NULL,
    "creation_id" BIGINT,
    "is_done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "coupon_blocks_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "coupons" (
    "shop_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "discount_id" INTEGER NOT NULL,
    "series" INTEGER NOT NULL,
    "block_id" BIGINT,
    "state" TEXT NOT NULL,
    "message_id" BIGINT,
    "profile_id" BIGINT,
    "claimed_at" TIMESTAMPTZ(6),
    "ends_at" TIMESTAMPTZ(6),

    CONSTRAINT "coupons_pkey" PRIMARY KEY ("shop_id","code")
);

-- CreateIndex
CREATE UNIQUE INDEX "coupons_shop_id_message_id_discount_id_key" ON "coupons"("shop_id", "message_id", "discount_id");

-- CreateIndex
CREATE INDEX "coupons_shop_id_profile_id_idx" ON "coupons"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "coupons_shop_id_discount_id_series_idx" ON "coupons"("shop_id", "discount_id", "series");

-- Codes that nobody has yet: what a message takes.
CREATE INDEX "coupons_free_idx" ON "coupons"("shop_id", "discount_id", "series", "code") WHERE "state" = 'ready' AND "message_id" IS NULL;
