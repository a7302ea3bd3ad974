import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import type { ClaimOwner } from "~/domains/profiles/model";

/** Whose quiz responses are; of those that are nobody's yet there is nothing to say. */
export async function findResponseOwners(shopId: number, responses: readonly string[], db: Db): Promise<ClaimOwner[]> {
  if (responses.length === 0) return [];
  return db.query<ClaimOwner>(sql`
    SELECT 'quiz' AS source, id AS key, profile_id AS "profileId" FROM quiz_responses
    WHERE shop_id = ${shopId} AND id = ANY (${[...responses]}::text[]) AND profile_id IS NOT NULL`);
}
