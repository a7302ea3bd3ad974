import { afterAll, beforeAll, expect, test } from "vitest";
import sql, { raw } from "sql-template-tag";
import { db } from "~/db.server";
import { savePolicies } from "~/domains/messages/index.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { abandonCheckout, addCustomer, placeOrder, updateCustomer } from "../../sandbox/shopify/store/actions";
import type { Outcome } from "../../sandbox/shopify/store/actions";
import type { Store } from "../../sandbox/shopify/store/model";
import { serialize } from "../../sandbox/shopify/webhooks/json";
import { productPayload } from "../../sandbox/shopify/webhooks/payloads";
import { plannedCampaign } from "../support/campaign-stage";
import { deliver, openDoor } from "../support/door";
import { atAnyTime, openMailingShop } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const start = new Date();
const make = factories(3, start);
const product = make.product();
const line = { variantId: product.variants[0].id, quantity: 2 };
let door: Awaited<ReturnType<typeof openDoor>>;
let stage: SendingStage;

beforeAll(async () => {
  door = await openDoor(shopifyWebhooks);
  stage = await openSendingStage();
  // Numbers that stand nowhere by chance.
  await db.query(sql`SELECT setval(pg_get_serial_sequence('profiles', 'id'), 7700000000)`);
  await db.query(sql`SELECT setval(pg_get_serial_sequence('messages', 'id'), 8800000000)`);
});
afterAll(async () => {
  await stage.close();
  await door.close();
});

/** A shop in which a subject and a neighbour have left traces everywhere; every delivery is kept for later. */
async function shopWithTraces(domain: string) {
  const shopId = await openMailingShop(domain, start);
  await savePolicies(shopId, atAnyTime, start);
  await beginKnowledge(shopId, start);
  const store: Store = storeOf({ shop: make.shop({ domain }), products: [product] });
  const sent: { topic: string; body: string }[] = [];
  let now = start;
  const happen = async <Result>(act: (now: Date) => Outcome<Result>): Promise<Result> => {
    now = new Date(now.getTime() + 60_000);
    const { result, events } = act(now);
    for (const { topic, payload } of events) {
      const delivery = { topic, body: serialize(payload) };
      sent.push(delivery);
      await deliver(door.url, { ...delivery, shop: domain, triggeredAt: now });
    }
    return result;
  };
  await happen(() => ({
    result: null,
    events: [{ topic: "products/create", payload: productPayload(store, product) }],
  }));
  const subject = await happen((at) =>
    addCustomer(
      store,
      {
        email: "subject.canary@example.com",
        firstName: "Canaryfirst",
        lastName: "Canarylast",
        phone: "+447700900123",
        subscribed: true,
        tags: ["vip"],
      },
      at,
    ),
  );
  const neighbour = await happen((at) =>
    addCustomer(store, { email: "neighbour@example.com", firstName: "Nell", subscribed: true }, at),
  );
  const order = await happen((at) => placeOrder(store, { customerId: subject.id, lines: [line] }, at));
  await happen((at) => placeOrder(store, { customerId: neighbour.id, lines: [line] }, at));
  await happen((at) =>
    abandonCheckout(store, { customerId: subject.id, email: "subject.canary@example.com", lines: [line] }, at),
  );
  // Both are welcomed, before the subject takes another address.
  await drain(shopId, () => now);
  await happen((at) => updateCustomer(store, { customerId: subject.id, email: "second.canary@example.com" }, at));
  // Both are in the audience of a campaign.
  await plannedCampaign(shopId, {}, now);
  await drain(shopId, () => now);
  // What is dead keeps its body too.
  await deliver(door.url, {
    topic: "orders/create",
    body: `{"id": "broken", "email": "subject.canary@example.com"}`,
    shop: domain,
  });
  await drain(shopId, () => now);
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
    SELECT shop_id, id, 'clicked', ${now} FROM messages WHERE shop_id = ${shopId}`);
  return { shopId, subject, neighbour, order, sent, now: () => now };
}

/** The numbers under which a customer and what was sent to them are kept. */
async function numbersOf(shopId: number, customerId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    WITH own AS (SELECT id FROM profiles WHERE shop_id = ${shopId} AND customer_id = ${customerId})
    SELECT id FROM own UNION ALL
    SELECT m.id FROM messages m JOIN own ON m.profile_id = own.id WHERE m.shop_id = ${shopId} AND m.state = 'sent'`);
  return rows.map(({ id }) => id);
}

