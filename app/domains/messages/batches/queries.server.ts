import sql from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Draft } from "../gate/model";
import { pack, unpack } from "./bytes.server";
import { firstDuePriority } from "./first-due";
import { leaseSeconds, priorities, type Batch, type Claim } from "./model";
import { batchSize } from "./size";

/** Resend remembers an idempotency key for 24 hours; after that a retry would be a second mail. */
const retryHours = 23;

/**
 * The messages that are next, of one priority, which nobody else can take before this transaction ends.
 * @param allowed how many the shop may send at most
 */
export async function takeDrafts(shopId: number, allowed: number, now: Date, tx: Tx): Promise<Draft[]> {
  const sizes = Object.values(priorities).map((priority) => ({ priority, size: batchSize(priority, allowed) }));
  return tx.query<Draft>(prepared`
    WITH next AS (
      SELECT r.priority, r.size FROM ${recordset(sizes, { priority: "int", size: "int" })}
      WHERE r.priority = ${firstDuePriority(sql`${shopId}`, now)}
    )
    SELECT id, profile_id AS "profileId", source_kind AS "sourceKind", source_id AS "sourceId",
      program_id AS "programId", step, priority, rank, template_key AS "templateKey", queued_at AS "queuedAt", send_before AS "sendBefore",
      segment_id AS "segmentId", experiment_id AS "experimentId", arm, treatment
    FROM messages
    WHERE shop_id = ${shopId} AND state = 'queued' AND priority = (SELECT priority FROM next) AND next_attempt_at <= ${now}
    ORDER BY next_attempt_at, id LIMIT (SELECT size FROM next) FOR UPDATE SKIP LOCKED`);
}

/** How many messages the shop has handed over in the last 24 hours, or tried to. */
export async function countOfDay(shopId: number, tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql`
    SELECT coalesce(sum(size), 0)::int AS count FROM send_batches
    WHERE shop_id = ${shopId} AND first_attempt_at > clock_timestamp() - interval '24 hours'`);
  return row?.count ?? 0;
}

/** Messages the gate lets wait, and until when. */
interface Deferral {
  id: string;
  until: Date;
  reason: string;
  displacedBy: string | null;
}

export async function deferDrafts(shopId: number, deferrals: readonly Deferral[], now: Date, tx: Tx): Promise<void> {
  if (deferrals.length === 0) return;
  const columns = { id: "bigint", until: "timestamptz", reason: "text", displacedBy: "bigint" };
  await tx.query(sql`
    UPDATE messages m SET next_attempt_at = greatest(r.until, ${now}::timestamptz + interval '1 second'),
      deferred_reason = r.reason, displaced_by = r."displacedBy", reason = NULL
    FROM ${recordset(deferrals, columns)} WHERE m.shop_id = ${shopId} AND m.id = r.id`);
}

/** Ends messages of which nothing was posted. */
export async function endDrafts(
  shopId: number,
  ended: readonly { id: string; state: "skipped" | "failed"; reason: string }[],
  now: Date,
  tx: Tx,
): Promise<void> {
  if (ended.length === 0) return;
  await tx.query(sql`
    UPDATE messages m SET state = r.state, reason = r.reason, settled_at = ${now}, batch_id = NULL, first_attempt_at = NULL
    FROM ${recordset(ended, { id: "bigint", state: "text", reason: "text" })}
    WHERE m.shop_id = ${shopId} AND m.id = r.id`);
}

/** What is frozen: messages, what they were made of, and the bytes of the request. */
interface Freezing {
  messages: { id: string; templateId: number | null; version: number | null }[];
  body: Buffer;
}

/**
 * Keeps what will be posted of a held claim, to the byte, and since when Resend may have it: now, by the database's
 * clock.
 */
export async function freeze(shopId: number, claim: Claim, { messages, body }: Freezing, tx: Tx): Promise<Batch> {
  const messageIds = messages.map(({ id }) => id);
  const kind = messages.length === 1 ? "single" : "batch";
  const columns = { id: "bigint", templateId: "int", version: "int" };
  // Not the mails themselves with them: they are in the bytes.
  const made = messages.map(({ id, templateId, version }) => ({ id, templateId, version }));
  const request = await pack(body);
  const [row] = await tx.query<Pick<Batch, "id" | "kind" | "fence" | "attempts">>(prepared`
    WITH batch AS (
      UPDATE send_batches SET state = 'sending', kind = ${kind}, message_ids = ${messageIds}::bigint[], request = ${request},
        size = ${messages.length}, claimed_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
        first_attempt_at = clock_timestamp()
      WHERE shop_id = ${shopId} AND id = ${claim.id} AND state = 'writing'
      RETURNING id, kind, fence, attempts, first_attempt_at
    ), frozen AS (
      UPDATE messages m SET template_id = r."templateId", template_version = r.version
      FROM batch, ${recordset(made, columns)} WHERE m.shop_id = ${shopId} AND m.id = r.id
        AND (m.template_id IS DISTINCT FROM r."templateId" OR m.template_version IS DISTINCT FROM r.version)
    )
    SELECT id, kind, fence, attempts FROM batch`);
  if (!row) throw new Error("A claim was lost while it was held");
  return { ...row, account: claim.account, messageIds, body };
}

/** A batch of which nobody knows whether Resend has it. */
type Doubtful = Batch & { isExpired: boolean };

/** Takes over a batch in doubt whose time has come, or whose worker died. Null when there is none. */
export async function retakeBatch(shopId: number, now: Date, db: Db = pool): Promise<Doubtful | null> {
  const [row] = await db.query<Omit<Doubtful, "body"> & { request: Buffer }>(prepared`
    UPDATE send_batches SET state = 'sending', fence = fence + 1, attempts = attempts + 1,
      claimed_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    WHERE shop_id = ${shopId} AND id = (
      SELECT id FROM send_batches
      WHERE shop_id = ${shopId} AND ((state = 'in_doubt' AND next_attempt_at <= ${now})
        OR (state = 'sending' AND claimed_until < clock_timestamp()))
      ORDER BY priority, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, fence, attempts, account, message_ids AS "messageIds", request,
      first_attempt_at < clock_timestamp() - make_interval(hours => ${retryHours}) AS "isExpired"`);
  return row ? { ...row, body: unpack(row.request) } : null;
}
