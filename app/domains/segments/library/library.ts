import { affinitySegments } from "./affinity";
import { contentSegments } from "./content";
import { engagementSegments } from "./engagement";
import { lifecycleSegments } from "./lifecycle";
import type { ReadyMade } from "./model";
import { purchaseSegments } from "./purchase";
import { zeroPartySegments } from "./zero-party";

/** Everything that comes with the product, family by family. A shop starts with the lifecycle; the rest is by choice. */
export const library: readonly ReadyMade[] = [
  ...lifecycleSegments,
  ...purchaseSegments,
  ...engagementSegments,
  ...affinitySegments,
  ...contentSegments,
  ...zeroPartySegments,
];
