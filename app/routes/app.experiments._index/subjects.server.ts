import type { Campaign } from "~/domains/campaigns/model";
import { listCampaigns } from "~/domains/campaigns/index.server";
import type { SubjectKind, Subject } from "~/domains/experiments/model";
import { allSteps, type Step } from "~/domains/flows";
import { listFlows } from "~/domains/flows/index.server";
import type { Flow } from "~/domains/flows/model";
import { listSegments } from "~/domains/segments/index.server";
import type { Segment } from "~/domains/segments/model";
import { nameTemplates } from "~/domains/templates/index.server";

/** What an experiment is about, as the shop has it now. */
export type Known = { words: string; url: string } & (
  | { kind: "flow"; flow: Flow; step: null }
  | { kind: "flow_step"; flow: Flow; step: Step }
  | { kind: "campaign"; campaign: Campaign }
  | { kind: "segment"; segment: Segment }
);

/** What a shop has that can be compared. @returns a function that is null for what the shop has not, or no more */
export async function loadSubjects(shopId: number): Promise<(subject: Subject) => Known | null> {
  const [flows, campaigns, segments, templates] = await Promise.all([
    listFlows(shopId),
    listCampaigns(shopId),
    listSegments(shopId),
    nameTemplates(shopId),
  ]);
  const knows: Record<SubjectKind, (subject: Subject) => Known | null> = {
    flow: ({ id }) => {
      const flow = flows.find((one) => one.id === id);
      return flow ? { kind: "flow", flow, step: null, words: `The flow “${flow.name}”`, url: urlOf(flow) } : null;
    },
    flow_step: ({ id, step: stepId }) => {
      const flow = flows.find((one) => one.id === id);
      const step = allSteps((flow?.draft ?? flow?.content)?.steps ?? []).find((one) => one.id === stepId);
      if (!flow || !step) return null;
      const name = step.type === "send" ? (templates.get(step.template)?.name ?? step.template) : nameOf(step);
      return { kind: "flow_step", flow, step, words: `“${name}” in the flow “${flow.name}”`, url: urlOf(flow) };
    },
    campaign: ({ id }) => {
      const campaign = campaigns.find((one) => one.id === id);
      const words = `The campaign “${campaign?.name ?? ""}”`;
      return campaign ? { kind: "campaign", campaign, words, url: `/app/campaigns/${id}` } : null;
    },
    segment: ({ id }) => {
      const segment = segments.find((one) => one.id === id);
      const words = `All mail because of the segment “${segment?.name ?? ""}”`;
      return segment ? { kind: "segment", segment, words, url: `/app/segments/${id}` } : null;
    },
  };
  return (subject) => knows[subject.kind](subject);
}

function urlOf({ id }: Flow): string {
  return `/app/flows/${id}`;
}

function nameOf(step: Step): string {
  return step.type === "split" ? step.name : step.type;
}
