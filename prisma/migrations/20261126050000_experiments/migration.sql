-- AlterTable
ALTER TABLE "experiments" ADD COLUMN     "rolls_out" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "experiment_looks" (
    "shop_id" INTEGER NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "looked_at" TIMESTAMPTZ(6) NOT NULL,
    "found" JSONB NOT NULL,

    CONSTRAINT "experiment_looks_pkey" PRIMARY KEY ("shop_id","experiment_id","looked_at")
);

-- AddForeignKey
ALTER TABLE "experiment_looks" ADD CONSTRAINT "experiment_looks_shop_id_experiment_id_fkey" FOREIGN KEY ("shop_id", "experiment_id") REFERENCES "experiments"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Of one thing only one comparison runs at a time: two would share its shoppers, and neither could be read.
CREATE UNIQUE INDEX "experiments_running_key" ON "experiments"("shop_id", "subject_kind", "subject_id", coalesce("step", '')) WHERE "state" = 'running';
