import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/db.server";
import {
  findKeptTag,
  findShown,
  keepTag,
  putAwaySegment,
  showInShopify,
  stopTag,
  writeBack,
} from "~/domains/segments/index.server";
import { eraseWholeShop } from "~/jobs/erase.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import {
  addCustomer,
  cancelOrder,
  mergeCustomers,
  placeOrder,
  redactCustomer,
} from "../../sandbox/shopify/store/actions";
import { carriers, openExchange, type Exchange } from "../support/exchange";

const make = factories(11, new Date());
const product = make.product();
const names = ["ada", "ben", "cleo", "dan", "eve"];
const customers = names.map((name) => make.customer({ email: `${name}@example.com`, tags: [] }));
const orders = customers.map((customer) => make.order({ customer, lines: [make.line(product)] }));
const guest = make.order({ email: "guest@example.com", customerId: null, lines: [make.line(product)] });
const domain = "writeback.myshopify.com";
const store = storeOf({ shop: make.shop({ domain }), products: [product], customers, orders: [...orders, guest] });
const customerOf = (name: string) =>
  customers[names.indexOf(name)]?.id ?? expect.fail(`There is no customer called ${name}`);

let exchange: Exchange;
let shopId: number;
let segments = 0;

beforeAll(async () => {
  exchange = await openExchange(store);
  shopId = exchange.shop.id;
  await exchange.allow();
});
afterAll(() => exchange.close());
beforeEach(() => exchange.line.forget());

const buyers = () => exchange.segment(`Buyers ${++segments}`, "number_of_orders >= 1");
const nextTag = () => `tessera-${segments}`;
const asked = (name: string) => exchange.line.asked(name).length;

