-- What Prisma's schema language cannot say. A batch that is being written is open as well.
DROP INDEX "send_batches_open_idx";
CREATE INDEX "send_batches_open_idx" ON "send_batches"("shop_id", "state") WHERE "state" IN ('writing', 'sending', 'in_doubt');
