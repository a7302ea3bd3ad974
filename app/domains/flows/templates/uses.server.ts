import { listSegments } from "~/domains/segments/index.server";
import { templatesOf } from "../content/templates";
import { isStartedBy } from "../model";
import { listFlows } from "../queries.server";

/** A flow that sends a template, and to whom. */
export interface TemplateUse {
  flowId: number;
  name: string;
  isOn: boolean;
  /** The segment it starts with; null when that is put away. */
  segment: { id: number; name: string } | null;
}

/** The flows that send each template, by its key; templates that no flow sends are left out. */
export async function listTemplateUses(shopId: number): Promise<Map<string, TemplateUse[]>> {
  const [flows, segments] = await Promise.all([listFlows(shopId), listSegments(shopId)]);
  const uses = new Map<string, TemplateUse[]>();
  for (const { id, name, enabledAt, content } of flows) {
    if (!content) continue;
    const segment = segments.find((one) => isStartedBy(content, one));
    const use = {
      flowId: id,
      name,
      isOn: enabledAt !== null,
      segment: segment ? { id: segment.id, name: segment.name } : null,
    };
    for (const key of templatesOf(content)) {
      uses.set(key, [...(uses.get(key) ?? []), use]);
    }
  }
  return uses;
}
