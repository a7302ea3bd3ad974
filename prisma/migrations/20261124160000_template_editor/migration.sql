-- AlterTable
ALTER TABLE "templates" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "template_tests" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "template_id" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "template_tests_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE INDEX "template_tests_shop_id_sent_at_idx" ON "template_tests"("shop_id", "sent_at");

-- AddForeignKey
ALTER TABLE "template_tests" ADD CONSTRAINT "template_tests_shop_id_template_id_fkey" FOREIGN KEY ("shop_id", "template_id") REFERENCES "templates"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
