import sql from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { firstTopics, type Preferences, type Topic } from "../model";

const columns = sql`paused_until AS "pausedUntil", denied_topics AS "deniedTopics",
  least_days_between AS "leastDaysBetween", counts_opens AS "countsOpens"`;

/** What these people chose on the preference page. Who chose nothing is not among them. */
export async function findPreferences(
  shopId: number,
  profileIds: readonly string[],
  db: Db = pool,
): Promise<Map<string, Preferences>> {
  if (profileIds.length === 0) return new Map();
  const rows = await db.query<Preferences & { profileId: string }>(prepared`
    SELECT profile_id AS "profileId", ${columns} FROM email_preferences
    WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[])`);
  return new Map(rows.map(({ profileId, ...preferences }) => [profileId, preferences]));
}

export async function savePreferences(
  shopId: number,
  profileId: string,
  { pausedUntil, deniedTopics, leastDaysBetween, countsOpens }: Preferences,
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    INSERT INTO email_preferences
      (shop_id, profile_id, paused_until, denied_topics, least_days_between, counts_opens, changed_at)
    VALUES (${shopId}, ${profileId}, ${pausedUntil}, ${deniedTopics}::text[], ${leastDaysBetween}, ${countsOpens}, ${now})
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET paused_until = excluded.paused_until,
      denied_topics = excluded.denied_topics, least_days_between = excluded.least_days_between,
      counts_opens = excluded.counts_opens, changed_at = excluded.changed_at`);
}

/** Moves the wishes of merged profiles along. Of two wishes of one person the later one counts. */
export async function movePreferences(
  shopId: number,
  absorbed: { from: string; into: string }[],
  tx: Tx,
): Promise<void> {
  if (absorbed.length === 0) return;
  await tx.query(sql`
    WITH moved AS (
      DELETE FROM email_preferences e USING ${recordset(absorbed, { from: "bigint", into: "bigint" })}
      WHERE e.shop_id = ${shopId} AND e.profile_id = r."from"
      RETURNING r."into", e.paused_until, e.denied_topics, e.least_days_between, e.counts_opens, e.changed_at
    )
    INSERT INTO email_preferences
      (shop_id, profile_id, paused_until, denied_topics, least_days_between, counts_opens, changed_at)
    SELECT DISTINCT ON ("into") ${shopId}::int, "into", paused_until, denied_topics, least_days_between, counts_opens,
      changed_at FROM moved ORDER BY "into", changed_at DESC
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET paused_until = excluded.paused_until,
      denied_topics = excluded.denied_topics, least_days_between = excluded.least_days_between,
      counts_opens = excluded.counts_opens, changed_at = excluded.changed_at
    WHERE excluded.changed_at > email_preferences.changed_at`);
}

/** What the shop's mail is about, in the merchant's order. */
export async function listTopics(shopId: number, db: Db = pool): Promise<Topic[]> {
  const topics = await db.query<Topic>(sql`
    SELECT key, name, explanation FROM email_topics WHERE shop_id = ${shopId} ORDER BY position, key`);
  return topics.length > 0 ? topics : [...firstTopics];
}

/** Puts other topics in the place of a shop's. */
export async function replaceTopics(shopId: number, topics: readonly Topic[], tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM email_topics WHERE shop_id = ${shopId}`);
  const rows = topics.map((topic, position) => ({ ...topic, position }));
  await tx.query(sql`
    INSERT INTO email_topics (shop_id, key, name, explanation, position)
    SELECT ${shopId}::int, key, name, explanation, position
    FROM ${recordset(rows, { key: "text", name: "text", explanation: "text", position: "int" })}`);
}

export async function erasePreferences(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM email_preferences WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopPreferences(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM email_preferences WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM email_topics WHERE shop_id = ${shopId}`);
}
