import { db, transact, type Tx } from "~/db.server";
import { findShop } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { chooseKept } from "./choose-kept";
import { judge } from "./compare/judge";
import { candidates, countNames, takeTurn } from "./find/queries.server";
import { askForMerge } from "./merging/queries.server";
import type { Evidence, Settings } from "./model";
import { dropOtherPairs, findSettings, listOpenPairs, listPairPeople, savePairs } from "./queries.server";
import { forgetRuns, listRuns, saveRun } from "./runs/queries.server";

const dayMilliseconds = 86_400_000;
/** A night's search is due again after so long: a little less than a day, so that it does not wander through it. */
const dueAgainMilliseconds = 20 * 3_600_000;
const runsKeptDays = 180;
/** So many are merged by themselves in a night; a mistake in a shop's data shall not run through all of it at once. */
const mostAutomatic = 500;

/** Says that a shop's duplicates are to be looked for, unless that was done today. */
export async function askForDuplicates(shopId: number, now: Date): Promise<void> {
  const [last] = await listRuns(shopId, 1);
  if (last && now.getTime() - last.startedAt.getTime() < dueAgainMilliseconds) return;
  await emit(db, "duplicates.due", { shopId });
}

/** Looks for profiles that may be one person, keeps what was found, and asks for the merges that nobody is asked about. */
export async function findDuplicates(shopId: number, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (!shop || isStopped(shop)) return;
  await transact(async (tx) => {
    if (!(await takeTurn(shopId, tx))) return;
    await search(shopId, now, tx);
  });
}

async function search(shopId: number, now: Date, tx: Tx): Promise<void> {
  const began = performance.now();
  const settings = await findSettings(shopId, tx);
  const { people, compared, found } = await compareAll(shopId, settings.showFrom, tx);
  const saved = await savePairs(shopId, found, now, tx);
  await dropOtherPairs(
    shopId,
    saved.map(({ id }) => id),
    tx,
  );
  const fresh = saved.filter(({ isNew }) => isNew);
  const sure = fresh.filter(({ confidence }) => confidence >= settings.threshold).length;
  const automatic = settings.merges ? await mergeSure(shopId, settings, now, tx) : 0;
  const finishedAt = new Date(now.getTime() + performance.now() - began);
  const counts = { profiles: people, compared, found: fresh.length, sure, queued: fresh.length - sure, automatic };
  await saveRun(shopId, { startedAt: now, finishedAt, ...counts }, tx);
  await forgetRuns(shopId, new Date(now.getTime() - runsKeptDays * dayMilliseconds), tx);
}

export interface Found {
  one: string;
  other: string;
  confidence: number;
  evidence: Evidence[];
}

/** Compares all who agree in something. */
export async function compareAll(shopId: number, showFrom: number, tx: Tx) {
  const rarity = await countNames(shopId, tx);
  const found: Found[] = [];
  let compared = 0;
  for await (const portion of candidates(shopId, tx)) {
    compared += portion.length;
    for (const { one, other } of portion) {
      const judged = judge(one, other, rarity);
      if (judged && judged.confidence >= showFrom) found.push({ one: one.id, other: other.id, ...judged });
    }
  }
  return { people: rarity.people, compared, found };
}

/** Each profile is in one merge of a night at most: what is left of three who are one is seen the night after. */
async function mergeSure(shopId: number, { threshold }: Settings, now: Date, tx: Tx): Promise<number> {
  const pairs = await listOpenPairs(shopId, { limit: mostAutomatic, offset: 0, from: threshold }, tx);
  const people = await listPairPeople(
    shopId,
    pairs.flatMap(({ one, other }) => [one, other]),
    tx,
  );
  const taken = new Set<string>();
  let asked = 0;
  for (const pair of pairs) {
    const [one, other] = [people.get(pair.one), people.get(pair.other)];
    if (!one || !other || taken.has(one.id) || taken.has(other.id)) continue;
    const chosen = chooseKept(one, other);
    const two = { keptId: chosen.kept.id, otherId: chosen.other.id };
    const mergeId = await askForMerge(shopId, two, { isAutomatic: true, confidence: pair.confidence }, now, tx);
    if (!mergeId) continue;
    await emit(tx, "merge.asked", { shopId, mergeId });
    taken.add(one.id).add(other.id);
    asked += 1;
  }
  return asked;
}
