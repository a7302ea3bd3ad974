-- AlterTable
ALTER TABLE "campaigns" ADD COLUMN     "problem" TEXT,
ADD COLUMN     "resumed_at" TIMESTAMPTZ(6),
ADD COLUMN     "went_on_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "campaign_recipients" ADD COLUMN     "treatment" TEXT;
