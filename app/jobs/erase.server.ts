// Erasing runs through every domain, against the way of the data: what was derived goes before what it came from.
import { transact, type Tx } from "~/db.server";
import { eraseCredits, eraseShopCredits } from "~/domains/attribution/index.server";
import { eraseShopCampaigns, eraseRecipients } from "~/domains/campaigns/index.server";
import { eraseShopCatalog } from "~/domains/catalog/index.server";
import { eraseConsents, eraseOptIns, eraseShopConsents, listUnanswered } from "~/domains/consent/index.server";
import { eraseAddressCoupons, eraseCoupons, eraseShopCoupons } from "~/domains/coupons/index.server";
import { eraseDuplicates, eraseShopDuplicates } from "~/domains/duplicates/index.server";
import { eraseActivity, eraseShopActivity } from "~/domains/events/index.server";
import { eraseAssignments, eraseShopExperiments } from "~/domains/experiments/index.server";
import { eraseFeedback, eraseShopFeedback } from "~/domains/feedback/index.server";
import {
  eraseConnections,
  eraseFlowEffects,
  eraseFlowRuns,
  eraseFromReplays,
  eraseShopFlows,
} from "~/domains/flows/index.server";
import {
  eraseDataRequests,
  eraseReceipts,
  eraseShopIngest,
  findRedaction,
  rememberErasedBrowsers,
  settleReceipts,
} from "~/domains/ingest/index.server";
import {
  eraseImported,
  eraseMentioned,
  eraseShopImports,
  isTakenBack,
  listStrangers,
  settleUndone,
} from "~/domains/imports/index.server";
import { eraseShopInsights } from "~/domains/insights/index.server";
import { eraseLinks, eraseShopLinks } from "~/domains/links/index.server";
import { eraseMessages, eraseShopMessages, eraseShopPolicies } from "~/domains/messages/index.server";
import { erasePrediction, eraseShopPredictions } from "~/domains/predictions/index.server";
import { eraseProfile, eraseShopProfiles, findPerson, listBrowsers, lockFacts } from "~/domains/profiles/index.server";
import { eraseShopQuality } from "~/domains/quality/index.server";
import {
  eraseAnswers,
  eraseResponses,
  eraseShopAnswers,
  eraseShopQuizzes,
  eraseShopResponses,
  eraseShopViews,
} from "~/domains/quizzes/index.server";
import { eraseShopLooks, eraseShopRollups } from "~/domains/reports/index.server";
import { eraseShopRecommendations } from "~/domains/recommendations/index.server";
import { eraseMemberships, eraseShopSegments } from "~/domains/segments/index.server";
import { eraseShopStorefront } from "~/domains/storefront/index.server";
import { eraseShopTemplates } from "~/domains/templates/index.server";
import { eraseShopSender } from "~/domains/senders/index.server";
import { eraseShop, lockShop } from "~/domains/shops/index.server";
import { mayBeErased } from "~/domains/shops/model";
import { eraseShopTraits, eraseTraits } from "~/domains/traits/index.server";
import { log } from "~/log.server";

/** Does what a customers/redact or shop/redact delivery asks, in one transaction: all of it or nothing. */
export async function erase(shopId: number, receiptId: string, now: Date): Promise<void> {
  const refused = await transact(async (tx) => {
    await lockFacts(shopId, tx);
    const redaction = await findRedaction(shopId, receiptId, tx);
    if (redaction?.kind === "redact_customer") await erasePerson(shopId, redaction, now, tx);
    if (redaction?.kind !== "redact_shop") return null;
    if (!mayBeErased(await lockShop(shopId, tx), redaction.at)) return refuse(shopId, receiptId, now, tx);
    await eraseShopData(shopId, tx);
    return null;
  });
  if (refused) log.warn({ shopId, receiptId, reason: refused }, "did not erase the shop");
  else log.info({ shopId, receiptId }, "erased what was asked for");
}

async function refuse(shopId: number, receiptId: string, now: Date, tx: Tx): Promise<string> {
  const reason = "the shop has been installed again";
  await settleReceipts(shopId, [{ id: receiptId, state: "ignored", reason }], now, tx);
  return reason;
}

interface Subject {
  /** Whether only a file that was taken back made the person known. */
  isOnlyOfFile?: boolean;
  customerId: string | null;
  email: string | null;
  orderIds: string[];
}

