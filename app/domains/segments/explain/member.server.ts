import type { Shop } from "~/domains/shops/model";
import { clause, sentence } from "../language/sentence";
import type { Definition } from "../model";
import { findSegment, listVersions } from "../queries.server";
import { endOfDay, versionAsOf } from "./as-of";
import { explain, type Explanation } from "./explain.server";
import { listStaysIn, type RecordedStay } from "./queries.server";
import { saidConditions } from "../conditions";

/** Why a shopper is, was or is not in a segment, by what the segment meant at the time. */
export interface MemberExplanation {
  segment: { id: number; name: string };
  asOf: Date;
  sentence: string;
  version: number;
  /** All times they were in it, the latest first, also after the instant. */
  stays: RecordedStay[];
  /** Null if they were not known yet, or no more. Conditions are as the segment asks them, denied ones too. */
  explanation: Explanation | null;
}

/**
 * @param day the end of that day (`2026-05-03`) in the shop's time zone; null for now
 * @returns null if the shop has no such segment
 */
export async function explainMember(
  { id: shopId, timezone }: Pick<Shop, "id" | "timezone">,
  segmentId: number,
  profileId: string,
  day: string | null,
  now: Date,
): Promise<MemberExplanation | null> {
  const asOf = day === null ? now : endOfDay(day, timezone, now);
  const [segment, versions, stays] = await Promise.all([
    findSegment(shopId, segmentId),
    listVersions(shopId, segmentId),
    listStaysIn(shopId, segmentId, profileId),
  ]);
  const meant = versionAsOf(versions, asOf);
  if (!segment || !meant) return null;
  const explanation = await explain(shopId, meant.definition, profileId, asOf);
  return {
    segment: { id: segment.id, name: segment.name },
    asOf,
    sentence: sentence(meant.definition),
    version: meant.version,
    stays,
    explanation: explanation && asSaid(meant.definition, explanation),
  };
}

/** A denied condition reads as its opposite, so that what is true speaks for being in. */
function asSaid(definition: Definition, explanation: Explanation): Explanation {
  const said = saidConditions(definition);
  const conditions = explanation.conditions.map((one, i) => {
    const at = said[i];
    if (!at?.isDenied) return one;
    const condition = clause({ type: "not", part: at.condition });
    return { ...one, condition, truth: one.truth === null ? null : !one.truth, nearestMiss: null };
  });
  return { ...explanation, conditions };
}
