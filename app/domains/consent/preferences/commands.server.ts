import { db as pool, transact, type Db, type Tx } from "~/db.server";
import { markDirty } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { yesAt } from "../opt-in/yes-at";
import { noPreferences, type ConsentState, type Preferences, type Topic } from "../model";
import { findConsent, findLastWord, findPresentProfile, lockPresentProfile, recordConsents } from "../queries.server";
import type { UnsubscribeSubject } from "../unsubscribe-link.server";
import { choose, type Choice } from "./choose";
import { findPreferences, listTopics, replaceTopics, savePreferences } from "./queries.server";

/** What the preference page shows of a person. */
export interface Wishes {
  /** Null when there is nobody any more whom the link could mean. */
  profileId: string | null;
  /** What she last said about mail to the address that the link was sent to. */
  consent: ConsentState | null;
  preferences: Preferences;
  topics: Topic[];
}

export async function findWishes(
  { shopId, profileId: named, email }: UnsubscribeSubject,
  db: Db = pool,
): Promise<Wishes> {
  const topics = await listTopics(shopId, db);
  const profileId = await findPresentProfile(shopId, named, db);
  if (!profileId) return { profileId, consent: null, preferences: noPreferences, topics };
  const preferences = (await findPreferences(shopId, [profileId], db)).get(profileId) ?? noPreferences;
  return { profileId, consent: await findConsent(shopId, email, db), preferences, topics };
}

/** Keeps what somebody chose for herself. @returns false when there is nobody left whose choice it could be */
export async function choosePreferences(subject: UnsubscribeSubject, choice: Choice, now: Date): Promise<boolean> {
  const { shopId } = subject;
  return transact(async (tx) => {
    const profileId = await lockPresentProfile(shopId, subject.profileId, tx);
    if (!profileId) return false;
    const former = (await findPreferences(shopId, [profileId], tx)).get(profileId) ?? noPreferences;
    const chosen = choose(former, choice, await listTopics(shopId, tx), now);
    await savePreferences(shopId, profileId, chosen, now, tx);
    await tellOthers(shopId, profileId, tx);
    return true;
  });
}

/**
 * Somebody who had said no says yes again, herself and on a page that only her own mailbox leads to. It comes after the
 * last word there is, also after one whose clock is ahead of ours.
 */
export async function resubscribe({ shopId, profileId: named, email }: UnsubscribeSubject, now: Date): Promise<void> {
  await transact(async (tx) => {
    const profileId = await lockPresentProfile(shopId, named, tx);
    if (!profileId) return;
    if ((await findConsent(shopId, email, tx)) !== "unsubscribed") return;
    const lastWord = await findLastWord(shopId, email, tx);
    const occurredAt = yesAt(now, lastWord);
    const said = { state: "subscribed", optInLevel: "single_opt_in", source: "preference_page", occurredAt } as const;
    await recordConsents(shopId, [{ ...said, customerId: null, email, profileId }], tx);
    await tellOthers(shopId, profileId, tx);
  });
}

async function tellOthers(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await markDirty(shopId, [profileId], "live", tx);
  await emit(tx, "profiles.dirty", { shopId });
}

/** Sets what the shop's mail is about. What shoppers said of a topic stays with its key. */
export async function saveTopics(shopId: number, topics: readonly Topic[]): Promise<void> {
  await transact((tx) => replaceTopics(shopId, topics, tx));
}
