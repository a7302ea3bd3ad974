import { transact, type Tx } from "~/db.server";
import {
  findOptInPolicy,
  findStandings,
  judgeAsks,
  keepTexts,
  saveRequests,
  type Judged,
} from "~/domains/consent/index.server";
import { isAskable, modeFor, wholeSecond, type Ask, type HoldReason } from "~/domains/consent/model";
import { ensureMonths } from "~/domains/events/index.server";
import { lockFacts, saveGuests } from "~/domains/profiles/index.server";
import type { ProfileOf } from "~/domains/profiles/model";
import { joinResponses, listSaid, takeWaiting } from "~/domains/quizzes/index.server";
import type { WaitingResponse } from "~/domains/quizzes/model";
import { emit } from "~/jobs/emit.server";
import { claimVisitors } from "../browsing/visitors.server";
import { noFacts } from "../facts";
import { saveFacts } from "../save.server";
import { factsOf, whoOf, type Ruled } from "./facts-of";
import { rule } from "./rule";

const batchSize = 500;

/**
 * Makes facts of what was said in quizzes, of everybody who has shown who they are; and has the owners of addresses asked
 * that anybody may have typed. What nobody has shown to be theirs stays in its passage until somebody does.
 */
export async function foldAnswers(shopId: number, now: Date): Promise<{ folded: number }> {
  for (let folded = 0; ;) {
    const taken = await transact((tx) => foldNext(shopId, now, tx));
    folded += taken;
    if (taken < batchSize) return { folded };
  }
}

async function foldNext(shopId: number, now: Date, tx: Tx): Promise<number> {
  // Before the passages, as erasing does: whoever holds the one waits for the other.
  await lockFacts(shopId, tx);
  const waiting = await takeWaiting(shopId, batchSize, tx);
  if (waiting.length === 0) return 0;
  const ruled = await ruleAll(shopId, waiting, now, tx);
  const asks = ruled.flatMap((one) => askOf(one));
  const judged = await judgeAsks(shopId, asks, now, tx);
  const asked = new Set(asks.filter((ask) => judged.get(ask) === null).map(({ sourceId }) => sourceId));

  const responseIds = waiting.map(({ id }) => id);
  const facts = factsOf(ruled, await listSaid(shopId, responseIds, tx), asked);
  await ensureMonths(facts.answers.map(({ answeredAt }) => answeredAt));
  const profileOf = await saveFacts(shopId, { ...noFacts(), ...facts }, "live", tx);
  await join(shopId, ruled, profileOf, tx);
  await request(shopId, judged, profileOf, now, tx);
  return waiting.length;
}

async function ruleAll(shopId: number, waiting: readonly WaitingResponse[], now: Date, tx: Tx): Promise<Ruled[]> {
  const policy = await findOptInPolicy(shopId, tx);
  const given = waiting.map((response) => {
    const { emailGivenAt } = response;
    return { response, saidAt: emailGivenAt && wholeSecond(emailGivenAt) };
  });
  const addressed = given.flatMap(({ response: { id: sourceId, email }, saidAt }) =>
    email && saidAt ? [{ sourceId, email, saidAt }] : [],
  );
  const standings = await findStandings(shopId, addressed, tx);
  const ruled = given.map(({ response, saidAt }) => {
    const standing = standings.get(response.id) ?? null;
    const time = { saidAt, isAskable: saidAt !== null && isAskable({ givenAt: saidAt }, now) };
    const ruling = rule(response, modeFor(policy, response.country), standing, time);
    return { ...ruling, response, saidAt, isFirstWord: standing?.state === null };
  });
  const agreed = ruled.flatMap(({ consent, response }) => (consent && response.consent ? response.consent : []));
  const texts = await keepTexts(shopId, agreed, now, tx);
  return ruled.map((one) => ({ ...one, textId: texts.get(one.response.consent ?? "") ?? null }));
}

/** What the owner of a passage's address would be asked; nothing where nobody has to be. */
function askOf({ consent, saidAt, textId, response }: Ruled): Ask[] {
  const { id: sourceId, email, network, page, quizKey, version, locale } = response;
  if (consent !== "ask" || !email || !saidAt) return [];
  return [
    { sourceId, email, network, givenAt: saidAt, textId, page: page || null, quiz: `${quizKey}@${version}`, locale },
  ];
}

/** Writes down whose passages are: their browsers are these people's, too, and what guests said of themselves is kept. */
async function join(shopId: number, ruled: readonly Ruled[], profileOf: ProfileOf, tx: Tx): Promise<void> {
  const joined = ruled.flatMap((one) => {
    const who = whoOf(one);
    const profileId = who && (who.profileId ?? profileOf(who));
    return profileId ? [{ ...one.response, responseId: one.response.id, profileId, at: one.saidAt }] : [];
  });
  await joinResponses(shopId, joined, tx);
  const owners = joined.map(({ id, profileId }) => ({ source: "quiz" as const, key: id, profileId }));
  await claimVisitors(shopId, owners, tx);
  const guests = joined.flatMap(({ at, ...guest }) => (at && !guest.customerId ? [{ ...guest, at }] : []));
  await saveGuests(shopId, guests, tx);
}

async function request(
  shopId: number,
  judged: ReadonlyMap<Ask, HoldReason | null>,
  profileOf: ProfileOf,
  now: Date,
  tx: Tx,
): Promise<void> {
  const requests = [...judged].map(([ask, reason]): Judged => {
    return { ...ask, reason, profileId: profileOf({ customerId: null, email: ask.email }) };
  });
  for (const { id } of await saveRequests(shopId, requests, now, tx)) {
    await emit(tx, "optin.asked", { shopId, requestId: id });
  }
}
