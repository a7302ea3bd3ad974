import { perform } from "./perform.server";
import { finishJob, releaseJob, takeJob } from "./queries.server";

/**
 * Works off, here and now, everything that is due for a shop as of `now`, until nothing is left. What the command line
 * and the scenarios use instead of a worker; beside a running worker it is harmless, because stages can be repeated.
 * @returns how often each job was done
 */
export async function drain(shopId: number, now: () => Date): Promise<Record<string, number>> {
  const holder = `drain-${process.pid}`;
  const done: Record<string, number> = {};
  // What has arrived is announced a moment later; here nobody waits for that.
  await perform("receipts.stored", { shopId }, now());
  for (;;) {
    const job = await takeJob(shopId, holder, now());
    if (!job) return done;
    try {
      await perform(job.name, job.payload, now());
    } catch (error) {
      await releaseJob(job.id);
      throw error;
    }
    await finishJob(job.id);
    done[job.name] = (done[job.name] ?? 0) + 1;
  }
}