describe("a tag on members", () => {
  async function tagged(): Promise<{ segmentId: number; tag: string }> {
    const segmentId = await buyers();
    const tag = nextTag();
    expect(await keepTag(shopId, segmentId, tag, new Date())).toEqual({ outcome: "asked" });
    return { segmentId, tag };
  }

  async function end(segmentId: number, tag: string): Promise<void> {
    await stopTag(shopId, segmentId);
    await exchange.settle();
    expect(carriers(store, tag)).toEqual([]);
    expect(await findKeptTag(shopId, segmentId)).toBeNull();
  }

  test("is given to every member who is a customer, once, and the deliveries that come back change nothing", async () => {
    const { segmentId, tag } = await tagged();
    await exchange.settle();
    await exchange.settle();
    expect(carriers(store, tag)).toEqual(names);
    expect(asked("AddTag")).toBe(5);
    expect(asked("RemoveTag")).toBe(0);
    expect(await findKeptTag(shopId, segmentId)).toEqual({
      ...{ tag, state: "kept", problem: null },
      ...{ customers: 5, guests: 1, tagged: 5, refused: 0, leaving: 5 },
    });
    await end(segmentId, tag);
    expect(asked("RemoveTag")).toBe(5);
  });

  test("follows who enters and who leaves", async () => {
    const { segmentId, tag } = await tagged();
    await exchange.settle();
    const fay = exchange.shopify.perform(domain, addCustomer, { email: "fay@example.com" });
    const bought = { customerId: fay.id, lines: [{ variantId: product.variants[0].id, quantity: 1 }] };
    const order = exchange.shopify.perform(domain, placeOrder, bought);
    await exchange.settle();
    expect(carriers(store, tag)).toEqual([...names, "fay"]);
    exchange.shopify.perform(domain, cancelOrder, { orderId: order.id });
    await exchange.settle();
    expect(carriers(store, tag)).toEqual(names);
    expect([asked("AddTag"), asked("RemoveTag")]).toEqual([6, 1]);
    await end(segmentId, tag);
  });

  test.each([
    ["AddTag", 1, "before"],
    ["AddTag", 3, "after"],
    ["AddTag", 5, "after"],
  ] as const)(
    "a worker that dies at %s number %i, %s Shopify hears it: afterwards all is as told",
    async (name, nth, when) => {
      const { segmentId, tag } = await tagged();
      exchange.line.breakAt(name, nth, when);
      await expect(writeBack(shopId, new Date())).rejects.toThrow();
      exchange.line.mend();
      expect(carriers(store, tag)).toHaveLength(when === "after" ? nth : nth - 1);

      // Whoever left meanwhile must not keep the tag that nobody knows whether they have.
      const ada = customerOf("ada");
      await db.query(sql`
      UPDATE memberships m SET left_at = now() FROM profiles p
      WHERE m.shop_id = ${shopId} AND m.segment_id = ${segmentId} AND p.shop_id = m.shop_id AND p.id = m.profile_id
        AND p.customer_id = ${ada}`);
      await writeBack(shopId, new Date());
      expect(carriers(store, tag)).toEqual(names.slice(1));
      await end(segmentId, tag);
    },
  );

  test("a worker that dies while a tag is taken away: whoever came back meanwhile has it again", async () => {
    const { segmentId, tag } = await tagged();
    await exchange.settle();
    await stopTag(shopId, segmentId);
    exchange.line.breakAt("RemoveTag", 2, "after");
    await expect(writeBack(shopId, new Date())).rejects.toThrow();
    exchange.line.mend();
    expect(carriers(store, tag)).toHaveLength(3);
    expect(await findKeptTag(shopId, segmentId)).toMatchObject({ state: "ending", leaving: 4 });
    await keepTag(shopId, segmentId, tag, new Date());
    await exchange.settle();
    expect(carriers(store, tag)).toEqual(names);
    await end(segmentId, tag);
  });

  test("two workers at once: one tells, the other comes back later", async () => {
    const { segmentId, tag } = await tagged();
    await Promise.all([writeBack(shopId, new Date()), writeBack(shopId, new Date())]);
    expect(asked("AddTag")).toBe(5);
    const later = await db.query(
      sql`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`writeback.due:${shopId}:later`} AND run_at > now()`,
    );
    expect(later).toHaveLength(1);
    await exchange.settle();
    await end(segmentId, tag);
  });

  test("when Shopify asks to slow down, it is waited for and nobody is left out", async () => {
    const { segmentId, tag } = await tagged();
    for (const nth of [1, 2]) exchange.line.answerNext("AddTag", () => throttled(nth));
    await exchange.settle();
    expect(carriers(store, tag)).toEqual(names);
    expect(asked("AddTag")).toBe(7);
    await end(segmentId, tag);
  });

  test("without permission nothing is told and the merchant reads why; with it, it goes on by itself", async () => {
    await exchange.withdraw();
    const { segmentId, tag } = await tagged();
    await exchange.settle();
    expect(carriers(store, tag)).toEqual([]);
    expect(asked("AddTag")).toBe(0);
    expect((await findKeptTag(shopId, segmentId))?.problem).toContain("not allowed");
    await exchange.allow();
    expect(carriers(store, tag)).toEqual(names);
    expect(await findKeptTag(shopId, segmentId)).toMatchObject({ problem: null, tagged: 5 });
    await end(segmentId, tag);
  });

  test("who decides who is in cannot be the tag itself, nor a tag that is in use", async () => {
    const tagWord = "tessera-circle";
    const segmentId = await exchange.segment(
      "Circle",
      `number_of_orders >= 1 AND customer_tags NOT CONTAINS '${tagWord}'`,
    );
    expect(await keepTag(shopId, segmentId, "Tessera-Circle", new Date())).toMatchObject({ outcome: "refused" });
    const { segmentId: other, tag } = await tagged();
    await exchange.settle();
    await expect(exchange.segment("Asks", `customer_tags CONTAINS '${tag.toUpperCase()}'`)).rejects.toThrow(
      "Tessera itself keeps the tag",
    );
    expect(await keepTag(shopId, segmentId, tag, new Date())).toMatchObject({ outcome: "refused" });
    await end(other, tag);

    exchange.shopify.perform(domain, addCustomer, { email: "own@example.com", tags: ["birthday-club"] });
    await exchange.settle();
    expect(await keepTag(shopId, segmentId, "Birthday-Club", new Date())).toMatchObject({
      outcome: "refused",
      problem: expect.stringContaining("1 of your customers have this tag already"),
    });
    await putAwaySegment(shopId, segmentId, new Date());
  });

  test("when two customers become one, the tag is where it belongs", async () => {
    const segmentId = await exchange.segment(`Ben ${++segments}`, "number_of_orders = 1");
    const tag = nextTag();
    const [kept, gone] = ["gil", "hal"].map((name) =>
      exchange.shopify.perform(domain, addCustomer, { email: `${name}@example.com` }),
    );
    if (!kept || !gone) throw new Error("Nobody was added");
    for (const { id: customerId } of [kept, kept, gone]) {
      const lines = [{ variantId: product.variants[0].id, quantity: 1 }];
      exchange.shopify.perform(domain, placeOrder, { customerId, lines });
    }
    await exchange.settle();
    await keepTag(shopId, segmentId, tag, new Date());
    await exchange.settle();
    expect(carriers(store, tag)).toEqual([...names, "hal"]);
    // Shopify gives the one that is left the other's tag, and with three orders they are not in.
    exchange.shopify.perform(domain, mergeCustomers, { keptId: kept.id, deletedId: gone.id });
    await exchange.settle();
    expect(carriers(store, tag)).toEqual(names);
    await end(segmentId, tag);
  });

  test("of a segment that is put away the tag is taken from everybody", async () => {
    const { segmentId, tag } = await tagged();
    await exchange.settle();
    await putAwaySegment(shopId, segmentId, new Date());
    await exchange.settle();
    expect(carriers(store, tag)).toEqual([]);
  });
});

test("an erased person is told of no more, and with the shop everything goes", async () => {
  const segmentId = await buyers();
  const tag = nextTag();
  await keepTag(shopId, segmentId, tag, new Date());
  await showInShopify(shopId, segmentId, new Date());
  await exchange.settle();
  const eve = customerOf("eve");
  exchange.shopify.perform(domain, redactCustomer, { customerId: eve });
  await exchange.settle();
  const rows = () => db.query(sql`SELECT customer_id FROM tagged_customers WHERE shop_id = ${shopId}`);
  expect(await rows()).not.toContainEqual({ customer_id: eve });
  expect(await rows()).not.toEqual([]);
  await eraseWholeShop(shopId);
  expect(await rows()).toEqual([]);
  expect(await findKeptTag(shopId, segmentId)).toBeNull();
  expect(await findShown(shopId, segmentId)).toBeNull();
});

function throttled(nth: number): Response {
  const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 10 - nth, restoreRate: 100 };
  return Response.json({
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: { cost: { requestedQueryCost: 10, throttleStatus } },
  });
}
