import { db } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";

const restMilliseconds = 50;
/** Shops that were announced a moment ago, and whether something has come since. */
const resting = new Map<number, boolean>();

/**
 * Says that a shop has deliveries to fold: at once after a rest, then at most once in a while, however many arrive, and
 * always after they are stored. If it is lost with the process, the worker's sweep finds the deliveries by themselves.
 */
export function wake(shopId: number): void {
  if (resting.has(shopId)) {
    resting.set(shopId, true);
    return;
  }
  resting.set(shopId, false);
  emit(db, "receipts.stored", { shopId }).catch((err: unknown) =>
    log.warn({ shopId, err }, "could not wake the worker"),
  );
  setTimeout(() => {
    const hasMore = resting.get(shopId);
    resting.delete(shopId);
    if (hasMore) wake(shopId);
  }, restMilliseconds);
}
