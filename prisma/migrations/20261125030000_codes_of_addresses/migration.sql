-- AlterTable
ALTER TABLE "coupons" ADD COLUMN     "address_hash" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "coupons_shop_id_discount_id_address_hash_key" ON "coupons"("shop_id", "discount_id", "address_hash");

-- What Prisma's schema language cannot say. A code that an address has is free no longer.
DROP INDEX "coupons_free_idx";
CREATE INDEX "coupons_free_idx" ON "coupons"("shop_id", "discount_id", "series", "code") WHERE "message_id" IS NULL AND "address_hash" IS NULL AND "state" = 'ready';
