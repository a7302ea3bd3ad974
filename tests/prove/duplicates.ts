import { measured, plantedShop } from "../support/duplicates/planted";

const sizes = [10_000, 100_000];
const buckets = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 0.999, 1.01];

/** Precision, recall, calibration and time of the search on planted shops. @param words a number of people, to try only that */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const wanted = words.map(Number).filter((size) => size > 0);
  const lines: string[] = [];
  for (const size of wanted.length > 0 ? wanted : sizes) lines.push(...(await measure(size)));
  return lines;
}

async function measure(size: number): Promise<string[]> {
  const { ensureShop } = await import("~/domains/shops/index.server");
  const { transact } = await import("~/db.server");
  const { compareAll } = await import("~/domains/duplicates/jobs.server");
  const { defaultSettings } = await import("~/domains/duplicates/model");
  const { plant } = await import("../support/duplicates/plant");
  const shop = plantedShop(7, size);
  const { id } = await ensureShop(`planted-${size}.myshopify.com`);
  const offset = size * 100;
  await plant(id, shop, offset, new Date());
  const began = performance.now();
  const { people, compared, found } = await transact((tx) => compareAll(id, defaultSettings.showFrom, tx));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const told = found.map(({ one, other, confidence }) => {
    return { one: String(Number(one) - offset), other: String(Number(other) - offset), confidence };
  });
  const sure = measured(shop, told, defaultSettings.threshold);
  const shown = measured(shop, told, defaultSettings.showFrom);
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  if (sure.precision < 0.99) process.exitCode = 1;
  return [
    `${people.toLocaleString("en-GB")} profiles, ${compared.toLocaleString("en-GB")} pairs compared in ${seconds} s`,
    `  from ${percent(defaultSettings.threshold)}: ${sure.pairs} pairs, precision ${percent(sure.precision)}, recall ${percent(sure.recall)}`,
    `  from ${percent(defaultSettings.showFrom)}: ${shown.pairs} pairs, precision ${percent(shown.precision)}, recall ${percent(shown.recall)}`,
    ...buckets.slice(0, -1).map((from, i) => {
      const within = told.filter(({ confidence }) => confidence >= from && confidence < (buckets[i + 1] ?? 2));
      const { pairs, precision } = measured(shop, within, 0);
      const said = within.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, within.length);
      return `  said ${percent(said)}: ${pairs} pairs, ${pairs === 0 ? "none" : `${percent(precision)} one person`}`;
    }),
  ];
}
