import { isTimeOut } from "~/lib/sql";
import { loadContext } from "../context.server";
import type { Definition } from "../model";
import { countPreview, type Coverage } from "../preview/queries.server";
import { findSegment } from "../queries.server";
import { lint, type Advice } from "./lint";
import { findFigures } from "./queries.server";

/** Advice on a segment as it stands now; none while its members are still being worked out. Null if there is none such. */
export async function adviseOn(shopId: number, segmentId: number, now: Date): Promise<Advice[] | null> {
  const segment = await findSegment(shopId, segmentId);
  if (!segment) return null;
  if (segment.state === "filling" || segment.appliedVersion < segment.version) return [];
  const [figures, coverage] = await Promise.all([
    findFigures(shopId, segmentId),
    findCoverage(shopId, segment.definition, now),
  ]);
  return lint({ ...figures, segmentId, coverage });
}

async function findCoverage(shopId: number, definition: Definition, now: Date): Promise<Coverage[] | null> {
  try {
    return (await countPreview(definition, { context: await loadContext(shopId, now), traits: "stored" })).coverage;
  } catch (error) {
    if (isTimeOut(error)) return null;
    throw error;
  }
}
