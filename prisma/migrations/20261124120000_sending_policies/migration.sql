-- CreateTable
CREATE TABLE "sending_policies" (
    "shop_id" INTEGER NOT NULL,
    "cap_messages" INTEGER,
    "cap_days" INTEGER NOT NULL,
    "hours_between" INTEGER NOT NULL,
    "quiet_from" INTEGER NOT NULL,
    "quiet_until" INTEGER NOT NULL,
    "send_windows" JSONB NOT NULL,
    "sunset_days" INTEGER,
    "sunset_mails" INTEGER NOT NULL,
    "flow_hours" INTEGER NOT NULL,
    "campaign_hours" INTEGER NOT NULL,
    "at_usual_hour" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sending_policies_pkey" PRIMARY KEY ("shop_id")
);
