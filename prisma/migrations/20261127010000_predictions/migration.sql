-- CreateTable
CREATE TABLE "profile_predictions" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "order_count" INTEGER NOT NULL,
    "spent_minor" BIGINT NOT NULL,
    "last_order_at" TIMESTAMPTZ(6) NOT NULL,
    "alive_percent" INTEGER,
    "alive_low" INTEGER,
    "alive_high" INTEGER,
    "churn_percent" INTEGER NOT NULL,
    "churn_low" INTEGER NOT NULL,
    "churn_high" INTEGER NOT NULL,
    "orders_90" DECIMAL(10,2) NOT NULL,
    "orders_90_low" INTEGER NOT NULL,
    "orders_90_high" INTEGER NOT NULL,
    "orders_365" DECIMAL(10,2) NOT NULL,
    "orders_365_low" INTEGER NOT NULL,
    "orders_365_high" INTEGER NOT NULL,
    "spend_90_minor" BIGINT NOT NULL,
    "spend_90_low" BIGINT NOT NULL,
    "spend_90_high" BIGINT NOT NULL,
    "spend_365_minor" BIGINT NOT NULL,
    "spend_365_low" BIGINT NOT NULL,
    "spend_365_high" BIGINT NOT NULL,
    "next_order_at" TIMESTAMPTZ(6),
    "next_order_low" TIMESTAMPTZ(6),
    "next_order_high" TIMESTAMPTZ(6),
    "derived_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_predictions_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "prediction_fits" (
    "shop_id" INTEGER NOT NULL,
    "fitted_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL,
    "fit" JSONB NOT NULL,

    CONSTRAINT "prediction_fits_pkey" PRIMARY KEY ("shop_id")
);
