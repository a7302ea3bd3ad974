import { Badge } from "@shopify/polaris";
import type { CampaignState } from "~/domains/campaigns/model";
import { stateWords } from "./state-words";

const tones = {
  draft: "attention",
  scheduled: "info",
  sending: "info",
  holding: "warning",
  paused: "warning",
  finished: "success",
  cancelled: undefined,
} as const satisfies Record<CampaignState, string | undefined>;

export function StateBadge({ state }: { state: CampaignState }) {
  const tone = tones[state];
  return tone ? <Badge tone={tone}>{stateWords[state]}</Badge> : <Badge>{stateWords[state]}</Badge>;
}
