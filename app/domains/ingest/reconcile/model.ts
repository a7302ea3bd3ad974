export const reconcileKinds = ["customers", "products", "collections", "orders"] as const;
export type ReconcileKind = (typeof reconcileKinds)[number];

/** What is known of a customer besides the record, which has deliveries of its own that can be lost alone. */
export interface Person {
  tags: string[];
  /** How many orders Shopify counts; null when nobody told. */
  orders: number | null;
  /** When they last said whether they want mail. */
  consentAt: Date | null;
}

/** An object of Shopify's that changed. */
export interface Told {
  gid: string;
  id: string;
  updatedAt: Date;
  /** Of customers only. */
  person: Person | null;
}

/** What is known here of an object; without a version only its number is. */
export interface Known {
  version: Date | null;
  person: Person | null;
}
