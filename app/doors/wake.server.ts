import { db } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";

/** Folding answers takes the same pains for one as for many, and nobody waits for a part of a second there. */
const restMilliseconds = { "receipts.stored": 50, "answers.given": 200 } as const;
/** What was announced a moment ago, by job and shop, and whether more has come since. */
const resting = new Map<string, boolean>();

/**
 * Says that a shop has something to fold: at once after a rest, then at most once in a while, however much arrives, and
 * always after it is stored. If it is lost with the process, the worker's sweep finds what waits by itself.
 */
export function wake(shopId: number, job: keyof typeof restMilliseconds = "receipts.stored"): void {
  const key = `${job} ${shopId}`;
  if (resting.has(key)) {
    resting.set(key, true);
    return;
  }
  resting.set(key, false);
  emit(db, job, { shopId }).catch((err: unknown) => log.warn({ shopId, err }, "could not wake the worker"));
  setTimeout(() => {
    const hasMore = resting.get(key);
    resting.delete(key);
    if (hasMore) wake(shopId, job);
  }, restMilliseconds[job]);
}
