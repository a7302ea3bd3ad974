import { listCampaignUses } from "~/domains/campaigns/index.server";
import { listFlowUses } from "~/domains/flows/index.server";
import { adviseOn, countAdvice, type Advice, type Uses } from "~/domains/segments/index.server";
import { findCurrentVersions, firstAlike } from "~/domains/templates/index.server";
import { listWrittenTo } from "./queries.server";

/** A message longer ago does not show that a segment is still written to. */
const messageDays = 90;

/** Advice on a segment, and on what is done because of it. Null if there is none such. */
export async function adviseOnSegment(shopId: number, segmentId: number, now: Date): Promise<Advice[] | null> {
  return adviseOn(shopId, segmentId, await listUses(shopId, now), now);
}

/** How many pieces of advice each segment has; null when counting them takes too long for a page. */
export async function countAdviceBySegment(shopId: number, now: Date): Promise<Map<number, number> | null> {
  return countAdvice(shopId, await listUses(shopId, now), now);
}

/** Whatever is done because of a segment; what comes to send or start because of one is added here. */
async function listUses(shopId: number, now: Date): Promise<Uses> {
  const since = new Date(now.getTime() - messageDays * 86_400_000);
  const [flows, campaigns, written] = await Promise.all([
    listFlowUses(shopId),
    listCampaignUses(shopId),
    listWrittenTo(shopId, since),
  ]);
  const ids = new Set([...flows.keys(), ...campaigns.segments.keys(), ...written]);
  const said = await nameByContent(shopId, [...flows.values()].flat());
  return new Map(
    [...ids].map((id) => {
      const own = (flows.get(id) ?? []).map((flow) => ({ ...flow, templates: flow.templates.map(said) }));
      return [id, { flows: own, hasMessages: written.includes(id) || campaigns.segments.has(id) }];
    }),
  );
}

/** Templates that say nearly the same count as one: two that get the same words get one message, whatever its name. */
async function nameByContent(shopId: number, flows: readonly { templates: readonly string[] }[]) {
  const keys = [...new Set(flows.flatMap(({ templates }) => templates))].toSorted();
  const first = firstAlike(await findCurrentVersions(shopId, keys));
  return (key: string) => first.get(key) ?? key;
}
