import sql from "sql-template-tag";
import { db } from "~/db.server";
import { markDirty } from "~/domains/profiles/index.server";
import { getReadContext } from "~/domains/segments/facts/queries.server";
import { refresh } from "~/domains/segments/index.server";
import { findNextDue } from "~/domains/segments/memberships/queries.server";
import type { Definition } from "~/domains/segments/model";
import { isAsked, type ProfileFacts, type ReadContext } from "~/domains/segments/reader/facts";
import { read } from "~/domains/segments/reader/read";
import { nextChange } from "~/domains/segments/reader/turn";
import type { ShopHistory } from "./histories";
import { knownBy } from "./known";
import { readyShop } from "./ready-shop";
import { refreshDue } from "./replay";
import { writeHistory } from "./write-history";

const mostSteps = 2000;

/**
 * What changes from an instant on in a shop where nothing happens any more: as memberships record it when whoever is due
 * is asked again, and as the plain reader foretells it. Each as `segment/profile in since when`, in order.
 */
export async function changesByTime(
  shopId: number,
  history: ShopHistory,
  segments: ReadonlyMap<number, Definition>,
  until: Date,
): Promise<{ recorded: string[]; foretold: string[] }> {
  const { asOf } = history;
  const profiles = knownBy(history.profiles, asOf);
  await writeHistory(shopId, { ...history, profiles }, segments);
  await readyShop(shopId, asOf);
  const ids = profiles.map(({ profileId }) => profileId);
  await markDirty(shopId, ids, "live", db);
  await refresh(shopId, asOf);
  const context = await getReadContext(shopId, asOf, profiles);
  const foretold = profiles
    .filter((profile) => isAsked(profile, asOf))
    .flatMap((profile) => [...segments].flatMap(([id, meaning]) => foretell(id, meaning, profile, context, until)));
  for (let step = 0; ; step++) {
    const due = await findNextDue(shopId, db);
    if (!due || due > until) break;
    if (step === mostSteps) throw new Error(`Still somebody is due after ${mostSteps} times: ${due.toISOString()}`);
    await refreshDue(shopId, due);
  }
  return { recorded: await recorded(shopId), foretold: foretold.sort() };
}

function foretell(
  segmentId: number,
  meaning: Definition,
  profile: ProfileFacts,
  context: ReadContext,
  until: Date,
): string[] {
  const changes: string[] = [];
  let isIn = read(meaning, profile, context) === true;
  let at = nextChange(meaning, profile, context, until);
  while (at) {
    const then = { ...context, asOf: at };
    const isInThen = read(meaning, profile, then) === true;
    if (isInThen !== isIn) changes.push(change(segmentId, profile.profileId, isInThen, at));
    isIn = isInThen;
    at = nextChange(meaning, profile, then, until);
  }
  return changes;
}

async function recorded(shopId: number): Promise<string[]> {
  const rows = await db.query<{ segmentId: number; profileId: string; isIn: boolean; at: Date }>(sql`
    SELECT segment_id AS "segmentId", profile_id AS "profileId", turn.is_in AS "isIn", turn.at
    FROM memberships CROSS JOIN LATERAL (VALUES (true, entered_at, entered_cause), (false, left_at, left_cause))
      turn(is_in, at, cause)
    WHERE shop_id = ${shopId} AND turn.cause = 'time'`);
  return rows.map(({ segmentId, profileId, isIn, at }) => change(segmentId, profileId, isIn, at)).sort();
}

function change(segmentId: number, profileId: string, isIn: boolean, at: Date): string {
  return `${segmentId}/${profileId} ${isIn ? "in" : "out"} ${at.toISOString()}`;
}
