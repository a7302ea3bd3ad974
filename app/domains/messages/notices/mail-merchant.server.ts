import { findSuppression } from "~/domains/consent/index.server";
import type { Attempted } from "~/domains/flows/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import { findSender } from "~/domains/shops/index.server";
import type { SenderIdentity, Shop } from "~/domains/shops/model";
import type { Brand, Rendered } from "~/domains/templates/model";
import { env } from "~/env.server";
import { bytesOf } from "../batches/bytes.server";
import { brandOf, composePlain } from "../batches/compose";
import type { Attempt } from "../batches/model";
import { accountOf } from "../lanes/account.server";
import { waitForTurn } from "../lanes/wait-for-turn.server";
import { post } from "../resend.server";

/**
 * Mails something to a shop's merchant. It is no message to a shopper: it stands in no ledger, counts for no limit, and
 * goes to the address to which answers to the shop's mail go.
 * @param key who tries again uses the same, so that it arrives once
 */
export async function mailMerchant(
  shop: Shop,
  key: string,
  write: (brand: Brand) => Promise<Rendered>,
  now: Date,
): Promise<Attempted> {
  const sender = await findSender(shop.id);
  return sender ? mailFrom(sender, shop, key, write, now) : refused("no_sender");
}

/** Where a page of the app is found by who reads of it in a mail. @param path "/app/flows" */
export function pageOf(shop: Pick<Shop, "domain">, path: string): string {
  return `https://${shop.domain}/admin/apps/${env.SHOPIFY_API_KEY}${path}`;
}

async function mailFrom(
  sender: SenderIdentity,
  shop: Shop,
  key: string,
  write: (brand: Brand) => Promise<Rendered>,
  now: Date,
): Promise<Attempted> {
  const email = sender.replyTo || sender.fromEmail;
  if (await findSuppression(shop.id, email.toLowerCase())) return refused("address_suppressed");
  const { apiKey } = await findSenderState(shop.id, now);
  if (!(await waitForTurn(accountOf(apiKey)))) return { outcome: "trouble", reason: "slowed_down", afterSeconds: null };
  const rendered = await write(brandOf(shop, sender));
  const composed = composePlain({ shopId: shop.id, messageId: "0", sender, email, rendered });
  const body = bytesOf([{ ...composed, tags: [] }]);
  const { attempt } = await post({ kind: "single", body, messageIds: ["0"] }, key, apiKey);
  return readAttempt(attempt);
}

function readAttempt(attempt: Attempt): Attempted {
  switch (attempt.outcome) {
    case "accepted":
      return attempt.told[0]?.accepted === false ? refused("refused_by_resend") : { outcome: "done" };
    case "contested":
      // An earlier attempt arrived, in other bytes: somebody's name has changed since, or somebody was erased.
      return { outcome: "done" };
    case "refused":
      return refused("refused_by_resend");
    case "postponed":
      return { outcome: "trouble", reason: "slowed_down", afterSeconds: attempt.seconds };
    case "in_doubt":
      return { outcome: "trouble", reason: "no_answer", afterSeconds: null };
    default:
      return attempt satisfies never;
  }
}

function refused(reason: Extract<Attempted, { outcome: "refused" }>["reason"]): Attempted {
  return { outcome: "refused", reason };
}
