-- CreateTable
CREATE TABLE "profile_habits" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "average_order_minor" BIGINT,
    "rhythm_days" INTEGER,
    "discounted_percent" INTEGER,
    "season" TEXT,
    "product_types" TEXT[],
    "visits" INTEGER NOT NULL,
    "usual_hour" INTEGER,
    "usual_weekday" TEXT,
    "usual_device" TEXT,
    "derived_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_habits_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "profile_rfm" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "recency_of_3" INTEGER,
    "frequency_of_3" INTEGER,
    "monetary_of_3" INTEGER,
    "recency_of_5" INTEGER,
    "frequency_of_5" INTEGER,
    "monetary_of_5" INTEGER,
    "group_of_6" TEXT,
    "group_of_11" TEXT,
    "derived_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_rfm_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "rfm_moves" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "moved_at" TIMESTAMPTZ(6) NOT NULL,
    "from_of_6" TEXT,
    "into_of_6" TEXT,
    "from_of_11" TEXT,
    "into_of_11" TEXT,

    CONSTRAINT "rfm_moves_pkey" PRIMARY KEY ("shop_id","profile_id","moved_at")
);

-- CreateTable
CREATE TABLE "trait_settings" (
    "shop_id" INTEGER NOT NULL,
    "rfm_names" TEXT NOT NULL DEFAULT 'eleven',
    "renewed_at" TIMESTAMPTZ(6),
    "derived_from" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "trait_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateIndex
CREATE INDEX "rfm_moves_shop_id_moved_at_idx" ON "rfm_moves"("shop_id", "moved_at");
