import { countAudience } from "~/domains/campaigns/index.server";
import type { Expected } from "~/domains/experiments";
import { findPastRate } from "~/domains/experiments/index.server";
import { isNamed, type Flow } from "~/domains/flows/model";
import { countEntered, findFlowPast } from "~/domains/reports/index.server";
import { listSegments } from "~/domains/segments/index.server";
import type { Known } from "../app.experiments._index/subjects.server";

/** So many shoppers have to have come through a flow before its own past says how often they order. */
const fewestCounted = 100;
const pastDays = 90;

/** Whom a comparison would have, by what the shop has seen in the last 90 days. */
export async function expectedOf(shopId: number, known: Known, windowDays: number, now: Date): Promise<Expected> {
  switch (known.kind) {
    case "flow":
    case "flow_step":
      return ofFlow(shopId, known.flow, windowDays, now);
    case "campaign": {
      const { audience, messages } = known.campaign.plan;
      const segmentIds = audience.include.length > 0 ? audience.include : null;
      const { rate, capMinor } = await findPastRate(shopId, { windowDays, segmentIds }, now);
      const people = await countAudience(shopId, { audience, messages });
      return { people, days: null, baseRate: rate, capMinor };
    }
    case "segment": {
      const { id } = known.segment;
      const { people, rate, capMinor } = await findPastRate(shopId, { windowDays, segmentIds: [id] }, now);
      return { people: people + (await countEntered(shopId, id, now)), days: pastDays, baseRate: rate, capMinor };
    }
    default:
      return known satisfies never;
  }
}

/** What came through it tells most; before anybody did, who entered its segment does. */
async function ofFlow(shopId: number, flow: Flow, windowDays: number, now: Date): Promise<Expected> {
  const { rate, capMinor } = await findPastRate(shopId, { windowDays, segmentIds: null }, now);
  const { people, counted, bought } = await findFlowPast(shopId, { flowId: flow.id, windowDays }, now);
  const baseRate = counted >= fewestCounted ? bought / counted : rate;
  const segmentId = people > 0 ? null : await startingSegment(shopId, flow);
  const entered = segmentId === null ? 0 : await countEntered(shopId, segmentId, now);
  return { people: people + entered, days: pastDays, baseRate, capMinor };
}

async function startingSegment(shopId: number, { content, draft }: Flow): Promise<number | null> {
  const trigger = (content ?? draft)?.trigger;
  if (trigger?.type !== "segment_entered") return null;
  const segments = await listSegments(shopId);
  return segments.find((segment) => isNamed(trigger.segment, segment))?.id ?? null;
}
