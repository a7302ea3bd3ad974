-- AlterTable
ALTER TABLE "consent_records" ADD COLUMN     "page" TEXT,
ADD COLUMN     "quiz" TEXT,
ADD COLUMN     "text_id" INTEGER;

-- CreateTable
CREATE TABLE "opt_in_policies" (
    "shop_id" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "countries" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "opt_in_policies_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "opt_in_texts" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "opt_in_texts_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "opt_in_requests" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "profile_id" BIGINT,
    "source_kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "text_id" INTEGER,
    "page" TEXT,
    "quiz" TEXT,
    "locale" TEXT,
    "network" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(6),

    CONSTRAINT "opt_in_requests_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "opt_in_asked" (
    "address_hash" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "ticket" TEXT NOT NULL,

    CONSTRAINT "opt_in_asked_pkey" PRIMARY KEY ("address_hash","ticket")
);

-- CreateTable
CREATE TABLE "consent_tellings" (
    "shop_id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "opt_in_level" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(6),
    "told_at" TIMESTAMPTZ(6),
    "problem" TEXT,

    CONSTRAINT "consent_tellings_pkey" PRIMARY KEY ("shop_id","email")
);

-- CreateTable
CREATE TABLE "visitor_claims" (
    "shop_id" INTEGER NOT NULL,
    "client_id" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "visitor_claims_pkey" PRIMARY KEY ("shop_id","client_id","claimed_at","profile_id")
);

-- CreateTable
CREATE TABLE "quizzes" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "draft" JSONB,
    "drafted_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "remember_days" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "published_at" TIMESTAMPTZ(6),
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "quizzes_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "quiz_versions" (
    "shop_id" INTEGER NOT NULL,
    "quiz_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "quiz_versions_pkey" PRIMARY KEY ("shop_id","quiz_id","version")
);

-- CreateTable
CREATE TABLE "quiz_tests" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "quiz_id" INTEGER NOT NULL,
    "rival_id" INTEGER NOT NULL,
    "rival_share" DOUBLE PRECISION NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "quiz_tests_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "quiz_views" (
    "shop_id" INTEGER NOT NULL,
    "quiz_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "shown" INTEGER NOT NULL,

    CONSTRAINT "quiz_views_pkey" PRIMARY KEY ("shop_id","quiz_id","version","day")
);

-- CreateTable
CREATE TABLE "quiz_responses" (
    "shop_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "quiz_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "test_id" INTEGER,
    "profile_id" BIGINT,
    "customer_id" BIGINT,
    "email" TEXT,
    "first_name" TEXT,
    "client_id" TEXT,
    "country" TEXT,
    "locale" TEXT,
    "page" TEXT NOT NULL DEFAULT '',
    "network" TEXT,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "email_given_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "confirmed_at" TIMESTAMPTZ(6),
    "waiting_since" TIMESTAMPTZ(6),

    CONSTRAINT "quiz_responses_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "quiz_answers" (
    "shop_id" INTEGER NOT NULL,
    "response_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "choices" TEXT[],
    "text" TEXT,
    "answered_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "quiz_answers_pkey" PRIMARY KEY ("shop_id","response_id","question")
);

-- CreateTable
CREATE TABLE "profile_answers" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "question" TEXT NOT NULL,
    "choices" TEXT[],
    "text" TEXT,
    "quiz_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_answers_pkey" PRIMARY KEY ("shop_id","profile_id","question")
);

-- CreateTable
CREATE TABLE "quiz_nonces" (
    "shop_id" INTEGER NOT NULL,
    "signature" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "quiz_nonces_pkey" PRIMARY KEY ("shop_id","signature")
);

-- CreateTable
CREATE TABLE "storefronts" (
    "shop_id" INTEGER NOT NULL,
    "pixel_id" TEXT,
    "pixel_problem" TEXT,
    "told_digest" TEXT,
    "told_at" TIMESTAMPTZ(6),
    "told_problem" TEXT,
    "embed_seen_at" TIMESTAMPTZ(6),
    "pixel_seen_at" TIMESTAMPTZ(6),

    CONSTRAINT "storefronts_pkey" PRIMARY KEY ("shop_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "opt_in_texts_shop_id_digest_key" ON "opt_in_texts"("shop_id", "digest");

-- CreateIndex
CREATE INDEX "opt_in_requests_shop_id_email_idx" ON "opt_in_requests"("shop_id", "email");

-- CreateIndex
CREATE INDEX "opt_in_requests_shop_id_requested_at_idx" ON "opt_in_requests"("shop_id", "requested_at");

-- CreateIndex
CREATE INDEX "opt_in_requests_shop_id_profile_id_idx" ON "opt_in_requests"("shop_id", "profile_id");

-- CreateIndex
CREATE UNIQUE INDEX "opt_in_requests_shop_id_source_kind_source_id_email_key" ON "opt_in_requests"("shop_id", "source_kind", "source_id", "email");

-- CreateIndex
CREATE INDEX "opt_in_asked_asked_at_idx" ON "opt_in_asked"("asked_at");

-- CreateIndex
CREATE INDEX "consent_tellings_shop_id_profile_id_idx" ON "consent_tellings"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "visitor_claims_shop_id_profile_id_idx" ON "visitor_claims"("shop_id", "profile_id");

-- CreateIndex
CREATE UNIQUE INDEX "quizzes_shop_id_key_key" ON "quizzes"("shop_id", "key");

-- CreateIndex
CREATE INDEX "quiz_responses_shop_id_quiz_id_started_at_idx" ON "quiz_responses"("shop_id", "quiz_id", "started_at");

-- CreateIndex
CREATE INDEX "quiz_responses_shop_id_profile_id_idx" ON "quiz_responses"("shop_id", "profile_id");

-- CreateIndex
CREATE INDEX "quiz_responses_shop_id_client_id_idx" ON "quiz_responses"("shop_id", "client_id");

-- CreateIndex
CREATE INDEX "profile_answers_shop_id_question_idx" ON "profile_answers"("shop_id", "question");

-- CreateIndex
CREATE INDEX "quiz_nonces_used_at_idx" ON "quiz_nonces"("used_at");

-- AddForeignKey
ALTER TABLE "quiz_versions" ADD CONSTRAINT "quiz_versions_shop_id_quiz_id_fkey" FOREIGN KEY ("shop_id", "quiz_id") REFERENCES "quizzes"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say: the lists of what waits, small whatever the tables grow to.
CREATE INDEX "quiz_responses_waiting_idx" ON "quiz_responses"("shop_id", "waiting_since") WHERE "waiting_since" IS NOT NULL;
CREATE INDEX "consent_tellings_waiting_idx" ON "consent_tellings"("shop_id", "next_attempt_at") WHERE "next_attempt_at" IS NOT NULL;
