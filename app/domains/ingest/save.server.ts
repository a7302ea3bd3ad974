import type { Tx } from "~/db.server";
import { saveCatalog, type GoodNews } from "~/domains/catalog/index.server";
import { moveConsents, recordConsents } from "~/domains/consent/index.server";
import {
  ensureMonths,
  moveActivity,
  moveGuestActivity,
  saveActivity,
  tellGoodNews,
} from "~/domains/events/index.server";
import { lockFacts, markDirty, saveProfiles } from "~/domains/profiles/index.server";
import type { ProfileOf } from "~/domains/profiles/model";
import { moveAnswers, saveProfileAnswers } from "~/domains/quizzes/index.server";
import { eventsOf } from "~/domains/quizzes/model";
import { emit } from "~/jobs/emit.server";
import { saveVisitors } from "./browsing/visitors.server";
import { withoutErased } from "./erasure/without-erased.server";
import type { Facts } from "./model";

/**
 * Writes facts of a shop, in the order of the domains that keep them, and marks whom they concern.
 * The same facts in any order, in any batches and any number of times leave the same state.
 * @param cause `live` for what happens now, `history` for what is learnt of the past and starts no flow
 * @returns whose profile is whose, of all whom the facts name
 */
export async function saveFacts(shopId: number, said: Facts, cause: "live" | "history", tx: Tx): Promise<ProfileOf> {
  await lockFacts(shopId, tx);
  const facts = await withoutErased(shopId, said, tx);
  const news = await saveCatalog(shopId, facts, tx);
  const { profileOf, moves, touched } = await saveProfiles(shopId, facts, tx);

  await moveConsents(shopId, moves.absorbed, tx);
  const consents = facts.consents.flatMap((fact) => {
    const profileId = profileOf(fact);
    return profileId ? [{ ...fact, profileId }] : [];
  });
  await recordConsents(shopId, consents, tx);

  await moveAnswers(shopId, moves.absorbed, tx);
  const answers = facts.answers.flatMap((answer) => {
    const profileId = answer.profileId ?? profileOf(answer);
    return profileId ? [{ ...answer, profileId }] : [];
  });
  await saveProfileAnswers(shopId, answers, tx);
  const given = answers.flatMap((answer) => eventsOf(answer, answer.profileId));

  await moveActivity(shopId, moves.absorbed, tx);
  const active = await saveActivity(shopId, { ...facts, events: [...facts.events, ...given] }, profileOf, tx);
  const former = await moveGuestActivity(shopId, moves.guestFacts, tx);

  const visitors = await saveVisitors(shopId, facts, moves, tx);

  const hearing = cause === "live" ? await tellNews(shopId, news, tx) : [];

  const dirty = new Set([...touched, ...active, ...former, ...visitors, ...hearing]);
  await markDirty(shopId, dirty, cause, tx);
  for (const { from, into } of moves.absorbed) await emit(tx, "profiles.merged", { shopId, from, into });
  if (dirty.size > 0) await emit(tx, "profiles.dirty", { shopId });
  return profileOf;
}

/** Whoever knows goods of which there is good news is told of it. */
async function tellNews(shopId: number, news: readonly GoodNews[], tx: Tx): Promise<string[]> {
  if (news.length === 0) return [];
  await ensureMonths(news.map(({ at }) => at));
  return tellGoodNews(shopId, news, tx);
}
