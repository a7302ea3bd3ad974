-- AlterTable
ALTER TABLE "rollup_states" ADD COLUMN     "moves" JSONB NOT NULL DEFAULT '[]';

-- What Prisma's schema language cannot say.

-- How many a merchant should look at is asked each time home opens. Of all messages they are very few.
CREATE INDEX "messages_troubled_idx" ON "messages"("shop_id", "state") WHERE "state" IN ('failed', 'parked');
