-- Shoppers are searched by the beginning of an address, a full name or a last name.
CREATE INDEX "profiles_email_search_idx" ON "profiles" ("shop_id", "email" text_pattern_ops);
CREATE INDEX "profiles_name_search_idx" ON "profiles" ("shop_id", lower("first_name" || ' ' || "last_name") text_pattern_ops);
CREATE INDEX "profiles_last_name_search_idx" ON "profiles" ("shop_id", lower("last_name") text_pattern_ops);
