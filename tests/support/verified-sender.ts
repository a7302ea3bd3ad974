import sql from "sql-template-tag";
import { db } from "~/db.server";

/**
 * A shop that may send as much as it likes: its domain has been ready for long, and its mail of the last days was well
 * taken.
 */
export async function verifySender(shopId: number, name: string, now: Date): Promise<void> {
  await db.query(sql`
    INSERT INTO sender_domains (shop_id, name, resend_id, status, records, findings, ready_at, added_at, level, level_since)
    VALUES (${shopId}, ${name}, 'domain', 'verified', '[]', '[]', ${now}, ${now}, 10, ${now})
    ON CONFLICT (shop_id) DO NOTHING`);
  await db.query(sql`
    INSERT INTO sender_breakers (shop_id, counted_from, counted_at, sent, heard)
    VALUES (${shopId}, ${now}, ${now}, 1000, 1000) ON CONFLICT (shop_id) DO NOTHING`);
}
