import { listReconciliations } from "~/domains/ingest/index.server";
import { drain } from "~/jobs/drain.server";
import { demoShop } from "../../sandbox/demo-shop/demo-shop";
import { DAY } from "../../sandbox/factories/instants";
import { deleteOrder, deleteProduct } from "../../sandbox/shopify/store/actions";
import { Disturbance } from "../../sandbox/shopify/webhooks/disturb";
import { countAdminCosts } from "../support/admin-costs";
import { driftOf } from "../support/drift";
import { readHistory, type Clock } from "../support/history";
import { passDay } from "../support/shop-day";
import { connectShopify } from "../support/shopify";

const deliveries = 3000;
const lossRate = 0.05;
const scopes = ["read_customers", "read_customer_merge", "read_orders", "read_products", "read_all_orders"];
/** Shopify's bucket for query costs on its smallest plan. */
const bucket = { maximumAvailable: 2000, restoreRate: 100 };

/** Every twentieth webhook is lost: one comparison with Shopify leaves no difference, and keeps within its limits. */
export async function prove(): Promise<string[]> {
  const clock: Clock = { now: new Date("2026-06-15T10:00:00Z") };
  // Shopify's clock also goes on by itself, as its bucket fills.
  let [setTo, setAt] = [clock.now, Date.now()];
  const shopifyClock = () => {
    if (clock.now > setTo) [setTo, setAt] = [clock.now, Date.now()];
    return new Date(setTo.getTime() + Date.now() - setAt);
  };
  const store = demoShop({ seed: 5, now: clock.now });
  const { domain } = store.shop;
  const shopify = await connectShopify(store, { clock: shopifyClock, throttle: bucket, scopes });
  const { id: shopId } = await shopify.open(domain, clock.now);
  await readHistory(shopify, shopId, clock);

  shopify.faults.disturbance = new Disturbance({ seed: 1, lossRate });
  for (let seed = 1; shopify.webhooks.deliveries.length < deliveries; seed++) {
    await passDay(shopify, domain, clock, seed);
    await drain(shopId, () => clock.now);
  }
  shopify.faults.disturbance = new Disturbance({ seed: 1, lossRate: 1 });
  for (const productId of [...store.products.keys()].slice(0, 3)) shopify.perform(domain, deleteProduct, { productId });
  for (const orderId of [...store.orders.keys()].slice(-3)) shopify.perform(domain, deleteOrder, { orderId });
  await shopify.webhooks.settled();

  const pass = async () => {
    clock.now = new Date(clock.now.getTime() + DAY);
    shopifyClock();
    await drain(shopId, () => clock.now);
    const kinds = await listReconciliations(shopId, 4);
    const count = (what: "missing" | "stale" | "fixed") => kinds.reduce((sum, kind) => sum + kind[what], 0);
    return {
      gap: count("missing") + count("stale"),
      fixed: count("fixed"),
      reasons: kinds.map(({ reason }) => reason),
    };
  };
  const before = await driftOf(shopId, store);
  const costs = countAdminCosts();
  const began = Date.now();
  const first = await pass();
  const seconds = (Date.now() - began) / 1000;
  costs.stop();
  const after = await driftOf(shopId, store);
  const second = await pass();
  const lost = shopify.webhooks.deliveries.filter(({ state }) => state === "lost").length;
  await shopify.close();

  // Skipped, the pass would leave what was there before it.
  if (before.length === 0) throw new Error("Nothing differed without the comparison: this proves nothing");
  if (after.length > 0) throw new Error(`${after.length} differences are left, such as ${after[0]}`);
  if (first.reasons.some((reason) => reason !== null)) throw new Error(`It was not finished: ${first.reasons.join()}`);
  if (first.fixed !== first.gap) throw new Error(`${first.gap} were found and ${first.fixed} mended`);
  if (second.gap > 0) throw new Error(`A second comparison found ${second.gap}`);
  const affordable = bucket.maximumAvailable + bucket.restoreRate * seconds;
  if (costs.points > affordable) throw new Error(`It cost ${costs.points} points of ${Math.floor(affordable)}`);
  if (costs.throttled === 0) throw new Error("Shopify never said THROTTLED: that it is survived was not shown");
  return [
    `${shopify.webhooks.deliveries.length} webhooks, ${lost} of them lost: ${before.length} differences (the control: so many without the pass)`,
    `one pass: ${first.gap} found, ${first.fixed} mended, 0 differences left; a second pass finds ${second.gap}`,
    `${costs.requests} requests for ${costs.points} points in ${seconds.toFixed(0)} s, the dearest asks for ${costs.dearestRequest}; ${costs.throttled} answered THROTTLED and asked again`,
  ];
}
