import { db } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";

const pauseMilliseconds = 10;
const waiting = new Set<number>();

/**
 * Says that a shop has deliveries to fold: at most once in a while, however many arrive, and after they are stored.
 * If it is lost with the process, the worker's sweep finds the deliveries by themselves.
 */
export function wake(shopId: number): void {
  if (waiting.has(shopId)) return;
  waiting.add(shopId);
  setTimeout(() => {
    waiting.delete(shopId);
    emit(db, "receipts.stored", { shopId }).catch((err: unknown) =>
      log.warn({ shopId, err }, "could not wake the worker"),
    );
  }, pauseMilliseconds);
}
