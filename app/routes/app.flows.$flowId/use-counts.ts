import { useEffect, useState } from "react";
import { fetchCounts } from "~/components/flow-editor/ask";
import type { CountsAnswer } from "~/components/flow-editor/question";

const everyMs = 15_000;

/** A flow's counts, asked again from time to time while somebody looks at the page. */
export function useCounts(flowId: number, loaded: CountsAnswer): CountsAnswer {
  const [counts, setCounts] = useState(loaded);
  useEffect(() => setCounts(loaded), [loaded]);
  useEffect(() => {
    const asking = new AbortController();
    const ask = () => {
      if (document.visibilityState !== "visible") return;
      fetchCounts(flowId, asking.signal)
        .then(setCounts)
        // The next time asks again.
        .catch(() => undefined);
    };
    const timer = setInterval(ask, everyMs);
    return () => {
      clearInterval(timer);
      asking.abort();
    };
  }, [flowId]);
  return counts;
}
