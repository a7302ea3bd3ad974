import { allSteps } from "~/domains/flows";
import type { Arm } from "~/domains/experiments/model";
import { checkChanges } from "~/domains/templates/index.server";
import { contentsOf } from "../app.experiments._index/content.server";
import type { Known } from "../app.experiments._index/subjects.server";

/** Why what the arms change cannot be changed in what is sent now; null when it can. */
export async function findUnfit(shopId: number, known: Known, arms: readonly Arm[]): Promise<string | null> {
  if (known.kind === "campaign" && !["draft", "scheduled"].includes(known.campaign.state)) {
    return "the campaign has begun already";
  }
  const unpublished = notPublished(known);
  if (unpublished) return unpublished;
  const usual = templatesOf(known);
  for (const { name, what } of arms) {
    if (what.does !== "differs") continue;
    const keys = what.template === null ? usual : [what.template];
    const contents = await contentsOf(shopId, keys);
    if (contents.length < keys.length) return `a message that “${name}” sends was never published`;
    for (const content of contents) {
      const [problem] = Object.values(checkChanges(content, what.changes));
      if (problem !== undefined) return `“${name}”: ${problem}`;
    }
  }
  return null;
}

/** Who comes into a flow follows what is published of it. */
function notPublished(known: Known): string | null {
  if (known.kind !== "flow" && known.kind !== "flow_step") return null;
  const { content } = known.flow;
  if (!content) return "the flow was never published";
  const isThere = known.kind === "flow" || allSteps(content.steps).some(({ id }) => id === known.step.id);
  return isThere ? null : "this step was never published: publish the flow first";
}

/** The templates, by key, that are sent usually. */
export function templatesOf(known: Known): string[] {
  switch (known.kind) {
    case "flow_step":
      return known.step.type === "send" ? [known.step.template] : [];
    case "campaign": {
      const { bySegment, everybodyElse } = known.campaign.plan.messages;
      return [...(everybodyElse === null ? [] : [everybodyElse]), ...bySegment.map(({ template }) => template)];
    }
    case "flow":
    case "segment":
      return [];
    default:
      return known satisfies never;
  }
}
