import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { futureTails, meanOf } from "~/domains/predictions/counts/future";
import { countPatterns, type CountParameters } from "~/domains/predictions/counts/pattern";
import { fitCounts } from "~/domains/predictions/fitting/fit";
import { lnCountPrior } from "~/domains/predictions/fitting/prior";
import { reasonWords } from "~/domains/predictions/wording/fit-words";
import { demoShop } from "../../sandbox/demo-shop/demo-shop";
import { randomFrom } from "../../sandbox/factories/random";
import { convertOnlineRetail } from "../../sandbox/online-retail/conversion";
import { live, patternOf } from "../support/buying/simulate";
import { connectShopify } from "../support/shopify";

const onlineRetail = "../shared/data/online-retail/online_retail.csv.gz";
const dayMilliseconds = 86_400_000;

/**
 * How well orders are foretold: on simulated shops, whose truth is known, on the demo shop and, where it is at hand, on a
 * real shop's year.
 * @param words `simulated`, `demo-shop` or `online-retail`, to measure only that
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const isWanted = (name: string) => words.length === 0 || words.includes(name);
  return [
    ...(isWanted("simulated") ? measureSimulated() : []),
    ...(isWanted("demo-shop") ? await measureDemo() : []),
    ...(isWanted("online-retail") ? await measureOnlineRetail() : []),
  ];
}

const truths: CountParameters[] = [
  { r: 0.5, alpha: 45, a: 0.9, b: 1.6 },
  { r: 1.5, alpha: 40, a: 0.6, b: 4 },
  { r: 0.3, alpha: 90, a: 1.2, b: 1.8 },
];
const shopsOfEach = 20;

/** How far the orders foretold of everybody are from what the truth foretells, with the default belief and without. */
function measureSimulated(): string[] {
  return truths.flatMap((truth, at) => [
    `simulated shops with r ${truth.r}, α ${truth.alpha}, a ${truth.a}, b ${truth.b}: orders of 90 days off by (median of ${shopsOfEach} shops)`,
    ...[100, 200, 500, 2000].map((shoppers) => {
      const errors = Array.from({ length: shopsOfEach }, (_, n) => errorsOf(truth, shoppers, `${at}/${n}`));
      const median = (one: "alone" | "believed") =>
        errors.map((error) => error[one]).toSorted((a, b) => a - b)[shopsOfEach / 2] ?? 0;
      return `  ${String(shoppers).padStart(5)} buyers: ${percent(median("alone"))} alone, ${percent(median("believed"))} with the default belief`;
    }),
  ]);
}

function errorsOf(truth: CountParameters, shoppers: number, label: string): { alone: number; believed: number } {
  const random = randomFrom(shoppers, label);
  const patterns = Array.from({ length: shoppers }, () => {
    const age = random.between(1, 540);
    return patternOf(live(random, { model: "mbg_nbd", counts: truth }, age), age);
  });
  const counted = countPatterns(patterns);
  const off = (parameters: CountParameters) => {
    const [said, true_] = [parameters, truth].map((one) =>
      patterns.map((known) => meanOf(futureTails("mbg_nbd", one, known, 90))),
    );
    const sum = (values: number[] = []) => values.reduce((total, value) => total + value, 0);
    return sum(said?.map((value, i) => Math.abs(value - (true_?.[i] ?? 0)))) / sum(true_);
  };
  return {
    alone: off(fitCounts("mbg_nbd", counted).parameters),
    believed: off(fitCounts("mbg_nbd", counted, lnCountPrior).parameters),
  };
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
  if (!existsSync(onlineRetail)) return ["Online Retail is not at hand: not measured"];
  const { ensureShop } = await import("~/domains/shops/index.server");
  const { importFile } = await import("~/domains/ingest/index.server");
  const folder = await mkdtemp(join(tmpdir(), "online-retail-"));
  const file = join(folder, "year.jsonl");
  await convertOnlineRetail(onlineRetail, file, () => undefined);
  const { id } = await ensureShop("online-retail.myshopify.com");
  await importFile({ id, currency: "GBP" }, file, new Date(), () => undefined);
  await rm(folder, { recursive: true });
  return measure("Online Retail", id, new Date("2011-12-10T00:00:00Z"));
}

async function measure(name: string, shopId: number, now: Date): Promise<string[]> {
  const { db, transact } = await import("~/db.server");
  const { default: sql } = await import("sql-template-tag");
  const { deriveTraits } = await import("~/domains/traits/index.server");
  const { findFit, predict, sumPredictions } = await import("~/domains/predictions/index.server");
  await db.query(
    sql`UPDATE shops SET installed_at = coalesce(installed_at, ${now}), ready_at = ${now} WHERE id = ${shopId}`,
  );
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
  await db.query(sql`DELETE FROM prediction_fits WHERE shop_id = ${shopId}`);
  const begun = performance.now();
  await predict(shopId, now);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const kept = await findFit(shopId);
  if (!kept) return [`${name}: nothing was fitted`];
  const { fit } = kept;
  const expected = await sumPredictions(shopId);
  const lines = [
    `${name} on ${new Date(now.getTime() - dayMilliseconds).toISOString().slice(0, 10)}: ${fit.state}, ${fit.buyers} buyers, ${fit.repeatBuyers} of them again, ${seconds} s`,
    ...reasonWords(fit).map((reason) => `  ${reason}`),
  ];
  if (fit.check) {
    const { days, expected, actual, deviation, ranking, chance, deciles } = fit.check;
    lines.push(
      `  ${days} days held back: ${expected} orders expected ± ${deviation}, ${actual} came; ranking ${ranking}; chance of such counts ${chance}`,
    );
    for (const [i, decile] of deciles.entries())
      lines.push(`    ${i + 1}. ${decile.expected} expected, ${decile.actual} came (± ${decile.deviation})`);
  }
  if (fit.fitted) {
    const { model, counts, spend, tied } = fit.fitted;
    lines.push(`  ${model} ${JSON.stringify(counts)}, ${JSON.stringify(spend)}, tied ${tied.toFixed(2)}`);
  }
  lines.push(`  foretold of ${expected.shoppers} shoppers: ${Math.round(expected.orders)} orders in 90 days`);
  console.log(lines.join("\n"));
  return lines;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
