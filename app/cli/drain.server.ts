import { drain as drainJobs } from "~/jobs/drain.server";
import { print } from "./output";
import { requireShop } from "./shop.server";

/** `drain`: works off everything that is pending for a shop, here and now. */
export async function drain(options: { shop: string; json?: boolean }): Promise<void> {
  const shop = await requireShop(options.shop);
  const done = await drainJobs(shop.id, () => new Date());
  const lines = Object.entries(done).map(([job, times]) => `${job.padEnd(22)} ${times}×`);
  print(done, lines.length > 0 ? lines.join("\n") : "nothing was pending", options.json);
}
