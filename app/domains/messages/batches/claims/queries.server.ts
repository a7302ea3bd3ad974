import sql from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { sentUnder } from "~/domains/templates/index.server";
import { leaseSeconds, type Claim } from "../model";

/**
 * Marks messages as on their way in a batch that is yet to be written, so that the next decision finds them. Nothing of
 * a claim can have been posted: its mails do not exist. What they will be made of is noted with it, as it stands now: to
 * write all of them once more when they are frozen would cost as much as the claim.
 */
export async function claimBatch(
  shopId: number,
  { account, priority, messageIds }: { account: string; priority: number; messageIds: string[] },
  tx: Tx,
): Promise<Claim> {
  const [row] = await tx.query<Pick<Claim, "id">>(prepared`
    WITH batch AS (
      INSERT INTO send_batches (shop_id, kind, priority, state, account, message_ids, size, claimed_until, first_attempt_at)
      VALUES (${shopId}, 'batch', ${priority}, 'writing', ${account}, ${messageIds}::bigint[], ${messageIds.length},
        clock_timestamp() + make_interval(secs => ${leaseSeconds}), clock_timestamp())
      RETURNING id, first_attempt_at
    ), claimed AS (
      UPDATE messages m SET state = 'sending', reason = NULL, deferred_reason = NULL, batch_id = batch.id,
        first_attempt_at = batch.first_attempt_at, (template_id, template_version) = ${sentUnder(shopId, sql`m.template_key`)}
      FROM batch WHERE m.shop_id = ${shopId} AND m.id = ANY (${messageIds}::bigint[])
    )
    SELECT id FROM batch`);
  if (!row) throw new Error("A claim was not written");
  return { ...row, account, messageIds };
}

/**
 * Holds a claim until the transaction ends. Nobody is let in while its mails are written, however long that takes.
 * @returns whose each message is by now, by its id: those only that are still there. None when the claim is lost.
 */
export async function holdClaim(shopId: number, { id, messageIds }: Claim, tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; profileId: string }>(sql`
    WITH held AS (
      SELECT id FROM send_batches WHERE shop_id = ${shopId} AND id = ${id} AND state = 'writing' FOR UPDATE
    )
    SELECT m.id, m.profile_id AS "profileId" FROM held
    JOIN messages m ON m.shop_id = ${shopId} AND m.id = ANY (${messageIds}::bigint[]) AND m.state = 'sending'
    FOR UPDATE OF m`);
  return new Map(rows.map((row) => [row.id, row.profileId]));
}

/** Lets messages of a claim wait again: they are decided about anew. */
export async function returnDrafts(shopId: number, messageIds: string[], tx: Tx): Promise<void> {
  if (messageIds.length === 0) return;
  await tx.query(sql`
    UPDATE messages SET state = 'queued', batch_id = NULL, first_attempt_at = NULL
    WHERE shop_id = ${shopId} AND id = ANY (${messageIds}::bigint[])`);
}

/** Takes back a held claim of which nothing was written. */
export async function dropClaim(shopId: number, { id }: Claim, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM send_batches WHERE shop_id = ${shopId} AND id = ${id} AND state = 'writing'`);
}

/** Gives back what dead workers claimed and never wrote. Who is still writing holds the claim, and keeps it. */
export async function returnLapsed(shopId: number, db: Db = pool): Promise<void> {
  await db.query(prepared`
    WITH lapsed AS (
      DELETE FROM send_batches WHERE shop_id = ${shopId} AND id IN (
        SELECT id FROM send_batches
        WHERE shop_id = ${shopId} AND state = 'writing' AND claimed_until < clock_timestamp() FOR UPDATE SKIP LOCKED)
      RETURNING id, message_ids
    )
    UPDATE messages m SET state = 'queued', batch_id = NULL, first_attempt_at = NULL
    FROM lapsed WHERE m.shop_id = ${shopId} AND m.id = ANY (lapsed.message_ids) AND m.batch_id = lapsed.id
      AND m.state = 'sending'`);
}
