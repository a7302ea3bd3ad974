import { listFlowUses } from "~/domains/flows/index.server";
import { adviseOn, countAdvice, type Advice, type Uses } from "~/domains/segments/index.server";
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
  const [flows, written] = await Promise.all([listFlowUses(shopId), listWrittenTo(shopId, since)]);
  const ids = new Set([...flows.keys(), ...written]);
  return new Map([...ids].map((id) => [id, { flows: flows.get(id) ?? [], hasMessages: written.includes(id) }]));
}
