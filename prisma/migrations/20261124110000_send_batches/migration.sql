-- What stands between two attempts under the old rules is told by no batch: of what Resend may have, nobody knows.
UPDATE "messages" SET "state" = 'parked', "reason" = 'in doubt when sending was changed', "settled_at" = now()
WHERE "state" IN ('sending', 'in_doubt') AND "first_attempt_at" IS NOT NULL;
UPDATE "messages" SET "state" = 'queued' WHERE "state" = 'sending';

-- DropIndex
DROP INDEX "messages_due_idx";

-- AlterTable
ALTER TABLE "messages" DROP COLUMN "attempts",
DROP COLUMN "claimed_until",
DROP COLUMN "fence",
DROP COLUMN "request",
ADD COLUMN     "batch_id" BIGINT,
ADD COLUMN     "deferred_reason" TEXT,
ADD COLUMN     "displaced_by" BIGINT,
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "send_before" TIMESTAMPTZ(6),
ADD COLUMN     "template_id" INTEGER,
ADD COLUMN     "template_version" INTEGER;

-- CreateTable
CREATE TABLE "send_batches" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "message_ids" BIGINT[],
    "request" BYTEA,
    "size" INTEGER NOT NULL,
    "fence" INTEGER NOT NULL DEFAULT 1,
    "claimed_until" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "first_attempt_at" TIMESTAMPTZ(6) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(6),
    "settled_at" TIMESTAMPTZ(6),
    "reason" TEXT,

    CONSTRAINT "send_batches_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "send_lanes" (
    "shop_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6),
    "served_at" TIMESTAMPTZ(6),
    "held_reason" TEXT,

    CONSTRAINT "send_lanes_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "send_accounts" (
    "account" TEXT NOT NULL,
    "per_second" INTEGER NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "filled_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "send_accounts_pkey" PRIMARY KEY ("account")
);

-- CreateIndex
CREATE INDEX "send_batches_shop_id_first_attempt_at_idx" ON "send_batches"("shop_id", "first_attempt_at");

-- What Prisma's schema language cannot say.
CREATE INDEX "messages_queued_idx" ON "messages"("shop_id", "priority", "next_attempt_at", "id") WHERE "state" = 'queued';
CREATE INDEX "send_batches_open_idx" ON "send_batches"("shop_id", "state") WHERE "state" IN ('sending', 'in_doubt');

-- The account that every shop without a key of its own sends by.
INSERT INTO "send_accounts" ("account", "per_second", "tokens", "filled_at") VALUES ('app', 2, 1, now());
INSERT INTO "send_lanes" ("shop_id", "account", "due_at")
SELECT DISTINCT "shop_id", 'app', now() FROM "messages" WHERE "state" = 'queued';
