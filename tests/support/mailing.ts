import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import { addReadyFlows, listFlows, setFlowEnabled } from "~/domains/flows/index.server";
import { queueMessages } from "~/domains/messages/queries.server";
import { ensureShop, saveSender } from "~/domains/shops/index.server";
import { emit } from "~/jobs/emit.server";
import { recordset } from "~/lib/sql";

/** Somebody who subscribed, and the message that waits for her. */
export interface Waiting {
  profileId: string;
  messageId: string;
  email: string;
}

/** One row of the ledger of messages, as a story tells it. */
export interface LedgerLine {
  email: string;
  state: string;
  reason: string | null;
  resendId: string | null;
  attempts: number;
}

export const sender = {
  fromName: "Story",
  fromEmail: "hello@shop.example",
  replyTo: "",
  brandColor: "#112233",
  logoUrl: "",
  postalAddress: "1 Example Street, Bristol",
};

/** An installed shop with a sender and its flows turned on. @returns its id */
export async function openMailingShop(domain: string, now: Date): Promise<number> {
  const { id } = await ensureShop(domain);
  await db.query(sql`UPDATE shops SET installed_at = ${now}, generation = 1, currency = 'GBP' WHERE id = ${id}`);
  await saveSender(id, sender, now);
  await addReadyFlows(id, now);
  for (const flow of await listFlows(id)) await setFlowEnabled(id, flow.id, now);
  return id;
}

/** Subscribed people, each with a welcome message that is due. The queue is told only when `announced`. */
export async function queueWelcomes(
  shopId: number,
  names: string[],
  now: Date,
  { announced = false } = {},
): Promise<Waiting[]> {
  const [flow] = await listFlows(shopId);
  if (!flow) throw new Error("The shop has no flow");
  const people = names.map((name) => ({ email: `${name}@example.com`, name }));
  return transact(async (tx) => {
    const profiles = await tx.query<{ profileId: string; email: string }>(sql`
      INSERT INTO profiles (shop_id, email, first_name, known_since)
      SELECT ${shopId}::int, email, name, ${now}::timestamptz FROM ${recordset(people, { email: "text", name: "text" })}
      RETURNING id AS "profileId", email`);
    const said = { state: "subscribed", optInLevel: null, source: "shopify", occurredAt: now } as const;
    await recordConsents(
      shopId,
      profiles.map((profile) => ({ ...profile, ...said, customerId: null })),
      tx,
    );
    // A run for each profile: its number serves as the run's.
    const requests = profiles.map(({ profileId }) => ({
      ...{ runId: profileId, step: 0, flowId: flow.id, segmentId: null },
      ...{ profileId, template: "welcome" as const, triggeredAt: now },
    }));
    await queueMessages(shopId, requests, now, tx);
    if (announced) await emit(tx, "messages.queued", { shopId });
    return tx.query<Waiting>(sql`
      SELECT m.id AS "messageId", p.id AS "profileId", p.email FROM messages m
      JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
      WHERE m.shop_id = ${shopId} AND p.email = ANY (${people.map(({ email }) => email)}::text[]) ORDER BY m.id`);
  });
}

/** The ledger of a shop, in the order of the people's addresses. */
export async function ledgerOf(shopId: number): Promise<LedgerLine[]> {
  return db.query<LedgerLine>(sql`
    SELECT p.email, m.state, m.reason, m.resend_id AS "resendId", m.attempts FROM messages m
    JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id WHERE m.shop_id = ${shopId} ORDER BY p.email, m.id`);
}

/** Lets time pass for claims: their leases count by the database's clock, which a test cannot set. */
export async function outliveLeases(shopId: number): Promise<void> {
  await db.query(sql`
    UPDATE messages SET claimed_until = now() - interval '1 second' WHERE shop_id = ${shopId} AND state = 'sending'`);
}
