/** What is read of a shop's past, in this order: people before what they did. */
export const backfillKinds = ["products", "collections", "customers", "orders"] as const;
export type BackfillKind = (typeof backfillKinds)[number];

export type BackfillState = "waiting" | "running" | "importing" | "done" | "failed";

export interface Backfill {
  kind: BackfillKind;
  state: BackfillState;
  operationId: string | null;
  /** Objects Shopify has collected so far, or in all once it is done. */
  objectsTotal: number | null;
  objectsDone: number;
  attempts: number;
  reason: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
}
