import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Estimate } from "~/domains/segments/index.server";

/** What is known of one: still asked for, or what was told; null when no answer came. */
export type Estimated = { state: "asking" } | { state: "told"; estimate: Estimate | null };

/** Asks once, for the whole library together, what the shop would have of it; the page does not wait for it. */
export function useEstimates(): { of(key: string): Estimated } {
  const { load, data } = useFetcher<{ estimates: Estimate[] }>();
  useEffect(() => load("/app/segments/library/sizes"), [load]);
  const of = (key: string): Estimated => {
    if (data) return { state: "told", estimate: data.estimates.find((one) => one.key === key) ?? null };
    return { state: "asking" };
  };
  return { of };
}
