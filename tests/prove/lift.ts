import { randomInt } from "node:crypto";
import { plantedShops, readPlanted } from "../support/experiments/planted-lift";

/** In so many of a hundred shops the truth must lie within at every reading. */
const promised = 0.95;

/**
 * How often the lift that was planted in a simulated shop lies in the interval that its segment's report shows, at the
 * last reading and at every one of them.
 * @param words how many shops: 400 when none is said
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const count = Number(words[0] ?? 400);
  const seed = randomInt(10_000);
  let [always, last, told] = [0, 0, 0];
  for (const shop of plantedShops(count, seed * 1000)) {
    const readings = await readPlanted(shop);
    const end = readings.at(-1);
    if (readings.every(({ holds }) => holds)) always += 1;
    if (end?.holds) last += 1;
    if (end && (end.low > 0 || end.high < 0)) told += 1;
  }
  const share = (part: number) => `${((100 * part) / count).toFixed(1)} %`;
  // Three standard errors below what is promised is not chance.
  const least = promised - 3 * Math.sqrt((promised * (1 - promised)) / count);
  const lines = [
    `${count} simulated shops from seed ${seed}: the planted lift lay in the report's interval at every reading in ${share(always)}, at the last in ${share(last)}; a difference was told in ${share(told)}`,
  ];
  if (always / count < least) throw new Error(`${lines[0] ?? ""}: ${share(count * promised)} are promised`);
  return lines;
}
