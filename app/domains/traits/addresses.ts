import { addressProblems } from "~/domains/profiles/model";
import type { TraitDeclaration } from "./declaration";

/** What is remarkable about an address, as profiles note it at every door. */
export const declaredAddresses: readonly TraitDeclaration[] = [
  {
    name: "address_problem",
    kind: { type: "enum", values: addressProblems },
    label: "what is remarkable about their address",
    absent: "none",
    table: "profile_addresses",
    column: "problem",
    unit: null,
    source: "the address itself",
    freshness: "whenever an address is told of",
  },
];
