import { afterAll, beforeAll, expect, test } from "vitest";
import sql, { raw } from "sql-template-tag";
import { db } from "~/db.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { abandonCheckout, addCustomer, placeOrder, updateCustomer } from "../../sandbox/shopify/store/actions";
import type { Outcome } from "../../sandbox/shopify/store/actions";
import type { Store } from "../../sandbox/shopify/store/model";
import { serialize } from "../../sandbox/shopify/webhooks/json";
import { deliver, openDoor } from "../support/door";

const start = new Date();
const make = factories(3, start);
const product = make.product();
const line = { variantId: product.variants[0].id, quantity: 2 };
let door: Awaited<ReturnType<typeof openDoor>>;

beforeAll(async () => {
  door = await openDoor(shopifyWebhooks);
});
afterAll(() => door.close());

/** A shop in which a subject and a neighbour have left traces everywhere; every delivery is kept for later. */
async function shopWithTraces(domain: string) {
  const shop = await ensureShop(domain);
  await beginKnowledge(shop.id, start);
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
  await happen((at) => updateCustomer(store, { customerId: subject.id, email: "second.canary@example.com" }, at));
  // What is dead keeps its body too.
  await deliver(door.url, {
    topic: "orders/create",
    body: `{"id": "broken", "email": "subject.canary@example.com"}`,
    shop: domain,
  });
  await drain(shop.id, () => now);
  return { shopId: shop.id, subject, neighbour, order, sent, now: () => now };
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
  ];
  expect((await tracesOf(needles)).length).toBeGreaterThan(8);
  const neighbourBefore = await tracesOf(["neighbour@example.com", neighbour.id]);

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
  expect(await tracesOf(["neighbour@example.com", neighbour.id])).toEqual(neighbourBefore);

  // Everything is delivered once more, late, and the request itself is repeated.
  for (const delivery of sent)
    await deliver(door.url, { ...delivery, shop: "erasing.myshopify.com", triggeredAt: later });
  await drain(shopId, () => later);
  const [back] = await db.query<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM profiles WHERE shop_id = ${shopId} AND customer_id = ${subject.id}`,
  );
  expect(back?.count).toBe(0);
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
  await deliver(door.url, {
    topic: "shop/redact",
    body: JSON.stringify({ shop_id: 1, shop_domain: "gone.myshopify.com" }),
    shop: "gone.myshopify.com",
  });
  await drain(gone.shopId, gone.now);
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
