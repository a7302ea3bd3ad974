import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { claimEffects } from "~/domains/flows/effects/queries.server";
import { doEffects } from "~/domains/flows/index.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { deleteCustomer, redactCustomer } from "../../sandbox/shopify/store/actions";
import { addFlow, endLeases, standingOf, want } from "../support/effects-stage";
import { carriers, openExchange, type Exchange } from "../support/exchange";

const make = factories(12, new Date());
const product = make.product();
const names = ["ada", "ben", "cleo", "dan"];
const crowd = Array.from({ length: 30 }, (_, i) => `guest-${String(i).padStart(2, "0")}`);
const customers = [...names, ...crowd].map((name) => make.customer({ email: `${name}@example.com`, tags: [] }));
const guest = make.order({ email: "zoe@example.com", customerId: null, lines: [make.line(product)] });
const domain = "flow-tags.myshopify.com";
const store = storeOf({ shop: make.shop({ domain }), products: [product], customers, orders: [guest] });

let exchange: Exchange;
let shopId: number;
let flowId: number;
let tags = 0;
/** Each story has a tag of its own. */
let tag: string;

beforeAll(async () => {
  exchange = await openExchange(store);
  shopId = exchange.shop.id;
  flowId = await addFlow(shopId, "Sequence", new Date());
  await exchange.allow();
});
afterAll(() => exchange.close());
beforeEach(() => {
  exchange.line.forget();
  tag = `story-${++tags}`;
});

async function profileOf(name: string): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    SELECT id FROM profiles WHERE shop_id = ${shopId} AND email = ${`${name}@example.com`}`);
  return row?.id ?? expect.fail(`There is nobody called ${name}`);
}

async function wish(change: "add" | "remove", who: readonly string[]): Promise<string[]> {
  const wanted = [];
  for (const name of who)
    wanted.push({ profileId: await profileOf(name), kind: "tag", payload: { change, tag } } as const);
  return want(shopId, flowId, wanted, new Date());
}

const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const done = (count: number) => Array.from({ length: count }, () => ({ state: "done", reason: null, attempts: 1 }));

test("tags are given and taken at the customer in Shopify, many in one request", async () => {
  const runs = await wish("add", [...names, ...crowd]);
  await doEffects(shopId, soon(0));
  expect(carriers(store, tag)).toEqual([...names, ...crowd].sort());
  expect(await standingOf(shopId, runs)).toEqual(done(34));
  expect(exchange.line.asked("TellFlowTags")).toHaveLength(2);
  await wish("remove", ["ben"]);
  await doEffects(shopId, soon(0));
  expect(carriers(store, tag)).not.toContain("ben");
  // What Shopify tells of it comes back as facts of the shopper.
  await exchange.settle();
  const [told] = await db.query(sql`
    SELECT present FROM profile_tags WHERE shop_id = ${shopId} AND tag = ${tag} AND profile_id = ${await profileOf("ada")}`);
  expect(told).toEqual({ present: true });
});

test("who is no customer, and who is no more, is said so, and holds up nobody else", async () => {
  exchange.shopify.perform(domain, deleteCustomer, { customerId: customers[3]?.id ?? "" });
  const runs = await wish("add", ["zoe", "dan", "ada"]);
  await doEffects(shopId, soon(0));
  expect(await standingOf(shopId, runs)).toMatchObject([
    { state: "failed", reason: "no_customer" },
    { state: "failed", reason: "customer_missing" },
    { state: "done" },
  ]);
  expect(carriers(store, tag)).toEqual(["ada"]);
});

test.each(["before", "after"] as const)(
  "a line that breaks %s Shopify has heard: the tag is there in the end, and the reason until then",
  async (when) => {
    const runs = await wish("add", ["ada", "ben"]);
    exchange.line.breakAt("TellFlowTags", 1, when, "mended");
    await doEffects(shopId, soon(0));
    expect(await standingOf(shopId, runs)).toMatchObject([
      { state: "queued", reason: "no_answer" },
      { state: "queued", reason: "no_answer" },
    ]);
    exchange.line.mend();
    await doEffects(shopId, soon(0));
    expect(await standingOf(shopId, runs)).toMatchObject([{ state: "queued" }, { state: "queued" }]);
    await doEffects(shopId, soon(1));
    expect(carriers(store, tag)).toEqual(["ada", "ben"]);
    expect(await standingOf(shopId, runs)).toMatchObject([{ state: "done" }, { state: "done" }]);
  },
);

test("a worker that is killed between its claim and Shopify's answer: the next one does it when the lease has ended", async () => {
  const runs = await wish("add", ["cleo"]);
  const claimed = await transact((tx) => claimEffects(shopId, "tag", 10, soon(0), tx));
  expect(claimed).toMatchObject([{ runId: runs[0], attempts: 1 }]);
  await doEffects(shopId, soon(1));
  expect(carriers(store, tag)).toEqual([]);
  await endLeases(shopId);
  await doEffects(shopId, soon(1));
  expect(carriers(store, tag)).toEqual(["cleo"]);
  expect(await standingOf(shopId, runs)).toEqual([{ state: "done", reason: null, attempts: 2 }]);
});

test("a tag that is given and taken again is not there in the end, though the first word was lost on its way", async () => {
  await wish("add", ["ada"]);
  exchange.line.breakAt("TellFlowTags", 1, "before", "mended");
  await doEffects(shopId, soon(0));
  exchange.line.mend();
  const taken = await wish("remove", ["ada"]);
  await doEffects(shopId, soon(0));
  // Were it told now, the first word would come after it.
  expect(await standingOf(shopId, taken)).toMatchObject([{ state: "queued", attempts: 0 }]);
  await doEffects(shopId, soon(1));
  expect(await standingOf(shopId, taken)).toMatchObject([{ state: "done" }]);
  expect(carriers(store, tag)).toEqual([]);
});

test("without permission it waits with the reason, and goes on as soon as it is given", async () => {
  await exchange.withdraw();
  const runs = await wish("add", ["ben"]);
  await doEffects(shopId, soon(0));
  expect(await standingOf(shopId, runs)).toMatchObject([{ state: "queued", reason: "not_allowed" }]);
  expect(exchange.line.asked("TellFlowTags")).toEqual([]);
  await exchange.allow();
  expect(carriers(store, tag)).toEqual(["ben"]);
  expect(await standingOf(shopId, runs)).toMatchObject([{ state: "done" }]);
});

test("of a shop that has gone nothing is told any more, and of who was erased nothing is left", async () => {
  const erased = await wish("add", ["cleo"]);
  exchange.shopify.perform(domain, redactCustomer, { customerId: customers[2]?.id ?? "" });
  await exchange.settle();
  expect(await standingOf(shopId, erased)).toEqual([]);
  const runs = await wish("add", ["ada"]);
  await db.query(sql`UPDATE shops SET uninstalled_at = now() WHERE id = ${shopId}`);
  await doEffects(shopId, soon(0));
  expect(await standingOf(shopId, runs)).toMatchObject([{ state: "failed", reason: "shop_stopped" }]);
});
