import { FlowContent } from "~/domains/flows";
import type { Segment } from "~/domains/segments/model";
import type { Content } from "~/domains/templates";
import type { Playbook } from "./model";
import { segmentsIn } from "./references";

interface Shelf {
  segments: readonly Segment[];
  templates: readonly { key: string; name: string; topic: string | null; content: Content }[];
}

/**
 * Puts a flow together with all that it needs: its messages, the segments that either names, and those that these ask
 * about in turn.
 */
export function packPlaybook(flow: { name: string; content: FlowContent }, { segments, templates }: Shelf): Playbook {
  const content = withNumbers(flow.content, segments);
  const needed = new Set(segmentsIn([content, templates.map((template) => template.content)]));
  for (let before = -1; before < needed.size;) {
    before = needed.size;
    for (const { id, definition } of segments) {
      if (needed.has(id)) for (const asked of segmentsIn(definition)) needed.add(asked);
    }
  }
  return {
    ...{ format: "tessera-playbook", version: 1, name: flow.name },
    flow: { name: flow.name, content },
    segments: segments
      .filter(({ id }) => needed.has(id))
      .map(({ id, name, description, family, goal, definition }) => {
        return { ref: id, name, description, family, goal, definition };
      }),
    templates: [...templates],
  };
}

/** A segment of the library is named by its key in flows: in a file it is a segment like others. */
function withNumbers(content: FlowContent, segments: readonly Segment[]): FlowContent {
  const { trigger } = content;
  if (trigger.type !== "segment_entered" && trigger.type !== "segment_left") return content;
  const { segment } = trigger;
  if (!("segmentKey" in segment)) return content;
  const own = segments.find(({ key }) => key === segment.segmentKey);
  return own ? { ...content, trigger: { ...trigger, segment: { segmentId: own.id } } } : content;
}
