-- CreateTable
CREATE TABLE "mail_facts" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,
    "clicked" INTEGER NOT NULL,
    "ordered_after_click" INTEGER NOT NULL,
    "late" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "buyers" INTEGER NOT NULL,

    CONSTRAINT "mail_facts_pkey" PRIMARY KEY ("shop_id","segment_id")
);
