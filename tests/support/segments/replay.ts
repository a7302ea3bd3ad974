import { isDeepStrictEqual } from "node:util";
import sql, { raw } from "sql-template-tag";
import { db } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { loadContext, refresh } from "~/domains/segments/index.server";
import { evaluation } from "~/domains/segments/memberships/population.server";
import { findNextDue } from "~/domains/segments/memberships/queries.server";
import type { Definition } from "~/domains/segments/model";
import type { ProfileFacts } from "~/domains/segments/reader/facts";
import type { ShopHistory } from "./histories";
import { knownBy, momentsOf } from "./known";
import { readyShop } from "./ready-shop";
import { writeBaskets, writeEvents } from "./write-activity";
import { writeHistory } from "./write-history";
import { writeOrders } from "./write-orders";
import { writePeople } from "./write-people";

/** Who was in which of the definitions' segments at an instant, as it was recorded; each as `segment/profile`. */
export interface Record {
  at: Date;
  members: string[];
  /** The same, with everyone asked anew. */
  anew: string[];
}

type Segments = ReadonlyMap<number, Definition>;

/**
 * Tells a shop its history fact by fact, each at its own moment, and refreshes whom it is about and whoever is due, as
 * the pipeline does.
 * @param segments what its segments mean, by their ids
 * @returns what was recorded after each refresh
 */
export async function replay(shopId: number, history: ShopHistory, segments: Segments): Promise<Record[]> {
  const moments = momentsOf(history.profiles);
  const [first = history.asOf] = moments;
  await ensureMonths(history.profiles.flatMap(({ events }) => events.map(({ occurredAt }) => occurredAt)));
  await writeHistory(shopId, { ...history, profiles: [], asOf: first }, segments);
  await readyShop(shopId, first);

  const records: Record[] = [];
  const record = async (at: Date) => {
    records.push({
      at,
      members: await recorded(shopId),
      anew: await membersAsOf(shopId, segments, at),
    });
  };
  let known: ProfileFacts[] = [];
  for (const at of moments) {
    for (let due = await findNextDue(shopId, db); due && due < at; due = await findNextDue(shopId, db)) {
      await refreshDue(shopId, due);
      await record(due);
    }
    const next = knownBy(history.profiles, at);
    await tell(shopId, next);
    await markDirty(shopId, changed(known, next), "live", db);
    known = next;
    await refresh(shopId, at);
    await record(at);
  }
  return records;
}

/** Whom the segments' meanings hold for as of an instant, by everything known now. */
export async function membersAsOf(shopId: number, segments: Segments, asOf: Date): Promise<string[]> {
  const asked = { context: await loadContext(shopId, asOf), traits: "facts" } as const;
  const rows = await db.query<{ id: string; truths: (boolean | null)[] }>(
    sql`SELECT profile_id AS id, truths FROM (${evaluation([...segments.values()], asked)}) e`,
  );
  const ids = [...segments.keys()];
  return rows.flatMap(({ id, truths }) => truths.flatMap((truth, i) => (truth ? [`${ids[i]}/${id}`] : []))).sort();
}

async function recorded(shopId: number): Promise<string[]> {
  const rows = await db.query<{ member: string }>(sql`
    SELECT segment_id || '/' || profile_id AS member FROM memberships
    WHERE shop_id = ${shopId} AND left_at IS NULL`);
  return rows.map(({ member }) => member).sort();
}

/** Does what is due at an instant of a worker's clock, which knows milliseconds. Throws when nothing was. */
export async function refreshDue(shopId: number, due: Date): Promise<void> {
  const { evaluated } = await refresh(shopId, due);
  if (evaluated === 0) throw new Error(`Nothing was done at ${due.toISOString()}, at which something was due`);
}

const facts = ["events", "baskets", "refunds", "order_lines", "orders", "consent_records", "profile_tags", "profiles"];

async function tell(shopId: number, profiles: readonly ProfileFacts[]): Promise<void> {
  for (const table of facts) await db.query(sql`DELETE FROM ${raw(table)} WHERE shop_id = ${shopId}`);
  await writePeople(shopId, profiles);
  await writeOrders(shopId, profiles);
  await writeBaskets(shopId, profiles);
  await writeEvents(shopId, profiles);
}

function changed(before: readonly ProfileFacts[], after: readonly ProfileFacts[]): string[] {
  const former = new Map(before.map((profile) => [profile.profileId, profile]));
  return after
    .filter((profile) => !isDeepStrictEqual(profile, former.get(profile.profileId)))
    .map(({ profileId }) => profileId);
}