async function erasePerson(shopId: number, subject: Subject, now: Date, tx: Tx): Promise<void> {
  const person = await findPerson(shopId, subject, tx);
  const emails = [...new Set([...person.emails, ...(subject.email ? [subject.email] : [])])];
  // Before the ledger and the profile, as who confirms has it: whoever holds the one waits for the other.
  await eraseOptIns(shopId, { profileIds: person.profileIds, emails }, tx);
  // While it is known which they were: what they tell late must come back to nobody.
  const browsers = await listBrowsers(shopId, person.profileIds, tx);
  await rememberErasedBrowsers(shopId, browsers, now, tx);
  for (const profileId of person.profileIds) {
    await eraseCredits(shopId, { profileId, orderIds: subject.orderIds }, tx);
    await eraseFeedback(shopId, profileId, tx);
    await eraseMessages(shopId, profileId, tx);
    await eraseRecipients(shopId, profileId, tx);
    await eraseFlowEffects(shopId, profileId, tx);
    await eraseFlowRuns(shopId, profileId, tx);
    await eraseFromReplays(shopId, profileId, tx);
    await eraseAssignments(shopId, profileId, tx);
    await eraseLinks(shopId, profileId, tx);
    await eraseCoupons(shopId, profileId, tx);
    await eraseMemberships(shopId, profileId, tx);
    await erasePrediction(shopId, profileId, tx);
    await eraseTraits(shopId, profileId, tx);
    await eraseDuplicates(shopId, profileId, tx);
    await eraseConsents(shopId, profileId, tx);
    await eraseActivity(shopId, { profileId, orderIds: subject.orderIds }, tx);
    await eraseProfile(shopId, profileId, tx);
  }
  await eraseCredits(shopId, { profileId: null, orderIds: subject.orderIds }, tx);
  await eraseActivity(shopId, { profileId: null, orderIds: subject.orderIds }, tx);
  const customerIds = [...new Set([...person.customerIds, ...(subject.customerId ? [subject.customerId] : [])])];
  await eraseAddressCoupons(shopId, emails, tx);
  await eraseAnswers(shopId, person.profileIds, tx);
  await eraseResponses(shopId, { profileIds: person.profileIds, emails, customerIds }, tx);
  await eraseImported(shopId, person.profileIds, tx);
  // A look into every line of every file: not for each of the many whom one file alone made known.
  if (!subject.isOnlyOfFile) await eraseMentioned(shopId, { emails, customerIds }, tx);
  await eraseDataRequests(shopId, customerIds, tx);
  await eraseReceipts(shopId, { emails, ids: [...customerIds, ...subject.orderIds, ...browsers] }, tx);
}

/** Whoever was made known only to be asked, and never answered, is erased like somebody who asked for it. */
export async function eraseUnanswered(askedBefore: Date, now: Date): Promise<void> {
  for (const one of await listUnanswered(askedBefore, null)) {
    await transact(async (tx) => {
      await lockFacts(one.shopId, tx);
      if ((await listUnanswered(askedBefore, one, tx)).length === 0) return;
      await erasePerson(one.shopId, { customerId: null, email: one.email, orderIds: [] }, now, tx);
    });
  }
}

/**
 * Whoever was made known only by a file that was taken back is erased like somebody who asked for it; then the import is
 * undone. One person at a time, as others come between.
 */
export async function eraseUndone(shopId: number, importId: number, now: Date): Promise<void> {
  if (!(await isTakenBack(shopId, importId))) return;
  for (let after = 0; ;) {
    const strangers = await listStrangers(shopId, importId, { after, limit: 100 });
    for (const { email } of strangers) {
      await transact(async (tx) => {
        await lockFacts(shopId, tx);
        await erasePerson(shopId, { customerId: null, email, orderIds: [], isOnlyOfFile: true }, now, tx);
      });
    }
    after = strangers.at(-1)?.line ?? after;
    if (strangers.length === 0) break;
  }
  await settleUndone(shopId, importId, now);
}

/** Removes everything a shop ever had here, but for the shell of its row. */
export async function eraseWholeShop(shopId: number): Promise<void> {
  await transact((tx) => eraseShopData(shopId, tx));
}

async function eraseShopData(shopId: number, tx: Tx): Promise<void> {
  await eraseShopInsights(shopId, tx);
  await eraseShopLooks(shopId, tx);
  await eraseShopRollups(shopId, tx);
  await eraseShopCredits(shopId, tx);
  await eraseShopFeedback(shopId, tx);
  await eraseShopMessages(shopId, tx);
  await eraseShopPolicies(shopId, tx);
  await eraseShopCampaigns(shopId, tx);
  await eraseConnections(shopId, tx);
  await eraseShopFlows(shopId, tx);
  await eraseShopExperiments(shopId, tx);
  await eraseShopLinks(shopId, tx);
  await eraseShopStorefront(shopId, tx);
  await eraseShopTemplates(shopId, tx);
  await eraseShopCoupons(shopId, tx);
  await eraseShopRecommendations(shopId, tx);
  await eraseShopSegments(shopId, tx);
  await eraseShopPredictions(shopId, tx);
  await eraseShopTraits(shopId, tx);
  await eraseShopQuality(shopId, tx);
  await eraseShopImports(shopId, tx);
  await eraseShopDuplicates(shopId, tx);
  await eraseShopIngest(shopId, tx);
  await eraseShopAnswers(shopId, tx);
  await eraseShopResponses(shopId, tx);
  await eraseShopViews(shopId, tx);
  await eraseShopQuizzes(shopId, tx);
  await eraseShopActivity(shopId, tx);
  await eraseShopConsents(shopId, tx);
  await eraseShopProfiles(shopId, tx);
  await eraseShopCatalog(shopId, tx);
  await eraseShopSender(shopId, tx);
  await eraseShop(shopId, tx);
}
