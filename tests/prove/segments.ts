import { randomInt } from "node:crypto";

/** What is compiled against a plain reader, due times, and memberships kept step by step, each by random histories. */
export async function prove(): Promise<string[]> {
  const { ensureShop } = await import("~/domains/shops/index.server");
  const { compareVerdicts, followDueTimes, replayHistories } = await import("../support/segments/proofs");
  const { id } = await ensureShop("segments.myshopify.com");
  const seed = randomInt(2 ** 31);
  console.log(`from seed ${seed}`);
  let verdicts = 0;
  for (let round = 0; verdicts < 100_000; round++) {
    verdicts += await compareVerdicts(id, { runs: 100, seed: seed + round });
    console.log(`${verdicts} verdicts compared`);
  }
  const followed = await followDueTimes(id, { runs: 500, seed });
  const { instants, members } = await replayHistories(id, { runs: 60, seed });
  return [
    `${verdicts} verdicts: compiled and plainly read the same`,
    `${followed} shoppers followed for 40 days: 0 due times late`,
    `${instants} instants with ${members} members: kept step by step, asked anew, and as of then the same`,
    `from seed ${seed}`,
  ];
}
