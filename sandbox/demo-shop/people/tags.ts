import type { Random } from "../../factories/random";
import type { Customer } from "../../shopify/store/model";
import type { Kind } from "../shopper";

const VIP_FROM_MINOR = 30_000;

/** The tags a merchant would have put on a customer who has spent so much (minor units). */
export function tagged(random: Random, customer: Customer, kind: Kind, spentMinor: number): Customer {
  const tags = [
    kind === "wholesale" ? "wholesale" : null,
    kind === "reader" ? "newsletter" : null,
    kind === "buyer" && spentMinor >= VIP_FROM_MINOR ? "VIP" : null,
    kind !== "wholesale" && random.chance(0.18) ? "birthday-club" : null,
    kind === "buyer" && random.chance(0.05) ? "referred" : null,
    kind === "buyer" && random.chance(0.02) ? "pharmacy-staff" : null,
  ];
  return { ...customer, tags: tags.filter((tag) => tag !== null) };
}
