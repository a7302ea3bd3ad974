import { listFlows } from "~/domains/flows/index.server";
import { previewPlaybook, type LaidOut } from "~/domains/insights/index.server";

/** The shop's flows, each of which can be kept as a playbook. */
export async function loadPlaybooks(shopId: number) {
  const flows = await listFlows(shopId);
  return { flows: flows.map(({ id, name, enabledAt }) => ({ id, name, isOn: enabledAt !== null })) };
}

type Packed = Parameters<typeof previewPlaybook>[1];

/** What a playbook would make, as the page shows it before anything is made. */
export async function viewPreview(shopId: number, playbook: Packed) {
  return view(playbook.name, await previewPlaybook(shopId, playbook));
}

export type PreviewView = Awaited<ReturnType<typeof viewPreview>>;

function view(name: string, { segments, templates, flow, warnings, problem }: LaidOut) {
  return {
    ...{ name, flow: flow.name, warnings, problem },
    segments: segments.map(({ part, own }) => ({ name: part.name, isThere: own !== null })),
    messages: templates.map((template) => template.name),
  };
}
