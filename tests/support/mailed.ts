import sql from "sql-template-tag";
import { db } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";

/** Somebody who subscribed and to whom a mail was sent. */
export interface Mailed {
  profileId: string;
  messageId: string;
  email: string;
}

let runs = 0;

/** An installed shop. @returns its id */
export async function openShop(domain: string, now: Date): Promise<number> {
  const { id } = await ensureShop(domain);
  await db.query(sql`
    UPDATE shops SET installed_at = ${now}, generation = 1, name = 'Fern & Clay', currency = 'GBP' WHERE id = ${id}`);
  return id;
}

/** People of a shop who subscribed, each with a mail that was sent, whatever sent it. */
export async function mailed(shopId: number, names: readonly string[], now: Date): Promise<Mailed[]> {
  const people = names.map((name) => ({ name, email: `${name}@example.com`, run: ++runs }));
  const columns = { name: "text", email: "text", run: "int" };
  const rows = await db.query<Mailed>(sql`
    WITH people AS (SELECT * FROM ${recordset(people, columns)}), profile AS (
      INSERT INTO profiles (shop_id, email, first_name, known_since)
      SELECT ${shopId}::int, email, name, ${now}::timestamptz FROM people RETURNING id, email
    ), message AS (
      INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, state, resend_id,
        next_attempt_at, queued_at, settled_at)
      SELECT ${shopId}::int, profile.id, 'campaign', people.run, 0, 1, 'welcome', 'sent', 'mail-' || people.run,
        ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
      FROM profile JOIN people USING (email) RETURNING id, profile_id
    )
    SELECT profile.id AS "profileId", profile.email, message.id AS "messageId"
    FROM profile JOIN message ON message.profile_id = profile.id ORDER BY message.id`);
  const said = { state: "subscribed", optInLevel: null, source: "shopify", customerId: null } as const;
  await recordConsents(
    shopId,
    rows.map((row) => ({ ...row, ...said, occurredAt: now })),
    db,
  );
  return rows;
}
