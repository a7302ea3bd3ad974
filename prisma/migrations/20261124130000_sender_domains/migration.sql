-- CreateTable
CREATE TABLE "sender_keys" (
    "shop_id" INTEGER NOT NULL,
    "secret" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "webhook_id" TEXT,
    "webhook_secret" TEXT,
    "refused_at" TIMESTAMPTZ(6),
    "saved_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sender_keys_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "sender_domains" (
    "shop_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "resend_id" TEXT,
    "status" TEXT NOT NULL,
    "records" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "looked_at" TIMESTAMPTZ(6),
    "ready_at" TIMESTAMPTZ(6),
    "added_at" TIMESTAMPTZ(6) NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 0,
    "level_since" TIMESTAMPTZ(6),

    CONSTRAINT "sender_domains_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "sender_breakers" (
    "shop_id" INTEGER NOT NULL,
    "counted_from" TIMESTAMPTZ(6) NOT NULL,
    "counted_at" TIMESTAMPTZ(6) NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "heard" INTEGER NOT NULL DEFAULT 0,
    "bounced" INTEGER NOT NULL DEFAULT 0,
    "complained" INTEGER NOT NULL DEFAULT 0,
    "paused_for" TEXT,
    "paused_at" TIMESTAMPTZ(6),
    "resumed_at" TIMESTAMPTZ(6),

    CONSTRAINT "sender_breakers_pkey" PRIMARY KEY ("shop_id")
);
