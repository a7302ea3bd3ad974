-- CreateTable
CREATE TABLE "segment_times" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "send_windows" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "segment_times_pkey" PRIMARY KEY ("shop_id","segment_id")
);
