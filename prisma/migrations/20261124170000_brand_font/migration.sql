ALTER TABLE "sender_identities" ADD COLUMN "brand_font" TEXT NOT NULL DEFAULT 'sans';
