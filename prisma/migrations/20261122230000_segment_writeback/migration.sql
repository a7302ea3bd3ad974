CREATE TABLE "shown_segments" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "shopify_id" BIGINT,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "name" TEXT NOT NULL DEFAULT '',
    "query" TEXT NOT NULL DEFAULT '',
    "refused" TEXT NOT NULL DEFAULT '',
    "problem" TEXT,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "shown_segments_pkey" PRIMARY KEY ("shop_id","segment_id")
);

CREATE TABLE "segment_tags" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'kept',
    "problem" TEXT,
    "started_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "segment_tags_pkey" PRIMARY KEY ("shop_id","segment_id")
);

CREATE TABLE "tagged_customers" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "tagged_customers_pkey" PRIMARY KEY ("shop_id","segment_id","customer_id")
);

CREATE INDEX "tagged_customers_shop_id_profile_id_idx" ON "tagged_customers"("shop_id", "profile_id");
