-- CreateTable
CREATE TABLE "products" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL DEFAULT '',
    "product_type" TEXT NOT NULL DEFAULT '',
    "vendor" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'active',
    "tags" TEXT[],
    "image_url" TEXT,
    "created_at" TIMESTAMPTZ(6),
    "deleted_at" TIMESTAMPTZ(6),
    "version" TIMESTAMPTZ(6) NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- CreateTable
CREATE TABLE "product_variants" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "sku" TEXT NOT NULL DEFAULT '',
    "price_minor" BIGINT NOT NULL,
    "available" INTEGER,
    "version" TIMESTAMPTZ(6) NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "product_variants_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- CreateTable
CREATE TABLE "collections" (
    "shop_id" INTEGER NOT NULL,
    "collection_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL DEFAULT '',
    "deleted_at" TIMESTAMPTZ(6),
    "version" TIMESTAMPTZ(6) NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "collections_pkey" PRIMARY KEY ("shop_id","collection_id")
);

-- CreateTable
CREATE TABLE "collection_products" (
    "shop_id" INTEGER NOT NULL,
    "collection_id" BIGINT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "marked_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "collection_products_pkey" PRIMARY KEY ("shop_id","collection_id","product_id")
);

-- CreateTable
CREATE TABLE "consent_records" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "email" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opt_in_level" TEXT,
    "source" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_records_pkey" PRIMARY KEY ("shop_id","email","occurred_at","source","state")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "shop_id" INTEGER NOT NULL,
    "address_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "suppressed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("shop_id","address_hash","reason")
);

-- CreateTable
CREATE TABLE "orders" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "profile_id" BIGINT,
    "customer_id" BIGINT,
    "email" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "discount_codes" TEXT[],
    "source_name" TEXT,
    "financial_status" TEXT,
    "fulfillment_status" TEXT,
    "cart_token" TEXT,
    "checkout_token" TEXT,
    "processed_at" TIMESTAMPTZ(6) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(6),
    "deleted_at" TIMESTAMPTZ(6),
    "version" TIMESTAMPTZ(6) NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "product_id" BIGINT,
    "variant_id" BIGINT,
    "title" TEXT NOT NULL DEFAULT '',
    "sku" TEXT NOT NULL DEFAULT '',
    "vendor" TEXT NOT NULL DEFAULT '',
    "quantity" INTEGER NOT NULL,
    "current_quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "version" TIMESTAMPTZ(6) NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("shop_id","order_id","line_id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "refund_id" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "refunded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("shop_id","order_id","refund_id")
);

-- CreateTable
CREATE TABLE "baskets" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "cart_token" TEXT,
    "profile_id" BIGINT,
    "customer_id" BIGINT,
    "email" TEXT,
    "currency" TEXT,
    "total_minor" BIGINT,
    "lines" JSONB NOT NULL,
    "recovery_url" TEXT,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "completed_at" TIMESTAMPTZ(6),
    "deleted_at" TIMESTAMPTZ(6),
    "version" TIMESTAMPTZ(6) NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "baskets_pkey" PRIMARY KEY ("shop_id","kind","token")
);

-- CreateTable
CREATE TABLE "events" (
    "shop_id" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "profile_id" BIGINT,
    "actor" TEXT,
    "properties" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "events_pkey" PRIMARY KEY ("shop_id","occurred_at","kind","source_id")
) PARTITION BY RANGE ("occurred_at");

-- CreateTable
CREATE TABLE "message_feedback" (
    "shop_id" INTEGER NOT NULL,
    "message_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "detail" TEXT,

    CONSTRAINT "message_feedback_pkey" PRIMARY KEY ("shop_id","message_id","kind")
);

-- CreateTable
CREATE TABLE "flows" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "enabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "flows_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "flow_runs" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "flow_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "triggered_at" TIMESTAMPTZ(6) NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'running',

    CONSTRAINT "flow_runs_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "receipts" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT,
    "api_version" TEXT,
    "triggered_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "backfills" (
    "shop_id" INTEGER NOT NULL,
    "generation" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "operation_id" TEXT,
    "objects_total" INTEGER,
    "objects_done" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "backfills_pkey" PRIMARY KEY ("shop_id","generation","kind")
);

-- CreateTable
CREATE TABLE "reconciliations" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "compared" INTEGER NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "stale" INTEGER NOT NULL DEFAULT 0,
    "fixed" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "data_requests" (
    "shop_id" INTEGER NOT NULL,
    "request_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "answered_at" TIMESTAMPTZ(6),

    CONSTRAINT "data_requests_pkey" PRIMARY KEY ("shop_id","request_id")
);

