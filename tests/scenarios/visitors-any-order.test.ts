import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { claimVisitors, foldReceipts } from "~/domains/ingest/index.server";
import { noFacts } from "~/domains/ingest/facts";
import { saveFacts } from "~/domains/ingest/save.server";
import { ensureShop } from "~/domains/shops/index.server";
import { takePixel } from "~/doors/pixel.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { randomFrom } from "../../sandbox/factories/random";
import { pixelBody, sendPixel, view, type TestBatch, type TestEvent } from "../support/browsing";
import { busyShop, type Happening } from "../support/busy-shop";
import { deliver, openDoor } from "../support/door";
import { factsOf } from "../support/state";

const now = new Date();
const start = new Date(now.getTime() - 10 * 3_600_000);
const { happenings, store } = busyShop(11, start);
const random = randomFrom(5, "visitors");
const browsers = ["browser-one-0001", "browser-two-0002", "browser-three-03"] as const;
const responses = ["response-aaaaaaaaaaaa1", "response-bbbbbbbbbbbb2"] as const;

interface Joined {
  response: string;
  customerId: string;
}

/** What comes to a shop: a webhook, what a browser tells, or that it is known whose a quiz response is. */
type Coming = { webhook: Happening } | { batch: TestBatch } | { joined: Joined };

const customers = [...store.customers.keys()].slice(-8);
const carts = happenings.flatMap(({ topic, body }) =>
  topic.startsWith("carts/") ? [String(JSON.parse(body).token)] : [],
);
const checkouts = happenings.flatMap(({ topic, body }) =>
  topic.startsWith("checkouts/") ? [String(JSON.parse(body).token)] : [],
);

function somethingAt(i: number, at: Date): TestEvent[] {
  const id = `event-${i}`;
  const events = [view(String(1000 + (i % 7)), at, id)];
  const checkout = checkouts[i % checkouts.length];
  if (i % 11 === 0 && checkout) {
    events.push({ name: "checkout_started", at, id: `${id}-checkout`, data: { token: checkout } });
  }
  const cart = carts[i % carts.length];
  if (i % 7 === 0 && cart) events.push({ name: "cart_viewed", at, id: `${id}-cart`, data: { cart } });
  const response = responses[i % 2] ?? "";
  if (i % 13 === 0) events.push({ name: "tessera:quiz", at, id: `${id}-quiz`, data: { response } });
  return events;
}

const batches = Array.from({ length: 90 }, (_, i): Coming => {
  const at = new Date(start.getTime() + i * 240_000);
  const customer = i % 5 === 0 ? random.pick(customers) : null;
  const client = random.pick(browsers);
  return { batch: { client, customer, id: `batch-${i}-of-the-day`, events: somethingAt(i, at) } };
});
const joins = responses.map((response, i): Coming => ({ joined: { response, customerId: customers[i] ?? "" } }));
const coming: Coming[] = [...happenings.map((webhook): Coming => ({ webhook })), ...batches, ...joins];

let webhooks: Awaited<ReturnType<typeof openDoor>>;
let pixel: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  webhooks = await openDoor(shopifyWebhooks);
  pixel = await openDoor(takePixel);
});
afterAll(async () => {
  await webhooks.close();
  await pixel.close();
});

/** As the fold of quiz answers does it: the person is told of, the response is theirs, and so is their browser. */
async function join(shopId: number, { response, customerId }: Joined): Promise<void> {
  await transact(async (tx) => {
    await saveFacts(shopId, { ...noFacts(), mentions: [{ customerId, email: null, at: now }] }, "live", tx);
    const [row] = await tx.query<{ profileId: string }>(sql`
      SELECT profile_id AS "profileId" FROM identities
      WHERE shop_id = ${shopId} AND kind = 'customer' AND value = ${customerId}`);
    const profileId = row?.profileId ?? expect.fail("The customer is nobody");
    await tx.query(sql`
      INSERT INTO quiz_responses (shop_id, id, quiz_id, version, profile_id, started_at, changed_at)
      VALUES (${shopId}, ${response}, 1, 1, ${profileId}, ${start}, ${start}) ON CONFLICT DO NOTHING`);
    await claimVisitors(shopId, [{ source: "quiz", key: response, profileId }], tx);
  });
}

async function tellShop(domain: string, all: readonly Coming[], foldEvery: number) {
  const { id: shopId } = await ensureShop(domain);
  await db.query(sql`UPDATE shops SET installed_at = ${start} WHERE id = ${shopId}`);
  for (const [i, one] of all.entries()) {
    if ("webhook" in one) expect(await deliver(webhooks.url, { ...one.webhook, shop: domain })).toBe(200);
    else if ("joined" in one) await join(shopId, one.joined);
    else expect(await sendPixel(pixel.url, pixelBody(shopId, one.batch), `10.${i % 200}.${shopId % 200}.1`)).toBe(200);
    if (i % foldEvery === 0) await foldReceipts(shopId, now);
  }
  await foldReceipts(shopId, now);
  return factsOf(shopId);
}

test(
  "whatever comes first, browsing, people or checkouts: the same is known in the end, and of the same people",
  { timeout: 180_000 },
  async () => {
    const inOrder = await tellShop("visits-in-order.myshopify.com", coming, 40);
    const views = (inOrder["events"] ?? []).filter((event) => JSON.stringify(event).includes("client:"));
    expect(views).toHaveLength(90);
    const owners = new Set(views.map((event) => JSON.stringify(event).replace(/.*"profile":/, "")));
    expect(owners.size).toBeGreaterThan(5);

    for (const seed of [1, 2, 3, 4]) {
      const doubled = [...coming, ...coming.slice(0, 150)];
      const shuffled = randomFrom(seed, "order of visits").sample(doubled, doubled.length);
      expect(await tellShop(`visits-${seed}.myshopify.com`, shuffled, 3 + 17 * seed)).toEqual(inOrder);
    }
  },
);
