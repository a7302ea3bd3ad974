-- AlterTable
ALTER TABLE "flows" ADD COLUMN     "archived_at" TIMESTAMPTZ(6),
ADD COLUMN     "draft" JSONB,
ADD COLUMN     "drafted_at" TIMESTAMPTZ(6),
ADD COLUMN     "rank" INTEGER NOT NULL DEFAULT 100,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "definition" DROP NOT NULL;

-- AlterTable
ALTER TABLE "flow_runs" ADD COLUMN     "arrived_at" TIMESTAMPTZ(6),
ADD COLUMN     "at_step" TEXT,
ADD COLUMN     "cause" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "due_at" TIMESTAMPTZ(6),
ADD COLUMN     "ended_at" TIMESTAMPTZ(6),
ADD COLUMN     "outcome" TEXT,
ADD COLUMN     "segment_id" INTEGER,
ADD COLUMN     "taken" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "treatment" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "arm" TEXT,
ADD COLUMN     "experiment_id" INTEGER,
ADD COLUMN     "rank" INTEGER NOT NULL DEFAULT 100,
ADD COLUMN     "treatment" TEXT;

-- CreateTable
CREATE TABLE "campaigns" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "paused_from" TEXT,
    "due_at" TIMESTAMPTZ(6),
    "started_at" TIMESTAMPTZ(6),
    "audience" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "archived_at" TIMESTAMPTZ(6),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "campaign_recipients" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "segment_id" INTEGER,
    "template_key" TEXT NOT NULL,
    "experiment_id" INTEGER,
    "arm" TEXT,
    "in_trial" BOOLEAN NOT NULL DEFAULT false,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,

    CONSTRAINT "campaign_recipients_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "experiments" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "step" TEXT,
    "arms" JSONB NOT NULL,
    "window_days" INTEGER NOT NULL,
    "planned" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "started_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "winner" TEXT,
    "ended_reason" TEXT,
    "stopped_arms" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "looked_at" TIMESTAMPTZ(6),
    "verdict" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "experiments_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "shop_id" INTEGER NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "arm" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("shop_id","experiment_id","profile_id")
);

-- CreateTable
CREATE TABLE "flow_versions" (
    "shop_id" INTEGER NOT NULL,
    "flow_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "flow_versions_pkey" PRIMARY KEY ("shop_id","flow_id","version")
);

-- CreateTable
CREATE TABLE "flow_passages" (
    "shop_id" INTEGER NOT NULL,
    "run_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "flow_id" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "flow_passages_pkey" PRIMARY KEY ("shop_id","run_id","number")
);

-- CreateTable
CREATE TABLE "flow_effects" (
    "shop_id" INTEGER NOT NULL,
    "run_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "flow_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "step" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(6) NOT NULL,
    "claimed_until" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "flow_effects_pkey" PRIMARY KEY ("shop_id","run_id","number")
);

-- CreateTable
CREATE TABLE "flow_replays" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "flow_id" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "days" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reached_at" TIMESTAMPTZ(6),
    "found" JSONB NOT NULL,
    "reason" TEXT,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "flow_replays_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "flow_secrets" (
    "shop_id" INTEGER NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "flow_secrets_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "stirred_profiles" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "stirred_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stirred_profiles_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateIndex
CREATE INDEX "campaign_recipients_shop_id_profile_id_idx" ON "campaign_recipients"("shop_id", "profile_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_recipients_shop_id_campaign_id_profile_id_key" ON "campaign_recipients"("shop_id", "campaign_id", "profile_id");

-- CreateIndex
CREATE INDEX "experiments_shop_id_subject_kind_subject_id_idx" ON "experiments"("shop_id", "subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "assignments_shop_id_profile_id_idx" ON "assignments"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "flow_passages_shop_id_flow_id_step_at_idx" ON "flow_passages"("shop_id", "flow_id", "step", "at");

-- CreateIndex
CREATE INDEX "flow_effects_shop_id_profile_id_idx" ON "flow_effects"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "flow_replays_shop_id_flow_id_idx" ON "flow_replays"("shop_id", "flow_id");

-- CreateIndex
CREATE INDEX "flow_runs_shop_id_profile_id_idx" ON "flow_runs"("shop_id", "profile_id");

-- AddForeignKey
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_shop_id_campaign_id_fkey" FOREIGN KEY ("shop_id", "campaign_id") REFERENCES "campaigns"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_shop_id_experiment_id_fkey" FOREIGN KEY ("shop_id", "experiment_id") REFERENCES "experiments"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_versions" ADD CONSTRAINT "flow_versions_shop_id_flow_id_fkey" FOREIGN KEY ("shop_id", "flow_id") REFERENCES "flows"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_passages" ADD CONSTRAINT "flow_passages_shop_id_run_id_fkey" FOREIGN KEY ("shop_id", "run_id") REFERENCES "flow_runs"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_effects" ADD CONSTRAINT "flow_effects_shop_id_run_id_fkey" FOREIGN KEY ("shop_id", "run_id") REFERENCES "flow_runs"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_replays" ADD CONSTRAINT "flow_replays_shop_id_flow_id_fkey" FOREIGN KEY ("shop_id", "flow_id") REFERENCES "flows"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- A shopper is in a flow once at a time.
CREATE UNIQUE INDEX "flow_runs_open_key" ON "flow_runs"("shop_id", "flow_id", "profile_id") WHERE "state" = 'waiting';

-- The lists of what waits: small, whatever the tables grow to.
CREATE INDEX "flow_runs_due_idx" ON "flow_runs"("shop_id", "due_at") WHERE "state" = 'waiting';
CREATE INDEX "flow_effects_queued_idx" ON "flow_effects"("shop_id", "kind", "next_attempt_at") WHERE "state" = 'queued';
CREATE INDEX "campaign_recipients_waiting_idx" ON "campaign_recipients"("shop_id", "campaign_id", "due_at") WHERE "state" = 'waiting';
