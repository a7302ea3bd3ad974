import type { Shop } from "~/domains/shops/model";
import { sentence } from "../language/sentence";
import type { Names } from "../language/wording/values";
import type { Named } from "../naming/named";
import { loadNames } from "../naming/queries.server";
import { findSegment, listVersions } from "../queries.server";
import { endOfDay, versionAsOf } from "./as-of";
import { explain, type Explanation } from "./explain.server";
import { listStaysIn, type RecordedStay } from "./queries.server";

/** Why a shopper is, was or is not in a segment, by what the segment meant at the time. */
export interface MemberExplanation {
  segment: { id: number; name: string };
  asOf: Date;
  sentence: string;
  version: number;
  /** Since when the segment is there; before, its first version is asked. */
  madeAt: Date;
  /** All times they were in it, the latest first, also after the instant. */
  stays: RecordedStay[];
  /** Null if they were not known yet, or no more. */
  explanation: Explanation | null;
  /** What the sentence and the evidence name. */
  names: Names;
}

/**
 * @param day the end of that day (`2026-05-03`) in the shop's time zone; null for now
 * @returns null if the shop has no such segment
 */
export async function explainMember(
  { id: shopId, timezone, currency }: Pick<Shop, "id" | "timezone" | "currency">,
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
  const names = await loadNames({ id: shopId, currency }, [meant.definition], namedBy(explanation));
  return {
    segment: { id: segment.id, name: segment.name },
    asOf,
    sentence: sentence(meant.definition, names),
    version: meant.version,
    madeAt: segment.createdAt,
    stays,
    explanation,
    names,
  };
}

function namedBy(explanation: Explanation | null): Named[] {
  if (!explanation) return [];
  const { evidence, conditions } = explanation;
  const near = conditions.flatMap((one) => one.near.map((fact) => fact.evidence));
  return [...evidence, ...conditions.flatMap((one) => one.evidence), ...near].flatMap(({ about }) => about);
}
