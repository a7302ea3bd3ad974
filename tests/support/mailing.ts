import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import { addReadyFlows, listFlows, setFlowEnabled } from "~/domains/flows/index.server";
import { priorities } from "~/domains/messages/batches/model";
import { savePolicies } from "~/domains/messages/gate/commands.server";
import { defaultPolicies } from "~/domains/messages/gate/model";
import { queueMessages } from "~/domains/messages/index.server";
import { ensureShop, saveSender } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { verifySender } from "./verified-sender";

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
  brandFont: "sans" as const,
  logoUrl: "",
  postalAddress: "1 Example Street, Bristol",
};

/** An installed shop with a sender and its flows turned on. @returns its id */
export async function openMailingShop(domain: string, now: Date): Promise<number> {
  const { id } = await ensureShop(domain);
  await db.query(sql`UPDATE shops SET installed_at = ${now}, generation = 1, currency = 'GBP' WHERE id = ${id}`);
  await saveSender(id, sender, now);
  await verifySender(id, "shop.example", now);
  await addReadyFlows(id, now);
  for (const flow of await listFlows(id)) await setFlowEnabled(id, flow.id, now);
  return id;
}

/** Stories are told at any hour of the day, and of people who get as many mails as the story needs. */
export const atAnyTime = { ...defaultPolicies, quietFrom: 0, quietUntil: 0, capMessages: null, hoursBetween: 0 };

interface Wishes {
  /** Whether a flow, a campaign or the person herself asks for it. */
  kind?: keyof typeof priorities;
  /** What is told them; a welcome when left out. */
  template?: string;
}

/** Subscribed people, each with a message that is due. */
export async function queueWelcomes(
  shopId: number,
  names: string[],
  now: Date,
  { kind = "flow", template = "welcome" }: Wishes = {},
): Promise<Waiting[]> {
  const [flow] = await listFlows(shopId);
  if (!flow) throw new Error("The shop has no flow");
  await savePolicies(shopId, atAnyTime, now);
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
    const messages = profiles.map(({ profileId }) => ({
      ...{ profileId, sourceKind: kind, sourceId: profileId, step: 0, programId: flow.id, segmentId: null },
      ...{ templateKey: template, priority: priorities[kind], sendBefore: null },
    }));
    await queueMessages(shopId, messages, now, tx);
    return tx.query<Waiting>(sql`
      SELECT m.id AS "messageId", p.id AS "profileId", p.email FROM messages m
      JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
      WHERE m.shop_id = ${shopId} AND p.email = ANY (${people.map(({ email }) => email)}::text[]) ORDER BY m.id`);
  });
}

/** The ledger of a shop, in the order of the people's addresses. */
export async function ledgerOf(shopId: number): Promise<LedgerLine[]> {
  return db.query<LedgerLine>(sql`
    SELECT p.email, m.state, m.reason, m.resend_id AS "resendId", coalesce(b.attempts, 0) AS attempts
    FROM messages m
    JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    LEFT JOIN send_batches b ON b.shop_id = m.shop_id AND b.id = m.batch_id
    WHERE m.shop_id = ${shopId} ORDER BY p.email, m.id`);
}

/** Lets time pass for claims: their leases count by the database's clock, which a test cannot set. */
export async function outliveLeases(shopId: number): Promise<void> {
  await db.query(sql`
    UPDATE send_batches SET claimed_until = now() - interval '1 second' WHERE shop_id = ${shopId} AND state IN ('writing', 'sending')`);
}
