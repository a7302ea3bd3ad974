import { randomInt } from "node:crypto";

const fewestCases = 100_000;

/** What is compiled against a plain reader, due times, memberships kept step by step, and explanations, by random histories. */
export async function prove(): Promise<string[]> {
  const { ensureShop } = await import("~/domains/shops/index.server");
  const proofs = await import("../support/segments/proofs");
  const { id } = await ensureShop("segments.myshopify.com");
  const seed = randomInt(2 ** 31);
  console.log(`from seed ${seed}`);
  const verdicts = { cases: 0, again: 0 };
  for (let round = 0; verdicts.cases < fewestCases; round++) {
    const { cases, again } = await proofs.compareVerdicts(id, { runs: 100, seed: seed + round });
    verdicts.cases += cases;
    verdicts.again += again;
    console.log(`${verdicts.cases} verdicts compared`);
  }
  const followed = await proofs.followDueTimes(id, { runs: 150, seed });
  console.log(`${followed} verdicts followed`);
  const changes = await proofs.compareInstants(id, { runs: 60, seed });
  console.log(`${changes} changes by time compared`);
  const { instants, members } = await proofs.replayHistories(id, { runs: 40, seed });
  console.log(`${instants} instants compared`);
  const { explanations, cited } = await proofs.checkReasons(id, { runs: 120, seed });
  return [
    `${verdicts.cases} cases, each a random definition asked of a random shopper: compiled and plainly read the same`,
    `${verdicts.again} verdicts more on the same, of a set, of one and as of instants of the past: the same`,
    `${followed} verdicts followed for 40 days: 0 due times late`,
    `${changes} memberships changed only by time: each recorded at the very millisecond`,
    `${instants} instants with ${members} members: kept step by step, asked anew, and as of then the same`,
    `${explanations} explanations citing ${cited} facts: those alone give the verdict, and none of them is too much`,
    `from seed ${seed}`,
  ];
}
