-- A claim names what was shown, so that it can wait until it is known whose that is.
DROP INDEX "visitor_claims_shop_id_profile_id_idx";
ALTER TABLE "visitor_claims" DROP CONSTRAINT "visitor_claims_pkey",
ADD COLUMN     "key" TEXT NOT NULL,
ALTER COLUMN "profile_id" DROP NOT NULL,
ADD CONSTRAINT "visitor_claims_pkey" PRIMARY KEY ("shop_id", "client_id", "claimed_at", "source", "key");

-- CreateIndex
CREATE INDEX "visitor_claims_shop_id_source_key_idx" ON "visitor_claims"("shop_id", "source", "key");

-- CreateIndex
CREATE INDEX "visitor_claims_shop_id_profile_id_idx" ON "visitor_claims"("shop_id", "profile_id");

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "primary_domain" TEXT;
