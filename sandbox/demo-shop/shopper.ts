import type { Customer } from "../shopify/store/model";
import type { Identity } from "./people/identity";
import type { Taste } from "./people/taste";

/** A reader only takes the newsletter; a guest leaves an address to write to and no account. */
export type Kind = "buyer" | "reader" | "guest" | "wholesale";

/** Somebody who shops here, with what only the simulation knows of her. */
export interface Shopper {
  kind: Kind;
  identity: Identity;
  /** Null for a guest. */
  customer: Customer | null;
  taste: Taste;
  /** Milliseconds, ascending; empty for a reader. */
  orderTimes: number[];
}
