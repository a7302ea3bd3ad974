-- AlterTable
ALTER TABLE "templates" ADD COLUMN     "topic" TEXT;

-- What ready messages were about already.
UPDATE "templates" SET "topic" = 'tips' WHERE "key" IN ('how-to', 'post-purchase-thanks');
UPDATE "templates" SET "topic" = 'offers' WHERE "key" IN ('cross-sell', 'vip-early-access', 'win-back', 'birthday');
