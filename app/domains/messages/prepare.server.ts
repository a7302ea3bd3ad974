import type { Tx } from "~/db.server";
import { findPermissions, unsubscribeUrl } from "~/domains/consent/index.server";
import { listFlows } from "~/domains/flows/index.server";
import { findSender, getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { renderFor } from "~/domains/templates/index.server";
import { log, withoutAddresses } from "~/log.server";
import { compose } from "./compose";
import { gate } from "./gate";
import { FrozenRequest, type Claimed } from "./model";
import { findPeople, freeze, renewLease } from "./queries.server";

/** What is to be done with a claimed message. */
export type Step =
  /** `isInDoubt`: an earlier attempt may have been accepted. */
  | { do: "post"; request: FrozenRequest; isInDoubt: boolean }
  | { do: "end"; state: "skipped" | "failed" | "parked"; reason: string }
  /** Another worker has taken it over meanwhile. */
  | { do: "nothing" };

/**
 * Decides about a message right before it is posted, and freezes what will be posted: once the transaction has
 * committed, it can no longer change.
 */
export async function prepare(shopId: number, message: Claimed, tx: Tx): Promise<Step> {
  const held = await renewLease(shopId, message, tx);
  if (!held) return { do: "nothing" };
  // Resend may have it already: neither the decision nor the bytes may change any more.
  if (held.isInDoubt) {
    if (held.isExpired) return { do: "end", state: "parked", reason: "in doubt for 23 hours" };
    return { do: "post", request: FrozenRequest.parse(held.request), isInDoubt: true };
  }
  const draft = await decide(shopId, message, held.request, tx);
  if (draft.do === "end") return draft;
  const frozen = await freeze(shopId, message, draft.request, tx);
  return { do: "post", request: FrozenRequest.parse(frozen), isInDoubt: false };
}

type Draft = { do: "freeze"; request: FrozenRequest } | Extract<Step, { do: "end" }>;

async function decide(shopId: number, message: Claimed, former: unknown, tx: Tx): Promise<Draft> {
  const { profileId } = message;
  const shop = await getShop(shopId, tx);
  const sender = await findSender(shopId);
  const person = (await findPeople(shopId, [profileId], tx)).get(profileId);
  const permission = person && (await findPermissions(shopId, [profileId], tx)).get(profileId);
  const flows = await listFlows(shopId, tx);
  const decision = gate({
    shopMaySend: maySend(shop),
    programIsOn: flows.some(({ id, enabledAt }) => id === message.programId && enabledAt !== null),
    senderIsComplete: sender !== null,
    permission: permission ?? null,
  });
  if (decision.decision === "skip") return { do: "end", state: "skipped", reason: decision.reason };
  if (!sender || !person) throw new Error("The gate let a message pass without a sender or a person");
  // Postponed by Resend before: the bytes of that time, unless the person has another address by now.
  const postponed = FrozenRequest.safeParse(former);
  if (postponed.data?.to === decision.email) return { do: "freeze", request: postponed.data };
  const unsubscribe = unsubscribeUrl({ shopId, profileId, email: decision.email });
  try {
    const request = await compose({ shop, sender, person, email: decision.email, unsubscribe, message }, renderFor);
    return { do: "freeze", request };
  } catch (err) {
    // One message that cannot be written must not hold up all others of the shop.
    log.error({ shopId, messageId: message.id, err }, "a message could not be composed");
    const words = err instanceof Error ? withoutAddresses(err.message) : "unknown error";
    return { do: "end", state: "failed", reason: `could not be composed: ${words}` };
  }
}
