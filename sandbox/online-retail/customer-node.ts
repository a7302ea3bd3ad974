import { moneyOf } from "./amounts";
import { gid } from "./gids";
import { balanceOf, type Account } from "./ledger";
import type { CustomerSeen } from "./survey";

export function emailOf(id: string): string {
  return `customer-${id}@example.com`;
}

/** A customer as a bulk query returns her. The file has no names and no consent: everybody is taken to have agreed. */
export function customerNode(id: string, seen: CustomerSeen, accounts: Account[]) {
  const last = accounts.at(-1);
  return {
    id: gid("Customer", id),
    firstName: null,
    lastName: null,
    defaultEmailAddress: {
      emailAddress: emailOf(id),
      marketingState: "SUBSCRIBED",
      marketingOptInLevel: "SINGLE_OPT_IN",
      marketingUpdatedAt: seen.firstAt,
    },
    defaultPhoneNumber: null,
    defaultAddress: seen.country,
    // Shopify writes this unsigned 64-bit number as text.
    numberOfOrders: String(accounts.length),
    amountSpent: moneyOf(accounts.reduce((sum, account) => sum + balanceOf(account).current, 0)),
    tags: [],
    locale: "en",
    state: "DISABLED",
    statistics: { predictedSpendTier: null, rfmGroup: null },
    lastOrder: last ? { id: gid("Order", last.invoice), processedAt: last.processedAt } : null,
    createdAt: seen.firstAt,
    updatedAt: seen.lastAt,
  };
}