-- CreateTable
CREATE TABLE "erasures" (
    "shop_id" INTEGER NOT NULL,
    "identity" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("shop_id","identity")
);

-- CreateTable
CREATE TABLE "messages" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_id" BIGINT NOT NULL,
    "step" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "segment_id" INTEGER,
    "template_key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "request" JSONB,
    "claimed_until" TIMESTAMPTZ(6),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "first_attempt_at" TIMESTAMPTZ(6),
    "next_attempt_at" TIMESTAMPTZ(6) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "resend_id" TEXT,
    "queued_at" TIMESTAMPTZ(6) NOT NULL,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "profiles" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "customer_id" BIGINT,
    "email" TEXT,
    "phone" TEXT,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "locale" TEXT,
    "country_code" TEXT,
    "city" TEXT,
    "tags_version" TIMESTAMPTZ(6),
    "known_since" TIMESTAMPTZ(6) NOT NULL,
    "lifetime_orders" INTEGER,
    "lifetime_orders_at" TIMESTAMPTZ(6),
    "deleted_at" TIMESTAMPTZ(6),
    "merged_into" BIGINT,
    "version" TIMESTAMPTZ(6),
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "profiles_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "identities" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL,
    "claimed_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "identities_pkey" PRIMARY KEY ("shop_id","kind","value")
);

-- CreateTable
CREATE TABLE "profile_tags" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "tag" TEXT NOT NULL,
    "present" BOOLEAN NOT NULL,
    "marked_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_tags_pkey" PRIMARY KEY ("shop_id","profile_id","tag")
);

-- CreateTable
CREATE TABLE "dirty_profiles" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "cause" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dirty_profiles_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "segments" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "key" TEXT,
    "name" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'filling',
    "filled_to" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "segments_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "segment_versions" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "segment_versions_pkey" PRIMARY KEY ("shop_id","segment_id","version")
);

-- CreateTable
CREATE TABLE "memberships" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "entered_at" TIMESTAMPTZ(6) NOT NULL,
    "left_at" TIMESTAMPTZ(6),
    "entered_cause" TEXT NOT NULL,
    "left_cause" TEXT,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("shop_id","segment_id","profile_id","entered_at")
);

-- CreateTable
CREATE TABLE "due_profiles" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "due_profiles_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "shops" (
    "id" SERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "shopify_id" BIGINT,
    "name" TEXT NOT NULL DEFAULT '',
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "generation" INTEGER NOT NULL DEFAULT 0,
    "installed_at" TIMESTAMPTZ(6),
    "uninstalled_at" TIMESTAMPTZ(6),
    "ready_at" TIMESTAMPTZ(6),
    "scopes" TEXT NOT NULL DEFAULT '',
    "history_from" TIMESTAMPTZ(6),
    "version" TIMESTAMPTZ(6),
    "scopes_version" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_tokens" (
    "shop_id" INTEGER NOT NULL,
    "access_token" TEXT,
    "expires_at" TIMESTAMPTZ(6),
    "refresh_token" TEXT,
    "refresh_token_expires_at" TIMESTAMPTZ(6),
    "scope" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "shop_tokens_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "sender_identities" (
    "shop_id" INTEGER NOT NULL,
    "from_name" TEXT NOT NULL,
    "from_email" TEXT NOT NULL,
    "reply_to" TEXT NOT NULL DEFAULT '',
    "postal_address" TEXT NOT NULL DEFAULT '',
    "brand_color" TEXT NOT NULL DEFAULT '#1f4d3a',
    "logo_url" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sender_identities_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "profile_traits" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "order_count" INTEGER NOT NULL,
    "spent_minor" BIGINT NOT NULL,
    "first_order_at" TIMESTAMPTZ(6),
    "last_order_at" TIMESTAMPTZ(6),
    "rhythm_seconds" BIGINT NOT NULL,
    "lifecycle_stage" TEXT NOT NULL,
    "lifecycle_since" TIMESTAMPTZ(6) NOT NULL,
    "lifecycle_until" TIMESTAMPTZ(6),
    "derived_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_traits_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "shop_rhythms" (
    "shop_id" INTEGER NOT NULL,
    "month" TIMESTAMPTZ(6) NOT NULL,
    "rhythm_seconds" BIGINT NOT NULL,
    "derived_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "shop_rhythms_pkey" PRIMARY KEY ("shop_id","month")
);

-- CreateIndex
CREATE INDEX "product_variants_shop_id_product_id_idx" ON "product_variants"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "collection_products_shop_id_product_id_idx" ON "collection_products"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "consent_records_shop_id_profile_id_idx" ON "consent_records"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "orders_shop_id_profile_id_processed_at_idx" ON "orders"("shop_id", "profile_id", "processed_at");

