import { db } from "~/db.server";
import { dismiss } from "./queries.server";

/**
 * The merchant says that something unusual is meant to be so. What was before it says nothing of what is usual any more.
 * @returns false when it is over already, or not there
 */
export async function dismissAnomaly(shopId: number, id: number, reason: string, now: Date): Promise<boolean> {
  return dismiss(shopId, id, reason, now, db);
}
