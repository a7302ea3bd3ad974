-- CreateTable
CREATE TABLE "email_preferences" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "denied_topics" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "least_days_between" INTEGER,
    "paused_until" TIMESTAMPTZ(6),
    "counts_opens" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "email_preferences_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "email_topics" (
    "shop_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "email_topics_pkey" PRIMARY KEY ("shop_id","key")
);

-- CreateTable
CREATE TABLE "message_links" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "profile_id" BIGINT,

    CONSTRAINT "message_links_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "link_tracking" (
    "shop_id" INTEGER NOT NULL,
    "counted_by" TEXT NOT NULL,

    CONSTRAINT "link_tracking_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "message_clicks" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "message_id" BIGINT NOT NULL,
    "link_id" BIGINT NOT NULL,
    "link_count" INTEGER NOT NULL,
    "clicked_at" TIMESTAMPTZ(6) NOT NULL,
    "via" TEXT NOT NULL,
    "is_only_looking" BOOLEAN NOT NULL,
    "is_known_bot" BOOLEAN NOT NULL,
    "system" TEXT NOT NULL,
    "network" TEXT,
    "judged_at" TIMESTAMPTZ(6),
    "reasons" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "message_clicks_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "message_links_shop_id_digest_key" ON "message_links"("shop_id", "digest");

-- CreateIndex
CREATE INDEX "message_links_shop_id_profile_id_idx" ON "message_links"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "message_clicks_shop_id_message_id_idx" ON "message_clicks"("shop_id", "message_id");

-- CreateIndex
CREATE INDEX "message_clicks_shop_id_network_clicked_at_idx" ON "message_clicks"("shop_id", "network", "clicked_at");

-- What waits to be judged is little beside what was.
CREATE INDEX "message_clicks_unjudged_idx" ON "message_clicks"("shop_id", "clicked_at") WHERE "judged_at" IS NULL;
