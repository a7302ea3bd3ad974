import type { Id, Instant } from "./model";

/** A value an app keeps with a thing of the store. */
export interface Metafield {
  id: Id;
  /** "Customer", "Product", … */
  ownerType: string;
  ownerId: Id;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: Instant;
  updatedAt: Instant;
}
