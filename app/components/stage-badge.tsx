import { Badge } from "@shopify/polaris";
import type { LifecycleStage } from "~/domains/traits/model";

const tones = {
  prospect: "info",
  new: "success",
  active: "success",
  loyal: "success",
  dormant: "warning",
  lost: "critical",
} as const;

/** Where a shopper stands; nothing while it has not been worked out. */
export function StageBadge({ stage }: { stage: LifecycleStage | null }) {
  if (stage === null) return null;
  return <Badge tone={tones[stage]}>{`${stage[0]?.toUpperCase() ?? ""}${stage.slice(1)}`}</Badge>;
}
