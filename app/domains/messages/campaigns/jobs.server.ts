import { db, transact } from "~/db.server";
import {
  announceCampaigns,
  finishCampaign,
  holdCampaigns,
  holdTrials,
  listHandedOver,
  listIn,
  takeRecipients,
} from "~/domains/campaigns/index.server";
import { emit } from "~/jobs/emit.server";
import { priorities } from "../batches/model";
import { queueMessages } from "../jobs.server";
import { wakeLane } from "../lanes/queries.server";
import type { NewMessage } from "../model";
import { countRecipients, putOff, skipCancelled, wakeResumed } from "./queries.server";

const takenAtOnce = 1000;

/**
 * Takes over the recipients of campaigns whose turn has come, does with what waits in the ledger as their campaigns have
 * been paused, resumed or cancelled, and finishes those of which nothing waits any more.
 */
export async function queueCampaigns(shopId: number, now: Date): Promise<void> {
  await keepInStep(shopId, now);
  while ((await takeOver(shopId, now)) === takenAtOnce);
  await holdTrials(shopId, now);
  for (const { id } of await listHandedOver(shopId)) {
    await transact(async (tx) => {
      // Only what the ledger says finishes a campaign.
      if ((await countRecipients(shopId, id, tx)).waiting === 0) await finishCampaign(shopId, id, now, tx);
    });
  }
  await announceCampaigns(shopId, now);
}

/** @returns how many were taken over */
async function takeOver(shopId: number, now: Date): Promise<number> {
  return transact(async (tx) => {
    const recipients = await takeRecipients(shopId, takenAtOnce, now, tx);
    const messages = recipients.map(({ id, campaignId, ...recipient }): NewMessage => ({
      ...{ sourceKind: "campaign", sourceId: id, step: 0, programId: campaignId },
      ...{ ...recipient, priority: priorities.campaign, sendBefore: null },
    }));
    await queueMessages(shopId, messages, now, tx);
    return recipients.length;
  });
}

async function keepInStep(shopId: number, now: Date): Promise<void> {
  const paused = (await listIn(shopId, ["paused"])).map(({ id }) => id);
  const cancelled = (await listIn(shopId, ["cancelled"])).map(({ id }) => id);
  await skipCancelled(shopId, cancelled, now, db);
  await transact(async (tx) => {
    // One that was resumed since would not be woken again.
    const held = await holdCampaigns(shopId, paused, tx);
    const still = paused.filter((id) => held.get(id)?.state === "paused");
    await putOff(shopId, still, now, tx);
  });
  await transact(async (tx) => {
    if (!(await wakeResumed(shopId, paused, now, tx))) return;
    await wakeLane(shopId, now, tx);
    await emit(tx, "messages.queued", { shopId });
  });
}
