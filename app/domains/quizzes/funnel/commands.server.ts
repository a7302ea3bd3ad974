import { log } from "~/log.server";
import { addShown, type Shown } from "./queries.server";

const restMilliseconds = 2000;
/** What was shown and is not written yet, by shop, quiz and version. */
let waiting = new Map<string, Shown>();
let timer: NodeJS.Timeout | null = null;

/**
 * Counts that a quiz was shown. Most of what a storefront sends is this, so it is summed here and written every two
 * seconds; a process that is killed loses what it has counted since.
 */
export function countShown(shopId: number, quizId: number, version: number): void {
  add({ shopId, quizId, version, shown: 1 });
  timer ??= setTimeout(() => void flushShown(), restMilliseconds).unref();
}

/** Writes what has been counted, at once: also before the process ends. */
export async function flushShown(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  const counted = [...waiting.values()];
  waiting = new Map();
  const byShop = Map.groupBy(counted, ({ shopId }) => shopId);
  for (const [shopId, shown] of byShop) {
    try {
      await addShown(shopId, shown);
    } catch (err) {
      log.warn({ shopId, err }, "could not write how often quizzes were shown; it is tried again with the next");
      shown.forEach(add);
    }
  }
}

function add({ shopId, quizId, version, shown }: Shown): void {
  const key = `${shopId} ${quizId} ${version}`;
  waiting.set(key, { shopId, quizId, version, shown: shown + (waiting.get(key)?.shown ?? 0) });
}
