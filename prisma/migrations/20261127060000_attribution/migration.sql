-- CreateTable
CREATE TABLE "attribution_windows" (
    "shop_id" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "closed_through" DATE,

    CONSTRAINT "attribution_windows_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "order_credits" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL,
    "clicked_at" TIMESTAMPTZ(6) NOT NULL,
    "ordered_at" TIMESTAMPTZ(6) NOT NULL,
    "currency" TEXT NOT NULL,
    "worth_minor" BIGINT NOT NULL,
    "credited_minor" BIGINT NOT NULL,
    "source_kind" TEXT NOT NULL,
    "program_id" INTEGER NOT NULL,
    "segment_id" INTEGER,
    "segment_version" INTEGER,
    "template_key" TEXT NOT NULL,
    "template_version" INTEGER,
    "is_cross_sell" BOOLEAN,

    CONSTRAINT "order_credits_pkey" PRIMARY KEY ("shop_id","order_id","message_id")
);

-- CreateTable
CREATE TABLE "credit_entries" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "order_id" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "source_kind" TEXT NOT NULL,
    "program_id" INTEGER NOT NULL,
    "segment_id" INTEGER,
    "segment_version" INTEGER,
    "template_key" TEXT NOT NULL,
    "template_version" INTEGER,

    CONSTRAINT "credit_entries_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "changed_profiles" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,

    CONSTRAINT "changed_profiles_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "rollup_states" (
    "shop_id" INTEGER NOT NULL,
    "rolled_at" TIMESTAMPTZ(6) NOT NULL,
    "took_milliseconds" INTEGER NOT NULL DEFAULT 0,
    "deep_on" DATE,
    "reachable" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_states_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "daily_results" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "source_kind" TEXT NOT NULL,
    "program_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "segment_version" INTEGER NOT NULL,
    "template_key" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "clicked" INTEGER NOT NULL DEFAULT 0,
    "bounced" INTEGER NOT NULL DEFAULT 0,
    "complained" INTEGER NOT NULL DEFAULT 0,
    "unsubscribed" INTEGER NOT NULL DEFAULT 0,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "revenue_minor" BIGINT NOT NULL DEFAULT 0,
    "foreign_orders" INTEGER NOT NULL DEFAULT 0,
    "assisted" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "daily_results_pkey" PRIMARY KEY ("shop_id","day","source_kind","program_id","segment_id","segment_version","template_key","template_version")
);

-- CreateTable
CREATE TABLE "daily_segments" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "entered" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "orders" INTEGER,
    "spent_minor" BIGINT,
    "spent_squares" DOUBLE PRECISION,
    "buyers" INTEGER,
    "repeat_buyers" INTEGER,

    CONSTRAINT "daily_segments_pkey" PRIMARY KEY ("shop_id","segment_id","day")
);

-- CreateTable
CREATE TABLE "segment_overlaps" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "shared" INTEGER NOT NULL,

    CONSTRAINT "segment_overlaps_pkey" PRIMARY KEY ("shop_id","segment_id","other_id")
);

-- CreateIndex
CREATE INDEX "order_credits_shop_id_profile_id_idx" ON "order_credits"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "order_credits_shop_id_ordered_at_idx" ON "order_credits"("shop_id", "ordered_at");

-- CreateIndex
CREATE INDEX "order_credits_shop_id_message_id_idx" ON "order_credits"("shop_id", "message_id");

-- CreateIndex
CREATE INDEX "order_credits_shop_id_segment_id_ordered_at_idx" ON "order_credits"("shop_id", "segment_id", "ordered_at");

-- CreateIndex
CREATE INDEX "credit_entries_shop_id_order_id_idx" ON "credit_entries"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "credit_entries_shop_id_day_idx" ON "credit_entries"("shop_id", "day");

-- CreateIndex
CREATE INDEX "daily_results_shop_id_segment_id_day_idx" ON "daily_results"("shop_id", "segment_id", "day");

-- CreateIndex
CREATE INDEX "message_feedback_shop_id_occurred_at_idx" ON "message_feedback"("shop_id", "occurred_at");

-- What Prisma's schema language cannot say.

-- An order is credited to one message.
CREATE UNIQUE INDEX "order_credits_last_key" ON "order_credits"("shop_id", "order_id") WHERE "kind" = 'last';

-- What came of the last days is added up again and again, however many years lie behind them.
CREATE INDEX "messages_settled_idx" ON "messages"("shop_id", "settled_at") WHERE "settled_at" IS NOT NULL;
CREATE INDEX "memberships_left_idx" ON "memberships"("shop_id", "left_at") WHERE "left_at" IS NOT NULL;
CREATE INDEX "consent_records_unsubscribed_idx" ON "consent_records"("shop_id", "occurred_at") WHERE "state" = 'unsubscribed';

-- What is there already is credited as soon as there is a worker: whoever was written to counts as changed.
INSERT INTO "changed_profiles" ("shop_id", "profile_id")
SELECT DISTINCT "shop_id", "profile_id" FROM "messages";
