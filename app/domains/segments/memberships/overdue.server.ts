import { compile } from "../compile/compile.server";
import { Plan } from "../compile/plan.server";
import { loadContext } from "../context.server";
import { listSegments } from "../queries.server";
import { isAnybodyLate } from "./queries.server";

/** A membership that time alone changes shows within a minute of its instant; after that it is overdue. */
const graceMilliseconds = 60_000;

/**
 * Segments of which somebody may be in who should be out by now, or the other way: time has come for somebody more than
 * a minute ago, and the segment is one that time alone can change.
 */
export async function listOverdue(shopId: number, now: Date): Promise<Set<number>> {
  if (!(await isAnybodyLate(shopId, new Date(now.getTime() - graceMilliseconds)))) return new Set();
  const [segments, context] = await Promise.all([listSegments(shopId), loadContext(shopId, now)]);
  const kept = segments.filter(({ state }) => state === "live");
  const timed = kept.filter(({ definition }) => compile(definition, new Plan(context), false).dues.length > 0);
  return new Set(timed.map(({ id }) => id));
}
