-- What a shop sells day by day, and what those buy later who first bought in a month: rolled up, so that a report opens
-- in an instant however many orders there are.
CREATE TABLE "daily_orders" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "buyers" INTEGER NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "foreign_orders" INTEGER NOT NULL,
    "later_orders" INTEGER NOT NULL DEFAULT 0,
    "later_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "daily_orders_pkey" PRIMARY KEY ("shop_id","day")
);

CREATE TABLE "cohort_months" (
    "shop_id" INTEGER NOT NULL,
    "cohort" DATE NOT NULL,
    "month" DATE NOT NULL,
    "buyers" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL,
    "revenue_minor" BIGINT NOT NULL,

    CONSTRAINT "cohort_months_pkey" PRIMARY KEY ("shop_id","cohort","month")
);
