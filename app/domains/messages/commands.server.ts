import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { wakeLane } from "./lanes/queries.server";
import { optInKind, type Resent } from "./model";
import { lockMessage, requeue } from "./queries.server";

/**
 * Sends a message again that was refused. One of which nobody knows whether it was sent may go out twice that way: it is
 * sent again only when the merchant is sure. The gate decides about it like about any other. How often the owner of an
 * address is asked is not the merchant's to say: anybody may have typed it.
 */
export async function sendAgain(shopId: number, messageId: string, isSure: boolean, now: Date): Promise<Resent> {
  return transact(async (tx) => {
    const { state, sourceKind } = (await lockMessage(shopId, messageId, tx)) ?? {};
    if (sourceKind === optInKind) return "not_possible";
    if (state !== "failed" && state !== "parked") return "not_possible";
    if (state === "parked" && !isSure) return "unsure";
    await requeue(shopId, messageId, now, tx);
    await wakeLane(shopId, now, tx);
    await emit(tx, "messages.queued", { shopId });
    return "queued";
  });
}
