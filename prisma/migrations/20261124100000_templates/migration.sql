-- CreateTable
CREATE TABLE "templates" (
    "shop_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "draft" JSONB,
    "drafted_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "templates_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "template_versions" (
    "shop_id" INTEGER NOT NULL,
    "template_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("shop_id","template_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "templates_shop_id_key_key" ON "templates"("shop_id", "key");

-- AddForeignKey
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_shop_id_template_id_fkey" FOREIGN KEY ("shop_id", "template_id") REFERENCES "templates"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
