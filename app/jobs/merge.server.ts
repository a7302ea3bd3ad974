// Two profiles become one, or are parted again, through every domain and in one transaction: all of it or nothing.
import { transact, type Tx } from "~/db.server";
import { creditMoved } from "~/domains/attribution/index.server";
import { keepStricter, moveConsents, partStricter } from "~/domains/consent/index.server";
import {
  decideTwo,
  findTwo,
  inheritApart,
  keepAfter,
  keepBefore,
  layOut,
  noteMerged,
  noteRefused,
  noteUndone,
  putBack,
  takeMerge,
  type Merge,
} from "~/domains/duplicates/index.server";
import { moveActivity } from "~/domains/events/index.server";
import { joinProfile, lockFacts, markDirty, partProfile } from "~/domains/profiles/index.server";
import { moveAnswers } from "~/domains/quizzes/index.server";
import { askForWriteBack } from "~/domains/segments/index.server";
import { log } from "~/log.server";
import { emit } from "./emit.server";
import { moveProfile } from "./move-profile.server";
import { profileTables } from "./profile-tables";

/** Answers what was asked of a merge: that it be done, or undone. Answering again changes nothing. */
export async function merge(shopId: number, mergeId: string, now: Date): Promise<void> {
  const told = await transact(async (tx) => {
    await lockFacts(shopId, tx);
    const asked = await takeMerge(shopId, mergeId, tx);
    if (!asked) return null;
    const problem = asked.state === "asked" ? await join(shopId, asked, now, tx) : await part(shopId, asked, now, tx);
    if (problem) await noteRefused(shopId, asked, problem, tx);
    return { asked: asked.state, problem };
  });
  if (told) log.info({ shopId, mergeId, ...told }, "answered what was asked of a merge");
}

/** @returns why it cannot be */
async function join(shopId: number, merge: Merge, now: Date, tx: Tx): Promise<string | null> {
  const two = await findTwo(shopId, merge, tx);
  if (!two.kept || !two.other) return "One of the two is not there any more";
  if (two.kept.mergedInto || two.other.mergedInto) return "One of the two has been merged meanwhile";
  if (two.kept.isDeleted || two.other.isDeleted) return "One of the two was deleted in Shopify";
  const [from, into, of] = [merge.otherId, merge.keptId, { shopId, mergeId: merge.id }];
  const tables = await layOut(profileTables, tx);
  await keepBefore(of, tables, from, into, tx);

  const joined = await joinProfile(shopId, from, into, now, tx);
  await moveConsents(shopId, [{ from, into }], tx);
  await moveAnswers(shopId, [{ from, into }], tx);
  await moveActivity(shopId, [{ from, into }], tx);
  await moveProfile(shopId, { from, into, by: "us" }, now, tx);

  await keepAfter(of, tables, into, tx);
  await keepStricter(shopId, [into], tx);
  await inheritApart(shopId, from, into, tx);
  await decideTwo(shopId, [from, into], "merged", now, tx);
  await noteMerged(shopId, merge.id, joined, now, tx);
  await lookAgain(shopId, [from, into], tx);
  return null;
}

/** @returns why it cannot be */
async function part(shopId: number, merge: Merge, now: Date, tx: Tx): Promise<string | null> {
  const { other } = await findTwo(shopId, merge, tx);
  if (!other?.mergedInto) return "The two are not one any more";
  if (!other.isJoined || !merge.knownSince)
    return "Shopify has merged the two customers as well, so they are one for good";
  const [from, holder] = [merge.otherId, other.mergedInto];
  await putBack({ shopId, mergeId: merge.id }, await layOut(profileTables, tx), { from, holder }, tx);
  await partProfile(shopId, from, holder, { knownSince: merge.knownSince, carriedIds: merge.carriedIds }, tx);
  await partStricter(shopId, [from, holder], tx);
  await decideTwo(shopId, [from, merge.keptId], "apart", now, tx);
  await noteUndone(shopId, merge.id, now, tx);
  await creditMoved(shopId, [from, holder], tx);
  await askForWriteBack(shopId, tx);
  await lookAgain(shopId, [from, holder], tx);
  return null;
}

/** What was merged or parted was learnt of the past: it starts no flow. */
async function lookAgain(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  await markDirty(shopId, profileIds, "history", tx);
  await emit(tx, "profiles.dirty", { shopId });
}
