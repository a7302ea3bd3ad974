import { isTimeOut } from "~/lib/sql";
import { loadContext } from "../context.server";
import { parse } from "../language/parse";
import { countTogether, inTime, type Count } from "../preview/queries.server";
import type { HappeningFunction } from "../vocabulary/functions";
import { library } from "./library";
import { happeningsOf } from "./needs";
import { findSeen } from "./queries.server";

/** What a shop would have of a ready-made segment. */
export interface Estimate {
  key: string;
  /** Who would be in now, and of whom nobody can tell; null where counting took too long. */
  count: Count | null;
  /** What it looks at of which the shop has nothing yet: "quiz answers". Null where looking took too long. */
  missing: string[] | null;
}

/** What the shop would have of the whole library, in one pass over its shoppers. */
export async function estimateLibrary(shopId: number, now: Date): Promise<Estimate[]> {
  const definitions = library.map(({ query }) => parse(query));
  const context = await loadContext(shopId, now);
  const [counts, isMissing] = await Promise.all([
    unlessLate(countTogether(definitions, { context, traits: "stored" })),
    unlessLate(findMissing(shopId, definitions.flatMap(happeningsOf))),
  ]);
  return library.map(({ key }, i) => {
    const definition = definitions[i];
    const missing = definition && isMissing && happeningsOf(definition).filter(isMissing);
    return { key, count: counts?.[i] ?? null, missing: missing?.map(({ many }) => many) ?? null };
  });
}

async function findMissing(
  shopId: number,
  happenings: readonly HappeningFunction[],
): Promise<(happening: HappeningFunction) => boolean> {
  const kinds = happenings.flatMap(({ source, kind }) => (source === "events" && kind !== null ? [kind] : []));
  const seen = await inTime((db) => findSeen(shopId, [...new Set(kinds)], db));
  return ({ source, kind }) => {
    if (source === "events") return kind !== null && !seen.kinds.includes(kind);
    return (source === "orders" || source === "lines") && !seen.hasOrders;
  };
}

async function unlessLate<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isTimeOut(error)) return null;
    throw error;
  }
}
