import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoShop } from "../../sandbox/demo-shop/demo-shop";
import { convertOnlineRetail } from "../../sandbox/online-retail/conversion";
import { connectShopify } from "../support/shopify";

const onlineRetail = "../shared/data/online-retail/online_retail.csv.gz";
const day = 86_400_000;
/** The last four weeks, and the ones before them, each told only what came earlier. */
const monthsMeasured = 3;

/**
 * What each way to recommend names right, on the demo shop and, where it is at hand, on a real shop's year.
 * @param words `demo-shop` or `online-retail`, to measure only that
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const isWanted = (name: string) => words.length === 0 || words.includes(name);
  const figures = isWanted("demo-shop") ? await measureDemo() : [];
  if (!isWanted("online-retail")) return figures;
  if (!existsSync(onlineRetail)) return [...figures, "Online Retail is not at hand: not measured"];
  return [...figures, ...(await measureOnlineRetail())];
}

async function measureDemo(): Promise<string[]> {
  const { getShop } = await import("~/domains/shops/index.server");
  const { drain } = await import("~/jobs/drain.server");
  const now = new Date();
  const store = demoShop({ seed: 1, now });
  const shopify = await connectShopify(store);
  const { id } = await shopify.open(store.shop.domain, now, [
    "read_customers",
    "read_customer_merge",
    "read_orders",
    "read_products",
    "read_all_orders",
  ]);
  for (let seconds = 0; seconds < 600 && !(await getShop(id)).readyAt; seconds += 10) {
    await shopify.webhooks.settled();
    await drain(id, () => new Date(Date.now() + seconds * 1000));
  }
  await shopify.close();
  return measure("the demo shop", id, new Date());
}

async function measureOnlineRetail(): Promise<string[]> {
  const { ensureShop } = await import("~/domains/shops/index.server");
  const { importFile } = await import("~/domains/ingest/index.server");
  const folder = await mkdtemp(join(tmpdir(), "online-retail-"));
  const file = join(folder, "year.jsonl");
  console.log("converting Online Retail");
  await convertOnlineRetail(onlineRetail, file, () => undefined);
  const { id } = await ensureShop("online-retail.myshopify.com");
  console.log("importing it");
  await importFile({ id, currency: "GBP" }, file, new Date(), () => undefined);
  await rm(folder, { recursive: true });
  return measure("Online Retail", id, new Date("2011-12-10T00:00:00Z"));
}

async function measure(name: string, shopId: number, end: Date): Promise<string[]> {
  const { askForRelations, measureAndRelate } = await import("~/domains/recommendations/index.server");
  const { transact } = await import("~/db.server");
  await askForRelations(shopId);
  const lines: string[] = [];
  for (let month = monthsMeasured - 1; month >= 0; month--) {
    const now = new Date(end.getTime() - month * 28 * day);
    const begun = performance.now();
    const fits = await transact((tx) => measureAndRelate(shopId, now, tx));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const shoppers = fits[0]?.shoppers ?? 0;
    lines.push(`${name}, four weeks to ${now.toISOString().slice(0, 10)}: ${shoppers} shoppers, ${seconds} s`);
    for (const { method, hits, popularHits, standardError, isUsed } of fits) {
      const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`;
      const gain = (hits - popularHits) / Math.max(1, shoppers);
      const told = `${percent(hits / Math.max(1, shoppers))}, ${gain < 0 ? "−" : "+"}${percent(Math.abs(gain))} ± ${percent(standardError)}`;
      lines.push(`  ${method.padEnd(12)} ${told}${isUsed ? "  ← used" : ""}`);
    }
  }
  console.log(lines.join("\n"));
  return lines;
}
