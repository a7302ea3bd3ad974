-- Stays are written for a profile in all its segments at once: beside each other in one key they are one page, where by
-- segment they were thirty. Ending a stay changes no index any more, so it stays in its page when there is room.
DROP INDEX "memberships_open_key";
DROP INDEX "memberships_shop_id_profile_id_idx";
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_pkey",
  ADD CONSTRAINT "memberships_pkey" PRIMARY KEY ("shop_id", "profile_id", "segment_id", "entered_at");
ALTER TABLE "memberships" SET (fillfactor = 85);