-- CreateIndex
CREATE INDEX "orders_shop_id_processed_at_idx" ON "orders"("shop_id", "processed_at");

-- CreateIndex
CREATE INDEX "order_lines_shop_id_product_id_idx" ON "order_lines"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "baskets_shop_id_profile_id_idx" ON "baskets"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "baskets_shop_id_cart_token_idx" ON "baskets"("shop_id", "cart_token");

-- CreateIndex
CREATE INDEX "events_shop_id_profile_id_occurred_at_idx" ON "events"("shop_id", "profile_id", "occurred_at");

-- CreateIndex
CREATE INDEX "events_shop_id_actor_idx" ON "events"("shop_id", "actor");

-- CreateIndex
CREATE UNIQUE INDEX "flows_shop_id_key_key" ON "flows"("shop_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "flow_runs_shop_id_flow_id_profile_id_triggered_at_key" ON "flow_runs"("shop_id", "flow_id", "profile_id", "triggered_at");

-- CreateIndex
CREATE UNIQUE INDEX "receipts_shop_id_source_delivery_id_key" ON "receipts"("shop_id", "source", "delivery_id");

-- CreateIndex
CREATE INDEX "messages_shop_id_profile_id_idx" ON "messages"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "messages_shop_id_queued_at_idx" ON "messages"("shop_id", "queued_at");

-- CreateIndex
CREATE UNIQUE INDEX "messages_shop_id_source_kind_source_id_step_key" ON "messages"("shop_id", "source_kind", "source_id", "step");

-- CreateIndex
CREATE INDEX "profiles_shop_id_email_idx" ON "profiles"("shop_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "profiles_shop_id_customer_id_key" ON "profiles"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "identities_shop_id_profile_id_idx" ON "identities"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "profile_tags_shop_id_tag_idx" ON "profile_tags"("shop_id", "tag");

-- CreateIndex
CREATE UNIQUE INDEX "segments_shop_id_key_key" ON "segments"("shop_id", "key");

-- CreateIndex
CREATE INDEX "memberships_shop_id_profile_id_idx" ON "memberships"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "memberships_shop_id_segment_id_entered_at_idx" ON "memberships"("shop_id", "segment_id", "entered_at");

-- CreateIndex
CREATE INDEX "due_profiles_shop_id_due_at_idx" ON "due_profiles"("shop_id", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "shops_domain_key" ON "shops"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "shops_shopify_id_key" ON "shops"("shopify_id");

-- AddForeignKey
ALTER TABLE "flow_runs" ADD CONSTRAINT "flow_runs_shop_id_flow_id_fkey" FOREIGN KEY ("shop_id", "flow_id") REFERENCES "flows"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_shop_id_segment_id_fkey" FOREIGN KEY ("shop_id", "segment_id") REFERENCES "segments"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_shop_id_segment_id_fkey" FOREIGN KEY ("shop_id", "segment_id") REFERENCES "segments"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- One partition a month, kept out of the public schema: made by the application ahead of the events that need it.
CREATE SCHEMA "event_partitions";

-- The lists of what waits: small, whatever the tables grow to.
CREATE INDEX "receipts_pending_idx" ON "receipts"("shop_id", "source", "id") WHERE "state" = 'pending';
CREATE INDEX "receipts_dead_idx" ON "receipts"("shop_id", "id") WHERE "state" = 'dead';
CREATE INDEX "receipts_settled_idx" ON "receipts"("settled_at") WHERE "body" IS NOT NULL AND "state" IN ('folded', 'ignored');
CREATE INDEX "messages_due_idx" ON "messages"("shop_id", "next_attempt_at") WHERE "state" IN ('queued', 'sending', 'in_doubt');
CREATE INDEX "flow_runs_running_idx" ON "flow_runs"("shop_id", "id") WHERE "state" = 'running';

-- A profile is in a segment once at a time.
CREATE UNIQUE INDEX "memberships_open_key" ON "memberships"("shop_id", "profile_id", "segment_id") WHERE "left_at" IS NULL;

-- Joins of a few rows by what they rarely have.
CREATE INDEX "orders_cart_token_idx" ON "orders"("shop_id", "cart_token") WHERE "cart_token" IS NOT NULL;
CREATE INDEX "orders_guest_email_idx" ON "orders"("shop_id", "email") WHERE "customer_id" IS NULL;
CREATE INDEX "baskets_guest_email_idx" ON "baskets"("shop_id", "email") WHERE "customer_id" IS NULL;
