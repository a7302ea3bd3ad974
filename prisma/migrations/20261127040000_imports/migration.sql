-- AlterTable
ALTER TABLE "opt_in_policies" ADD COLUMN     "refuses_disposable" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "imports" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "columns" TEXT[],
    "size" INTEGER NOT NULL DEFAULT 0,
    "mapping" JSONB,
    "as_of" TIMESTAMPTZ(6) NOT NULL,
    "statement" TEXT,
    "consented_at" TIMESTAMPTZ(6),
    "text_id" INTEGER,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "undone" INTEGER NOT NULL DEFAULT 0,
    "is_stepped" BOOLEAN NOT NULL DEFAULT false,
    "list_size" INTEGER NOT NULL DEFAULT 0,
    "mailed" INTEGER NOT NULL DEFAULT 0,
    "heard" INTEGER NOT NULL DEFAULT 0,
    "bounced" INTEGER NOT NULL DEFAULT 0,
    "complained" INTEGER NOT NULL DEFAULT 0,
    "uploaded_at" TIMESTAMPTZ(6) NOT NULL,
    "asked_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "undone_at" TIMESTAMPTZ(6),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "shop_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" TEXT[],
    "state" TEXT NOT NULL,
    "key" TEXT,
    "profile_id" BIGINT,
    "is_new" BOOLEAN NOT NULL DEFAULT false,
    "is_permitted" BOOLEAN NOT NULL DEFAULT false,
    "mailed_at" TIMESTAMPTZ(6),
    "notes" JSONB NOT NULL,
    "former" JSONB,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("shop_id","import_id","line")
);

-- CreateTable
CREATE TABLE "profile_addresses" (
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "problem" TEXT NOT NULL,
    "suggestion" TEXT,
    "derived_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "profile_addresses_pkey" PRIMARY KEY ("shop_id","profile_id")
);

-- CreateTable
CREATE TABLE "data_looks" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "looked_at" TIMESTAMPTZ(6) NOT NULL,
    "found" JSONB NOT NULL,

    CONSTRAINT "data_looks_pkey" PRIMARY KEY ("shop_id","kind")
);

-- CreateIndex
CREATE INDEX "import_rows_shop_id_import_id_state_line_idx" ON "import_rows"("shop_id", "import_id", "state", "line");

-- CreateIndex
CREATE INDEX "import_rows_shop_id_import_id_key_idx" ON "import_rows"("shop_id", "import_id", "key");

-- CreateIndex
CREATE INDEX "import_rows_shop_id_profile_id_idx" ON "import_rows"("shop_id", "profile_id");

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_shop_id_import_id_fkey" FOREIGN KEY ("shop_id", "import_id") REFERENCES "imports"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. Only lists whose first mail goes in steps are asked for, before each batch.
CREATE INDEX "imports_stepped_idx" ON "imports"("shop_id") WHERE "is_stepped";
