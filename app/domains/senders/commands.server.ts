import { db, transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { mayResumeFrom } from "./breaker/breaker";
import { firstLevel } from "./breaker/warm-up";
import { ownRecords, readResendRecords } from "./expected";
import { lookAfterDomain } from "./jobs.server";
import {
  beginDomain,
  deleteDomain,
  deleteKey,
  findDomain,
  findKey,
  lockBreaker,
  saveKey,
  unpause,
} from "./queries.server";
import { Account, type AccountDomain, type Asked } from "./resend.server";
import { encryptKey, ownershipProof } from "./secrets.server";

/** What came of something a merchant asked for; `words` say it to him. */
export type Outcome = { ok: true; words: string } | { ok: false; words: string };

const away: Outcome = {
  ok: false,
  words: "Resend does not answer at the moment. Nothing was changed: try again in a minute",
};

/**
 * Lets a shop send through its own account at Resend, which Resend has to accept first: it must be able to set up
 * domains, and to report on its mail, or nobody would notice that mail comes back.
 */
export async function changeKey(shopId: number, apiKey: string, now: Date): Promise<Outcome> {
  const account = new Account(apiKey);
  const domain = await findDomain(shopId);
  const known = await account.findDomain(domain?.name ?? "");
  if (known.outcome !== "answered") return refusal(known);
  const webhook = await account.addWebhook();
  if (webhook.outcome !== "answered") return refusal(webhook);
  const former = await findKey(shopId);
  await transact(async (tx) => {
    const stored = {
      secret: encryptKey(apiKey),
      lastFour: apiKey.slice(-4),
      webhookId: webhook.value.id,
      webhookSecret: encryptKey(webhook.value.secret),
    };
    await saveKey(shopId, stored, now, tx);
    // At another account the domain is another one: with keys of its own, and to be verified there.
    if (domain) await beginDomain(shopId, describe(shopId, domain.name, known.value, true, now), now, tx);
    if (domain) await emit(tx, "sender.due", { shopId });
  });
  await dropWebhook(shopId, former);
  return { ok: true, words: domain ? "Key saved. The domain is being looked at in your own account" : "Key saved" };
}

/** Lets a shop send through the app's account again. */
export async function removeKey(shopId: number, now: Date): Promise<Outcome> {
  const former = await findKey(shopId);
  const domain = await findDomain(shopId);
  await transact(async (tx) => {
    await deleteKey(shopId, tx);
    if (domain) await beginDomain(shopId, describe(shopId, domain.name, null, false, now), now, tx);
    if (domain) await emit(tx, "sender.due", { shopId });
  });
  await dropWebhook(shopId, former);
  return { ok: true, words: "Key removed" };
}

/** Sets up the domain that a shop's mail comes from: added at Resend, or taken over if it is there already. */
export async function chooseDomain(shopId: number, name: string, now: Date): Promise<Outcome> {
  const former = await findDomain(shopId);
  if (former?.name === name) return { ok: true, words: `${name} is your domain already` };
  const key = await findKey(shopId);
  const account = new Account(key?.apiKey ?? null);
  const known = await account.findDomain(name);
  if (known.outcome !== "answered") return refusal(known);
  const added = known.value ? { ...known, value: known.value } : await account.addDomain(name);
  if (added.outcome !== "answered") return refusal(added);
  await transact(async (tx) => {
    await beginDomain(shopId, describe(shopId, name, added.value, key !== null, now), now, tx);
    await emit(tx, "sender.due", { shopId });
  });
  return { ok: true, words: `${name} was added. Put the records below into its DNS` };
}

/** Forgets the domain: nothing is sent until there is another one. At Resend it stays. */
export async function removeDomain(shopId: number): Promise<Outcome> {
  await deleteDomain(shopId, db);
  return { ok: true, words: "Domain removed" };
}

/** Looks at the domain now, and lets the app go on looking by itself if it had given up. */
export async function lookNow(shopId: number, now: Date): Promise<Outcome> {
  await lookAfterDomain(shopId, now, { isAsked: true });
  const domain = await findDomain(shopId);
  if (!domain) return { ok: false, words: "There is no domain yet: add one first" };
  if (domain.readyAt) return { ok: true, words: `${domain.name} is ready to send from` };
  const wrong = domain.findings.filter(({ state }) => state === "wrong").length;
  if (wrong === 0) return { ok: true, words: "Looked: your records are right, and Resend is still checking them" };
  return { ok: true, words: wrong === 1 ? "Looked: one thing is missing" : `Looked: ${wrong} things are missing` };
}

/** Lets sending go on after a pause, once it has lasted long enough. */
export async function resume(shopId: number, now: Date): Promise<Outcome> {
  return transact(async (tx) => {
    const { pausedFor, pausedAt } = await lockBreaker(shopId, now, tx);
    if (!pausedFor || !pausedAt) return { ok: true, words: "Sending was not paused" };
    if (now < mayResumeFrom(pausedAt)) {
      return { ok: false, words: "Not yet: a pause lasts a day at least, so that what is on its way can come back" };
    }
    await unpause(shopId, now, tx);
    await emit(tx, "messages.queued", { shopId });
    return { ok: true, words: "Sending goes on. The rates are counted anew from now" };
  });
}

/** A domain to begin with. One that was verified at Resend long ago has been in use: it need not begin at the bottom. */
function describe(shopId: number, name: string, known: AccountDomain | null, isOwnAccount: boolean, now: Date) {
  const proof = isOwnAccount ? null : ownershipProof(shopId, name);
  return {
    name,
    resendId: known?.id ?? null,
    status: known?.status ?? "not_started",
    records: [...readResendRecords(name, known?.records ?? []), ...ownRecords(name, proof)],
    level: firstLevel(known?.status === "verified" ? known.createdAt : null, now),
  };
}

/** A webhook left behind would only report what nobody can check any more; it does no harm. */
async function dropWebhook(shopId: number, former: { apiKey: string; webhookId: string | null } | null): Promise<void> {
  if (!former?.webhookId) return;
  const removed = await new Account(former.apiKey).removeWebhook(former.webhookId);
  if (removed.outcome !== "answered")
    log.warn({ shopId }, "the webhook of a former key could not be removed at Resend");
}

function refusal(asked: Exclude<Asked<unknown>, { outcome: "answered" }>): Outcome {
  return asked.outcome === "unreachable" ? away : { ok: false, words: asked.words };
}
