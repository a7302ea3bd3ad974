-- CreateTable
CREATE TABLE "profile_interests" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "affinities" JSONB NOT NULL,
    "favourite_category" TEXT,
    "favourite_collection" TEXT,
    "favourite_vendor" TEXT,
    "favourite_topic" TEXT,
    "liked_categories" TEXT[],
    "liked_collections" TEXT[],
    "liked_vendors" TEXT[],
    "liked_tags" TEXT[],
    "liked_topics" TEXT[],
    "compared_at" TIMESTAMPTZ(6),
    "compared_category" TEXT,
    "returned_at" TIMESTAMPTZ(6),
    "returned_product_id" BIGINT,
    "how_to_at" TIMESTAMPTZ(6),
    "ready_for" TEXT,
    "ready_because" TEXT[],
    "ready_until" TIMESTAMPTZ(6),
    "derived_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_interests_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "profile_engagement" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "score" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "derived_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_engagement_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "engagement_weights" (
    "shop_id" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "own" JSONB,
    "fit" JSONB,
    "fitted_at" TIMESTAMPTZ(6),
    "in_force" JSONB NOT NULL,

    CONSTRAINT "engagement_weights_pkey" PRIMARY KEY ("shop_id")
);
