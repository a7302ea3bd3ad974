import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { readUnsubscribeToken, unsubscribe } from "~/domains/consent/index.server";
import { addReadyFlows, listFlows, setFlowEnabled } from "~/domains/flows/index.server";
import { importFile } from "~/domains/ingest/index.server";
import { savePolicies } from "~/domains/messages/index.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop, getShop, saveSender } from "~/domains/shops/index.server";
import { resendWebhooks } from "~/doors/resend-webhooks.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { env } from "~/env.server";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { createResend } from "../../sandbox/resend";
import { addCustomer, placeOrder } from "../../sandbox/shopify/store/actions";
import type { Outcome } from "../../sandbox/shopify/store/actions";
import { serialize } from "../../sandbox/shopify/webhooks/json";
import { deliver, openDoor } from "../support/door";
import { atAnyTime } from "../support/mailing";
import { verifySender } from "../support/verified-sender";

const domain = "story.myshopify.com";
const start = new Date();
const day = 86_400_000;
let now = start;
let shopId: number;
let shopifyDoor: Awaited<ReturnType<typeof openDoor>>;
let resendDoor: Awaited<ReturnType<typeof openDoor>>;
let resend: ReturnType<typeof createResend>;

const make = factories(1, start);
const product = make.product({ title: "Calming Serum" });
const store = storeOf({ shop: make.shop({ domain }), products: [product] });

beforeAll(async () => {
  shopifyDoor = await openDoor(shopifyWebhooks);
  resendDoor = await openDoor(resendWebhooks);
  resend = createResend({
    apiKeys: [env.RESEND_API_KEY],
    webhookUrl: resendDoor.url,
    webhookSecret: env.RESEND_WEBHOOK_SECRET,
    domains: ["shop.example"],
    timeScale: 0,
  });
  const { url } = await resend.listen(Number(new URL(env.RESEND_BASE_URL).port));
  expect(url).toBe(env.RESEND_BASE_URL);

  shopId = (await ensureShop(domain)).id;
  await db.query(sql`UPDATE shops SET installed_at = ${start}, generation = 1, currency = 'GBP' WHERE id = ${shopId}`);
  const sender = {
    fromName: "Story",
    fromEmail: "hello@shop.example",
    replyTo: "",
    brandColor: "#112233",
    brandFont: "sans" as const,
    logoUrl: "",
  };
  await saveSender(shopId, { ...sender, postalAddress: "1 Example Street, Bristol" }, start);
  await verifySender(shopId, "shop.example", start);
  await savePolicies(shopId, atAnyTime, start);
  await beginKnowledge(shopId, start);
  await addReadyFlows(shopId, start);
  for (const flow of await listFlows(shopId)) await setFlowEnabled(shopId, flow.id, start);
});

afterAll(async () => {
  await resend.close();
  await shopifyDoor.close();
  await resendDoor.close();
});

async function happen<Result>(act: (now: Date) => Outcome<Result>): Promise<Result> {
  now = new Date(now.getTime() + 60_000);
  const { result, events } = act(now);
  for (const { topic, payload } of events) {
    expect(await deliver(shopifyDoor.url, { topic, body: serialize(payload), shop: domain, triggeredAt: now })).toBe(
      200,
    );
  }
  await drain(shopId, () => now);
  return result;
}

async function pass(days: number): Promise<void> {
  now = new Date(now.getTime() + days * day);
  await drain(shopId, () => now);
}

const mailsTo = (address: string) => resend.mails().filter(({ to }) => to.includes(address));

async function segmentsOf(email: string): Promise<string[]> {
  const rows = await db.query<{ name: string }>(sql`
    SELECT s.name FROM memberships m JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id
    JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    WHERE m.shop_id = ${shopId} AND p.email = ${email} AND m.left_at IS NULL ORDER BY s.id`);
  return rows.map(({ name }) => name);
}

async function ledgerOf(email: string) {
  return db.query<{ template: string; state: string; reason: string | null }>(sql`
    SELECT m.template_key AS template, m.state, m.reason FROM messages m
    JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    WHERE m.shop_id = ${shopId} AND p.email = ${email} ORDER BY m.id`);
}

