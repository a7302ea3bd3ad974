export const reconcileKinds = ["customers", "products", "orders"] as const;
export type ReconcileKind = (typeof reconcileKinds)[number];

/** An object of Shopify's, and as of when it is what it is. */
export interface Changed {
  gid: string;
  id: string;
  updatedAt: Date;
}
