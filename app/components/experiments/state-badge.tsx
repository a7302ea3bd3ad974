import { Badge } from "@shopify/polaris";
import { stateName } from "~/domains/experiments";
import type { ExperimentState } from "~/domains/experiments/model";

/** How an experiment stands. */
export function StateBadge({ state }: { state: ExperimentState }) {
  if (state === "running") return <Badge tone="info">{stateName(state)}</Badge>;
  return state === "finished" ? <Badge tone="success">{stateName(state)}</Badge> : <Badge>{stateName(state)}</Badge>;
}
