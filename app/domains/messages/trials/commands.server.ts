import { randomUUID } from "node:crypto";
import { findSuppression } from "~/domains/consent/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import { findSender } from "~/domains/shops/index.server";
import { previewContent, takeTestTurn, type Look } from "~/domains/templates/index.server";
import { bytesOf } from "../batches/bytes.server";
import { compose } from "../batches/compose";
import type { Attempt } from "../batches/model";
import { accountOf } from "../lanes/account.server";
import { waitForTurn } from "../lanes/wait-for-turn.server";
import { post } from "../resend.server";

/** A template as somebody would get it, to be looked at in a real inbox. */
export interface Trial extends Look {
  templateId: number;
  /** The merchant's own address. */
  email: string;
}

export type TrialSent = { outcome: "sent" } | { outcome: "refused"; problem: string } | { outcome: "missing" };

/**
 * Sends a template to the merchant at once. It is no message to a shopper: it stands in no ledger, carries nothing by
 * which Resend's reports would be taken for those of one, and changes nothing that is known of anybody.
 */
export async function sendTrial(shopId: number, trial: Trial, now: Date): Promise<TrialSent> {
  const sender = await findSender(shopId);
  if (!sender) return refused("Say in the settings who your mail comes from, then send a test");
  if (await findSuppression(shopId, trial.email.toLowerCase())) {
    return refused("Nothing is sent to this address any more: an earlier mail came back or was marked as spam");
  }
  const looked = await previewContent(shopId, trial, now);
  if (looked.outcome === "missing") return refused("The shopper it is looked at as is no longer in your shop");
  if (looked.outcome === "impossible") return refused(looked.reason);
  const turn = await takeTestTurn(shopId, trial.templateId, now);
  if (turn.outcome !== "granted") return turn;
  const { apiKey } = await findSenderState(shopId, now);
  if (!(await waitForTurn(accountOf(apiKey)))) return refused("Resend is busy; try again in a moment");
  const { subject, ...parts } = looked.rendered;
  const composed = compose({
    shopId,
    messageId: "0",
    sender,
    email: trial.email,
    unsubscribe: "",
    rendered: { subject: `[Test] ${subject}`, ...parts },
  });
  const body = bytesOf([{ ...composed, headers: {}, tags: [] }]);
  const { attempt } = await post({ kind: "single", body, messageIds: ["0"] }, `test-${randomUUID()}`, apiKey);
  return readTrial(attempt);
}

function readTrial(attempt: Attempt): TrialSent {
  switch (attempt.outcome) {
    case "accepted": {
      const [told] = attempt.told;
      return told?.accepted === false ? refused(`Resend refused it: ${told.reason}`) : { outcome: "sent" };
    }
    case "in_doubt":
      return refused("The connection broke while it was handed over; look into your inbox before you try again");
    case "postponed":
    case "refused":
    case "contested":
      return refused(`Resend did not take it: ${attempt.reason}`);
    default:
      return attempt satisfies never;
  }
}

function refused(problem: string): TrialSent {
  return { outcome: "refused", problem };
}
