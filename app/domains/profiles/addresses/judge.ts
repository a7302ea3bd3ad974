import { domainOf, suggestDomain } from "~/lib/address";

/** What can be remarkable about an address: that it is made to be thrown away, or very like a common one. */
export const addressProblems = ["disposable", "mistyped"] as const;
export type AddressProblem = (typeof addressProblems)[number];

export interface Remark {
  problem: AddressProblem;
  /** The domain that was probably meant. */
  suggestion: string | null;
}

/** What is to be said of an address; null of most. No remark is a reason not to write to it. */
export function judgeAddress(address: string, isDisposable: (domain: string) => boolean): Remark | null {
  const domain = domainOf(address);
  const suggestion = suggestDomain(domain);
  // First: who lies in wait for slips of the keys has a disposable mailbox there, but nobody meant to use it.
  if (suggestion !== null) return { problem: "mistyped", suggestion };
  return isDisposable(domain) ? { problem: "disposable", suggestion: null } : null;
}
