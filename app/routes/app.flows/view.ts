import type { listFlows } from "~/domains/flows/index.server";
import { isStartedBy } from "~/domains/flows/model";
import type { FlowResult } from "~/domains/reports/index.server";
import type { Segment } from "~/domains/segments/model";

type Flow = Awaited<ReturnType<typeof listFlows>>[number];

const nothingYet: FlowResult = { started: 0, sent: 0, skipped: 0 };

/** A flow as the page shows it: what starts it in words, and what it did. */
export function viewFlow(
  { id, name, definition, enabledAt }: Flow,
  segments: readonly Pick<Segment, "id" | "key" | "name">[],
  templates: ReadonlyMap<string, { id: number | null; name: string }>,
  result: FlowResult = nothingYet,
) {
  const segment = segments.find((one) => isStartedBy(definition, one));
  return {
    id,
    name,
    trigger:
      (segment?.key && triggers[segment.key]) ??
      (segment ? `When somebody enters “${segment.name}”` : "The segment it starts with is put away"),
    steps: definition.steps.map(({ template: key }, number) => {
      const template = templates.get(key);
      return { number, key, templateId: template?.id ?? null, name: template?.name ?? key };
    }),
    isOn: enabledAt !== null,
    ...result,
  };
}

export type FlowView = ReturnType<typeof viewFlow>;

const triggers: Record<string, string> = {
  "lifecycle-new": "When somebody becomes new: after their first order",
  "lifecycle-dormant": "When somebody goes quiet: after twice their usual time",
};
