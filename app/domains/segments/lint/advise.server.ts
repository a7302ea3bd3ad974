import { isTimeOut } from "~/lib/sql";
import { loadContext } from "../context.server";
import type { Definition } from "../model";
import { loadNames } from "../naming/queries.server";
import { countPreview, inTime, type Coverage } from "../preview/queries.server";
import { listSegments } from "../queries.server";
import type { Advice } from "./advice";
import { figuresOf, isSettled, type Uses } from "./figures";
import { lint } from "./lint";
import { findAllFigures, findFigures } from "./queries.server";

/** Advice on a segment as it stands now; none while its members are still being worked out. Null if there is none such. */
export async function adviseOn(shopId: number, segmentId: number, uses: Uses, now: Date): Promise<Advice[] | null> {
  const segments = await listSegments(shopId);
  const segment = segments.find(({ id }) => id === segmentId);
  if (!segment) return null;
  if (!isSettled(segment)) return [];
  const [figures, coverage] = await Promise.all([
    findFigures(shopId, segmentId),
    findCoverage(shopId, segment.definition, now),
  ]);
  return lint({ ...figures, ...figuresOf(segment, segments, uses, now), coverage });
}

const listMilliseconds = 1500;

/**
 * How many pieces of advice each segment has, all in one pass. How well its conditions are known is left to the advice
 * on one, which asks everybody. Null when counting would hold up the page.
 */
export async function countAdvice(shopId: number, uses: Uses, now: Date): Promise<Map<number, number> | null> {
  const segments = await listSegments(shopId);
  try {
    const figures = await inTime((db) => findAllFigures(shopId, db), listMilliseconds);
    const settled = segments.filter(isSettled);
    return new Map(
      settled.map((segment) => {
        const own = figuresOf(segment, segments, uses, now);
        return [segment.id, lint({ ...figures(segment.id), ...own, coverage: null }).length];
      }),
    );
  } catch (error) {
    if (isTimeOut(error)) return null;
    throw error;
  }
}

async function findCoverage(shopId: number, definition: Definition, now: Date): Promise<Coverage[] | null> {
  try {
    const context = await loadContext(shopId, now);
    const names = await loadNames({ id: shopId, currency: context.currency }, [definition]);
    return (await countPreview(definition, { context, traits: "stored" }, names)).coverage;
  } catch (error) {
    if (isTimeOut(error)) return null;
    throw error;
  }
}
