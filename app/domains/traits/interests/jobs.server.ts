import type { Tx } from "~/db.server";
import type { Renewed } from "../renewed";
import { listStaleInterests, listTurned } from "./queries.server";

/**
 * Whose interests changed without anything being done: because of what products are, or because a sign is none any more.
 * They are derived with the others who are dirty: written by two at once, neither could go on.
 */
export async function renewInterests(shopId: number, isCatalogOther: boolean, now: Date, tx: Tx): Promise<Renewed> {
  // What is learnt of the catalog is nothing that happened to anybody.
  if (isCatalogOther) return { ids: await listStaleInterests(shopId, now, tx), cause: "history" };
  return { ids: await listTurned(shopId, now, tx), cause: "live" };
}
