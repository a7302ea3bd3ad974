import sql, { type Sql } from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { claim, isFree } from "../queries.server";
import type { Effect } from "../model";

// A notice's payload bears the name of the mail with which it goes, from the first attempt on: who tries again tells
// Resend the same notices under the same key.

const mail = (alias: Sql) => sql`${alias}.payload ->> 'mail'`;

/** When notices were mailed since an instant. */
export async function listMailTimes(shopId: number, since: Date, db: Db): Promise<Date[]> {
  const rows = await db.query<{ at: Date }>(sql`
    SELECT max(e.settled_at) AS at FROM flow_effects e
    WHERE e.shop_id = ${shopId} AND e.kind = 'notify' AND e.state = 'done' AND e.settled_at > ${since}
    GROUP BY ${mail(sql`e`)}`);
  return rows.map(({ at }) => at);
}

/** A mail that was begun, and is to be tried again; null when there is none. */
export async function findBegun(shopId: number, now: Date, tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ mail: string }>(sql`
    SELECT ${mail(sql`e`)} AS mail FROM flow_effects e
    WHERE e.shop_id = ${shopId} AND e.kind = 'notify' AND e.state = 'queued' AND e.next_attempt_at <= ${now}
      AND ${mail(sql`e`)} IS NOT NULL AND ${isFree(sql`e`)}
    ORDER BY e.created_at LIMIT 1`);
  return row?.mail ?? null;
}

/** Takes the notices of a mail that was begun. */
export async function claimBegun(shopId: number, name: string, tx: Tx): Promise<Effect<unknown>[]> {
  return claim(
    shopId,
    sql`SELECT e.run_id, e.number FROM flow_effects e
      WHERE e.shop_id = ${shopId} AND e.kind = 'notify' AND e.state = 'queued' AND ${mail(sql`e`)} = ${name}`,
    tx,
  );
}

/** Gives notices that wait, the oldest first, to a new mail, and takes them. */
export async function claimNew(
  shopId: number,
  name: string,
  most: number,
  now: Date,
  tx: Tx,
): Promise<Effect<unknown>[]> {
  await tx.query(sql`
    UPDATE flow_effects e SET payload = e.payload || jsonb_build_object('mail', ${name}::text)
    FROM (
      SELECT run_id, number FROM flow_effects w
      WHERE w.shop_id = ${shopId} AND w.kind = 'notify' AND w.state = 'queued' AND w.next_attempt_at <= ${now}
        AND ${mail(sql`w`)} IS NULL
      ORDER BY w.created_at, w.run_id, w.number LIMIT ${most}
    ) n
    WHERE e.shop_id = ${shopId} AND e.run_id = n.run_id AND e.number = n.number`);
  return claimBegun(shopId, name, tx);
}

/** Nothing that is due and belongs to no mail yet is looked at before an instant. */
export async function putOff(shopId: number, until: Date, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE flow_effects e SET next_attempt_at = ${until}
    WHERE e.shop_id = ${shopId} AND e.kind = 'notify' AND e.state = 'queued' AND e.next_attempt_at <= ${now}
      AND ${mail(sql`e`)} IS NULL`);
}