test("who buys first is welcomed once, goes quiet to the day, and is asked back unless she unsubscribed", async () => {
  const ada = await happen((at) =>
    addCustomer(store, { email: "ada@example.com", firstName: "Ada", subscribed: true }, at),
  );
  expect(await segmentsOf("ada@example.com")).toEqual(["Prospects"]);

  const line = { variantId: product.variants[0].id, quantity: 1 };
  await happen((at) => placeOrder(store, { customerId: ada.id, lines: [line] }, at));
  expect(await segmentsOf("ada@example.com")).toEqual(["New"]);
  const [welcome] = mailsTo("ada@example.com");
  expect(welcome?.subject).toBe("Ada, thank you for your first order");
  expect(welcome?.html).toContain("Calming Serum");
  expect(welcome?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  // What happens to others starts nothing for her.
  await happen((at) => addCustomer(store, { email: "cyd@example.com", firstName: "Cyd" }, at));
  expect(mailsTo("ada@example.com")).toHaveLength(1);

  // Feedback came back through the other door.
  await resend.runDue();
  await drain(shopId, () => now);
  const feedback = await db.query<{ kind: string }>(sql`SELECT kind FROM message_feedback WHERE shop_id = ${shopId}`);
  expect(feedback.map(({ kind }) => kind)).toContain("delivered");
  // Segments can ask which message it was.
  const [event] = await db.query<{ properties: object }>(
    sql`SELECT properties FROM events WHERE shop_id = ${shopId} AND kind = 'message_delivered'`,
  );
  expect(event?.properties).toMatchObject({ template: "welcome", flowId: expect.any(Number) });

  // With a guessed rhythm of 45 days she goes quiet after 90, by time alone, and not a day before.
  // On the way there the welcome goes on.
  await pass(6);
  expect(mailsTo("ada@example.com")).toHaveLength(2);
  await pass(8);
  expect(mailsTo("ada@example.com")).toHaveLength(3);
  await pass(75);
  expect(await segmentsOf("ada@example.com")).toEqual(["New"]);
  await pass(2);
  expect(await segmentsOf("ada@example.com")).toEqual(["Dormant"]);
  const subjects = mailsTo("ada@example.com").map(({ subject }) => subject);
  expect(subjects).toHaveLength(4);
  expect(subjects[0]).toBe("Ada, how did it turn out?");

  // She unsubscribes by the link in the mail; back and quiet again, she is not written to, and the ledger says why.
  const token = /\/unsubscribe\/([^>\s"]+)/.exec(welcome?.headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
  const subject = readUnsubscribeToken(token);
  expect(subject?.email).toBe("ada@example.com");
  if (subject) await unsubscribe(subject, now);
  await happen((at) => placeOrder(store, { customerId: ada.id, lines: [line] }, at));
  expect(await segmentsOf("ada@example.com")).toEqual(["Active"]);
  // Her own rhythm counts by now: one interval of 91 days, drawn towards the shop's 45, makes 60; twice that is 120.
  await pass(122);
  expect(mailsTo("ada@example.com")).toHaveLength(4);
  expect(await ledgerOf("ada@example.com")).toEqual([
    { template: "welcome", state: "sent", reason: null },
    { template: "welcome-2", state: "sent", reason: null },
    { template: "welcome-3", state: "sent", reason: null },
    { template: "win-back", state: "sent", reason: null },
    { template: "win-back", state: "skipped", reason: "unsubscribed" },
  ]);
});

test("a hard bounce stops everything to that address", async () => {
  const bea = await happen((at) =>
    addCustomer(store, { email: "bounced@resend.dev", firstName: "Bea", subscribed: true }, at),
  );
  await happen((at) =>
    placeOrder(store, { customerId: bea.id, lines: [{ variantId: product.variants[0].id, quantity: 1 }] }, at),
  );
  await resend.runDue();
  await drain(shopId, () => now);
  await pass(91);
  expect(await ledgerOf("bounced@resend.dev")).toEqual([
    { template: "welcome", state: "sent", reason: null },
    { template: "welcome-2", state: "skipped", reason: "suppressed_hard_bounce" },
    { template: "welcome-3", state: "skipped", reason: "suppressed_hard_bounce" },
    { template: "win-back", state: "skipped", reason: "suppressed_hard_bounce" },
  ]);
});

test("who is only learnt to have gone quiet is in the segment, and gets no mail for it", async () => {
  const customer = { id: "gid://shopify/Customer/4242", defaultEmailAddress: { emailAddress: "dee@example.com" } };
  const [consent, bought] = [
    { marketingState: "SUBSCRIBED", marketingUpdatedAt: start },
    new Date(now.getTime() - 95 * day),
  ];
  const lines = [
    { ...customer, firstName: "Dee", defaultEmailAddress: { ...customer.defaultEmailAddress, ...consent } },
    {
      id: "gid://shopify/Order/4243",
      processedAt: bought,
      email: "dee@example.com",
      customer: { id: customer.id },
      totalPriceSet: { shopMoney: { amount: "20.0", currencyCode: "GBP" } },
    },
  ];
  const folder = await mkdtemp(join(tmpdir(), "history-"));
  await writeFile(join(folder, "export.jsonl"), lines.map((line) => JSON.stringify(line)).join("\n"));
  const done = await importFile(await getShop(shopId), join(folder, "export.jsonl"), now, () => undefined);
  await rm(folder, { recursive: true });
  expect(done).toMatchObject({ lines: 2, refused: 0 });
  await drain(shopId, () => now);
  expect(await segmentsOf("dee@example.com")).toEqual(["Dormant"]);
  expect(await ledgerOf("dee@example.com")).toEqual([]);
});
