import { listSegments } from "~/domains/segments/index.server";
import type { SegmentUse } from "~/domains/segments/model";
import { templatesOf } from "./content/templates";
import { isStartedBy } from "./model";
import { listFlows } from "./queries.server";

/** The flows that start with each segment, on or off, and what they send; segments without any are left out. */
export async function listFlowUses(shopId: number): Promise<Map<number, SegmentUse["flows"]>> {
  const [flows, segments] = await Promise.all([listFlows(shopId), listSegments(shopId)]);
  const uses = segments.map((segment) => {
    const own = flows.filter(({ content }) => isStartedBy(content, segment));
    const used = own.map(({ id, name, enabledAt, content }) => ({
      id,
      name,
      isOn: enabledAt !== null,
      templates: content ? templatesOf(content) : [],
    }));
    return [segment.id, used] as const;
  });
  return new Map(uses.filter(([, used]) => used.length > 0));
}