/** Every place in the database where one of the needles stands, as "table: needle". */
async function tracesOf(needles: string[]): Promise<string[]> {
  const tables = await db.query<{ name: string }>(sql`
    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname IN ('public', 'event_partitions', 'graphile_worker')`);
  const found: string[] = [];
  for (const { name } of tables) {
    for (const needle of needles) {
      const rows = await db.query(sql`SELECT 1 FROM ${raw(name)} t WHERE t::text ILIKE ${`%${needle}%`} LIMIT 1`);
      if (rows.length > 0) found.push(`${name}: ${needle}`);
    }
  }
  return found;
}

test("customers/redact leaves no trace of the subject, all of the neighbour, and nothing brings the subject back", async () => {
  const { shopId, subject, neighbour, order, sent, now } = await shopWithTraces("erasing.myshopify.com");
  const needles = [
    "subject.canary@example.com",
    "second.canary@example.com",
    "Canaryfirst",
    "Canarylast",
    "447700900123",
    subject.id,
    ...(await numbersOf(shopId, subject.id)),
  ];
  expect(needles).toHaveLength(8);
  expect((await tracesOf(needles)).length).toBeGreaterThan(20);
  const neighbours = ["neighbour@example.com", neighbour.id, ...(await numbersOf(shopId, neighbour.id))];
  const neighbourBefore = await tracesOf(neighbours);

  const redact = JSON.stringify({
    shop_id: 1,
    shop_domain: "erasing.myshopify.com",
    customer: { id: Number(subject.id), email: "second.canary@example.com" },
    orders_to_redact: [Number(order.id)],
  });
  const later = new Date(now().getTime() + 3600_000);
  await deliver(door.url, {
    topic: "customers/redact",
    body: redact,
    shop: "erasing.myshopify.com",
    triggeredAt: later,
  });
  await drain(shopId, () => later);
  expect(await tracesOf(needles)).toEqual([]);
  expect(await tracesOf(neighbours)).toEqual(neighbourBefore);

  // Everything is delivered once more, late, and the request itself is repeated.
  for (const delivery of sent)
    await deliver(door.url, { ...delivery, shop: "erasing.myshopify.com", triggeredAt: later });
  await drain(shopId, () => later);
  // The deliveries themselves are kept for a while; nothing has followed from them.
  const back = await tracesOf(needles);
  expect(back.filter((trace) => !trace.startsWith("public.receipts:"))).toEqual([]);
  await deliver(door.url, {
    topic: "customers/redact",
    body: redact,
    shop: "erasing.myshopify.com",
    triggeredAt: later,
  });
  await drain(shopId, () => later);
  expect(await tracesOf(needles)).toEqual([]);
});

test("shop/redact empties one shop and leaves the other as it was", async () => {
  const gone = await shopWithTraces("gone.myshopify.com");
  const kept = await shopWithTraces("kept.myshopify.com");
  const twoDaysLater = new Date(gone.now().getTime() + 48 * 3_600_000);
  const leaving = { id: 1, myshopify_domain: "gone.myshopify.com" };
  const redact = { shop_id: 1, shop_domain: "gone.myshopify.com" };
  for (const { topic, body, triggeredAt } of [
    { topic: "app/uninstalled", body: leaving, triggeredAt: gone.now() },
    { topic: "shop/redact", body: redact, triggeredAt: twoDaysLater },
  ]) {
    await deliver(door.url, { topic, body: JSON.stringify(body), shop: "gone.myshopify.com", triggeredAt });
    await drain(gone.shopId, () => triggeredAt);
  }
  const tables = await db.query<{ name: string }>(sql`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'shop_id' AND table_name <> 'shops'`);
  for (const { name } of tables) {
    const rows = await db.query(sql`SELECT 1 FROM ${raw(name)} WHERE shop_id = ${gone.shopId} LIMIT 1`);
    expect(rows, `${name} still has rows of the erased shop`).toEqual([]);
  }
  const [orders] = await db.query<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM orders WHERE shop_id = ${kept.shopId}`,
  );
  expect(orders?.count).toBe(2);
});
