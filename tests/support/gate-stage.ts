import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import { claimBatch } from "~/domains/messages/batches/claims/queries.server";
import { deferDrafts, endDrafts, takeDrafts } from "~/domains/messages/batches/queries.server";
import { decideAll } from "~/domains/messages/gate/decide.server";
import { priorities, type Decision, type Draft } from "~/domains/messages/gate/model";
import { recordset } from "~/lib/sql";

/** Somebody as the gate sees them. */
export interface Living {
  name: string;
  country?: string | null;
  region?: string | null;
  knownSince?: Date;
}

/** Subscribed people of a shop. @returns their profiles' ids, by name */
export async function settlePeople(shopId: number, people: Living[], now: Date): Promise<Map<string, string>> {
  const rows = people.map(({ name, country = "GB", region = null, knownSince = now }) => {
    return { name, email: `${name}.${shopId}@example.com`, country, region, knownSince };
  });
  const columns = { name: "text", email: "text", country: "text", region: "text", knownSince: "timestamptz" };
  return transact(async (tx) => {
    const made = await tx.query<{ profileId: string; name: string; email: string; knownSince: Date }>(sql`
      INSERT INTO profiles (shop_id, email, first_name, country_code, region_code, known_since)
      SELECT ${shopId}::int, email, name, country, region, "knownSince" FROM ${recordset(rows, columns)}
      RETURNING id AS "profileId", first_name AS name, email, known_since AS "knownSince"`);
    const said = { state: "subscribed", optInLevel: null, source: "shopify", customerId: null } as const;
    const consents = made.map(({ profileId, email, knownSince }) => ({
      ...said,
      profileId,
      email,
      occurredAt: knownSince,
    }));
    await recordConsents(shopId, consents, tx);
    return new Map(made.map(({ name, profileId }) => [name, profileId]));
  });
}

/** What a message is that somebody queues. */
export interface Queued {
  profileId: string;
  priority?: number;
  at: Date;
  dueAt?: Date;
  template?: string;
  state?: string;
  settledAt?: Date | null;
}

/** Puts messages into the ledger. @returns their ids, in the order given */
export async function queue(shopId: number, queued: Queued[]): Promise<string[]> {
  const rows = queued.map((message, index) => ({
    ...{ priority: priorities.flow, template: "welcome", state: "queued", settledAt: null, dueAt: message.at, index },
    ...message,
  }));
  const columns = {
    ...{ profileId: "bigint", priority: "int", at: "timestamptz", dueAt: "timestamptz", template: "text" },
    ...{ state: "text", settledAt: "timestamptz", index: "int" },
  };
  const made = await db.query<{ id: string }>(sql`
    WITH next AS (SELECT coalesce(max(source_id), 0) AS source FROM messages WHERE shop_id = ${shopId})
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, priority, state,
      queued_at, next_attempt_at, settled_at, first_attempt_at)
    SELECT ${shopId}::int, "profileId", 'campaign', next.source + 1 + index, 0, (next.source + 1 + index)::int, template, priority, state, at, "dueAt",
      "settledAt", CASE WHEN state <> 'queued' THEN at END
    FROM next, ${recordset(rows, columns)} ORDER BY index RETURNING id`);
  return made.map(({ id }) => id);
}

export async function readDrafts(shopId: number, ids: string[]): Promise<Draft[]> {
  return db.query<Draft>(sql`
    SELECT id, profile_id AS "profileId", source_kind AS "sourceKind", source_id AS "sourceId", program_id AS "programId",
      step, priority, rank, template_key AS "templateKey", queued_at AS "queuedAt", send_before AS "sendBefore",
      segment_id AS "segmentId", experiment_id AS "experimentId", arm, treatment
    FROM messages WHERE shop_id = ${shopId} AND id = ANY (${ids}::bigint[])`);
}

/** Decides about messages as the sender does, and changes nothing. */
export async function decide(shopId: number, ids: string[], now: Date): Promise<(Decision | undefined)[]> {
  const drafts = await readDrafts(shopId, ids);
  const { decisions } = await transact((tx) => decideAll(shopId, drafts, now, tx));
  return ids.map((id) => decisions.get(id));
}

/** A worker's turn but for its mails: takes what is due, decides, and claims what passes. @returns whether it had any */
export async function takeTurn(shopId: number, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    const drafts = await takeDrafts(shopId, 20, now, tx);
    const [first] = drafts;
    if (!first) return false;
    const { decisions } = await decideAll(shopId, drafts, now, tx);
    const passed = [...decisions].filter(([, { decision }]) => decision === "send").map(([id]) => id);
    const deferred = [...decisions].flatMap(([id, to]) => (to.decision === "defer" ? [{ id, ...to }] : []));
    const skipped = [...decisions].flatMap(([id, to]) =>
      to.decision === "skip" ? [{ id, state: "skipped" as const, reason: to.reason }] : [],
    );
    await deferDrafts(shopId, deferred, now, tx);
    await endDrafts(shopId, skipped, now, tx);
    const claim = { account: "stage", priority: first.priority, messageIds: passed };
    if (passed.length > 0) await claimBatch(shopId, claim, tx);
    return true;
  });
}

/** Resend took what was posted. @param share of what is on its way */
export async function settleSent(shopId: number, now: Date, isSettled: (id: string) => boolean): Promise<void> {
  const open = await db.query<{ id: string }>(sql`
    SELECT id FROM messages WHERE shop_id = ${shopId} AND state IN ('sending', 'in_doubt')`);
  const ids = open.map(({ id }) => id).filter(isSettled);
  await db.query(sql`
    UPDATE messages SET state = 'sent', settled_at = ${now} WHERE shop_id = ${shopId} AND id = ANY (${ids}::bigint[])`);
}
