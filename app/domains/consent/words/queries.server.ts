import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { ConsentState } from "../model";
import { addressHash, latestConsent } from "../queries.server";

/** What has been said of mail to an address. */
export interface LastWord {
  state: ConsentState | null;
  saidAt: Date | null;
  /** Whether its owner said no and has not said yes since; of who was erased, too. */
  hasSaidNo: boolean;
}

/** What has been said of mail to these addresses, by address: of every one of them, if only that nothing was. */
export async function findLastWords(shopId: number, emails: readonly string[], db: Db): Promise<Map<string, LastWord>> {
  const asked = [...new Set(emails)].map((email) => ({ email, hash: addressHash(email) }));
  const rows = await db.query<LastWord & { email: string }>(sql`
    SELECT r.email, (${latestConsent(shopId, sql`r.email`)}) AS state, said.at AS "saidAt",
      coalesce(said.no >= coalesce(said.yes, '-infinity'), false) OR EXISTS (
        SELECT 1 FROM suppressions s WHERE s.shop_id = ${shopId} AND s.address_hash = r.hash
          AND s.reason = 'unsubscribed' AND s.suppressed_at >= coalesce(said.yes, '-infinity')) AS "hasSaidNo"
    FROM ${recordset(asked, { email: "text", hash: "text" })}
    CROSS JOIN LATERAL (
      SELECT max(c.occurred_at) AS at, max(c.occurred_at) FILTER (WHERE c.state = 'unsubscribed') AS no,
        max(c.occurred_at) FILTER (WHERE c.state = 'subscribed') AS yes
      FROM consent_records c WHERE c.shop_id = ${shopId} AND c.email = r.email) said`);
  return new Map(rows.map(({ email, ...word }) => [email, word]));
}

/** Of these words those that are still the last on their addresses. */
export async function listStillLast(
  shopId: number,
  words: readonly { email: string; source: string }[],
  db: Db,
): Promise<string[]> {
  const rows = await db.query<{ email: string }>(sql`
    SELECT r.email FROM ${recordset(words, { email: "text", source: "text" })}
    JOIN LATERAL (
      SELECT c.source FROM consent_records c WHERE c.shop_id = ${shopId} AND c.email = r.email
      ORDER BY c.occurred_at DESC, c.state <> 'unsubscribed', c.state = 'subscribed', c.state LIMIT 1
    ) last ON last.source = r.source`);
  return rows.map(({ email }) => email);
}
