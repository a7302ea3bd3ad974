import { transact } from "~/db.server";
import { creditOrders } from "~/domains/attribution/index.server";
import { markAllChanged } from "~/domains/profiles/index.server";
import { rollUp } from "~/domains/reports/index.server";

/** Reckons what all orders of a shop are credited to, as the worker does once something was learnt of their shoppers. */
export async function credited(shopId: number, now: Date): Promise<void> {
  await transact((tx) => markAllChanged(shopId, tx));
  await creditOrders(shopId, now);
}

/** The same, and adds it all up by days. The shop must be ready. */
export async function addedUp(shopId: number, now: Date): Promise<void> {
  await credited(shopId, now);
  await rollUp(shopId, now);
}
