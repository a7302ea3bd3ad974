import type { Versioned } from "~/lib/latest";
import type { VisitorClaim } from "./visitors/model";

export { addressProblems, type AddressProblem, type Remark } from "./addresses/judge";
export type { ClaimOwner, ClaimSource, VisitorClaim } from "./visitors/model";

/** What Shopify's record of a customer says. */
export interface CustomerFact extends Versioned {
  customerId: string;
  /** Normalised; null when there is none or it is no address. */
  email: string | null;
  phone: string | null;
  firstName: string;
  lastName: string;
  countryCode: string | null;
  /** Of a state or province of that country, without the country. */
  regionCode: string | null;
  city: string | null;
  createdAt: Date;
}

/** That a fact names a person: by customer id, or, for a guest, by address only. */
export interface Mention {
  customerId: string | null;
  email: string | null;
  at: Date;
}

/** Two customers became one. */
export interface CustomerMerge {
  keptId: string;
  mergedId: string;
  at: Date;
}

export interface CustomerDeletion {
  customerId: string;
  deletedAt: Date;
}

export interface TagChange {
  customerId: string;
  tag: string;
  present: boolean;
  at: Date;
}

/** All tags of a customer as of an instant. */
export interface TagSnapshot {
  customerId: string;
  tags: string[];
  at: Date;
}

/** What Shopify counts, of orders the app may not read too. */
export interface LifetimeOrders {
  customerId: string;
  orders: number;
  at: Date;
}

/** What somebody who is no customer said of themselves. Null is nothing. */
export interface GuestFact {
  profileId: string;
  firstName: string | null;
  locale: string | null;
  country: string | null;
  /** What only files tell. */
  lastName?: string | null;
  phone?: string | null;
  city?: string | null;
  at: Date;
}

/** What is known of a profile by itself, of what others than Shopify can tell. */
export interface Held {
  profileId: string;
  customerId: string | null;
  email: string | null;
  /** Deleted in Shopify. */
  isGone: boolean;
  firstName: string;
  lastName: string;
  phone: string | null;
  city: string | null;
  country: string | null;
  locale: string | null;
  /** Of when that is; null when nothing of it was ever told. */
  version: Date | null;
}

/** What was held of a guest before, to be put back, and when the words were told that are to go. */
export type Former = Omit<Held, "customerId" | "email" | "isGone"> & { toldAt: Date };

export interface LocaleFact {
  customerId: string;
  locale: string;
}

export interface ProfileFacts {
  customers: CustomerFact[];
  mentions: Mention[];
  merges: CustomerMerge[];
  customerDeletions: CustomerDeletion[];
  tagChanges: TagChange[];
  tagSnapshots: TagSnapshot[];
  lifetimeOrders: LifetimeOrders[];
  locales: LocaleFact[];
  /** What browsers showed that is somebody's. */
  claims: VisitorClaim[];
}

/** Finds the profile a fact belongs to: the customer's, else the holder of the address, else nobody's. */
export type ProfileOf = (person: { customerId: string | null; email: string | null }) => string | null;

/** Facts that have to move because identities did. */
export interface Moves {
  /** Everything of one profile goes to another. */
  absorbed: { from: string; into: string }[];
  /** What guests did under an address goes to its new holder. */
  guestFacts: { email: string; into: string }[];
}
