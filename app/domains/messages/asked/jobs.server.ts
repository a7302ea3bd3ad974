import { transact } from "~/db.server";
import { findOptInRequests } from "~/domains/consent/index.server";
import { priorities } from "../batches/model";
import { queueMessages } from "../jobs.server";
import { optInKind, optInTemplate } from "../model";

/** Puts the mail that asks the owner of an address into the ledger, once. What was confirmed or erased is not asked. */
export async function queueOptIn(shopId: number, requestId: string, now: Date): Promise<void> {
  await transact(async (tx) => {
    const request = (await findOptInRequests(shopId, [requestId], tx)).get(requestId);
    if (request?.state !== "asked" || !request.profileId) return;
    const { profileId } = request;
    const source = { sourceKind: optInKind, sourceId: requestId, step: 0, programId: 0, segmentId: null };
    const what = { templateKey: optInTemplate, priority: priorities.askedFor, sendBefore: null };
    await queueMessages(shopId, [{ profileId, ...source, ...what }], now, tx);
  });
}
