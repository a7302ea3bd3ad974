-- Which browser a response came from is said by the claims on browsers, and by nothing else.
DROP INDEX "quiz_responses_shop_id_client_id_idx";
ALTER TABLE "quiz_responses" DROP COLUMN "client_id";
