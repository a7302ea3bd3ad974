import { db, transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { countFrom, isAccountInDanger, trip, windowDays } from "./breaker/breaker";
import { dailyLimit, levelAfterPause, nextLevel } from "./breaker/warm-up";
import { lookAtDomain } from "./dns/look-up.server";
import { ownRecords, readResendRecords } from "./expected";
import { follow } from "./look";
import type { Figures, SenderDomain } from "./model";
import {
  findDomain,
  findKey,
  findKeyView,
  listUnseen,
  lockBreaker,
  markKeyAccepted,
  markKeyRefused,
  moveLevel,
  pause,
  saveFigures,
  saveLook,
  sumSharedAccount,
} from "./queries.server";
import { Account, type AccountDomain, type Asked } from "./resend.server";
import { ownershipProof } from "./secrets.server";

/**
 * Looks at a shop's domain, at Resend and in the DNS, and says when to look again.
 * @param isAsked by the merchant: where nothing holds yet, the pauses between looks begin anew
 */
export async function lookAfterDomain(shopId: number, now: Date, { isAsked = false } = {}): Promise<void> {
  const domain = await findDomain(shopId);
  if (!domain) return;
  const key = await findKey(shopId);
  const asked = await askResend(new Account(key?.apiKey ?? null), domain);
  if (key && asked.outcome === "key_refused") await markKeyRefused(shopId, now);
  if (key && asked.outcome === "answered") await markKeyAccepted(shopId);
  const told = asked.outcome === "answered" ? asked.value : null;
  const proof = key ? null : ownershipProof(shopId, domain.name);
  const records = told
    ? [...readResendRecords(domain.name, told.records), ...ownRecords(domain.name, proof)]
    : domain.records;
  // Mail goes out from an address of this very domain or not at all: where another address is, nothing here depends on it.
  const findings = await lookAtDomain({ domain: domain.name, from: domain.name, records });
  const former = isAsked && !domain.readyAt ? { ...domain, looks: 0 } : domain;
  const verdict = follow(former, { status: told?.status ?? null, findings }, now);
  const { name, status, resendId } = domain;
  const levelSince = domain.levelSince ?? verdict.readyAt;
  const look = { ...verdict, name, records, findings, levelSince };
  await transact(async (tx) => {
    const seen = { ...look, resendId: told?.id ?? resendId, status: told?.status ?? status };
    if (!(await saveLook(shopId, seen, now, tx))) return;
    if (verdict.nextAt) await emit(tx, "sender.due", { shopId }, verdict.nextAt);
    if (verdict.readyAt && !domain.readyAt) await emit(tx, "messages.queued", { shopId });
  });
  if (domain.readyAt && !verdict.readyAt) log.warn({ shopId }, "a domain in use no longer passes SPF, DKIM and DMARC");
}

/** The domain at Resend, added if it is not there; asked to be verified as long as it is not. */
async function askResend(account: Account, { name, resendId }: SenderDomain): Promise<Asked<AccountDomain>> {
  const known = resendId === null ? await account.findDomain(name) : await account.readDomain(resendId);
  if (known.outcome !== "answered") return known;
  const found = known.value ? { outcome: "answered" as const, value: known.value } : await account.addDomain(name);
  if (found.outcome !== "answered" || found.value.status === "verified") return found;
  const verified = await account.verifyDomain(found.value.id);
  if (verified.outcome !== "answered") return found;
  const again = await account.readDomain(found.value.id);
  return again.outcome === "answered" && again.value ? { ...again, value: again.value } : found;
}

/** Has domains looked at whose next look got lost. */
export async function askForLooks(since: Date): Promise<void> {
  for (const shopId of await listUnseen(since)) await emit(db, "sender.due", { shopId });
}

/** How the mail of some days was taken. */
export interface Count {
  /** Of mail sent since the first instant. */
  figures: Figures;
  /** How much was sent since the second one. */
  sentSince: number;
}

type CountMail = (from: Date, since: Date, tx: Tx) => Promise<Count>;

/**
 * Weighs how a shop's mail of the last days was taken: sending pauses if it is taken badly, and a new domain may send
 * more if it is taken well.
 * @param count counts mail sent since an instant, and since another
 */
export async function weigh(shopId: number, count: CountMail, now: Date): Promise<void> {
  const reason = await transact(async (tx) => {
    const breaker = await lockBreaker(shopId, now, tx);
    const domain = await findDomain(shopId, tx);
    const from = countFrom(breaker.resumedAt, now);
    const since = domain?.levelSince ?? now;
    const { figures, sentSince } = await count(from, since, tx);
    await saveFigures(shopId, figures, from, now, tx);
    if (breaker.pausedFor) return null;
    const tripped = trip(figures);
    if (tripped) await pause(shopId, tripped, now, tx);
    const level = domain?.level ?? 0;
    const next = tripped ? levelAfterPause(level) : nextLevel(level, since, sentSince, figures, now);
    if (domain?.levelSince && next !== level) await moveLevel(shopId, next, now, tx);
    const isLimitMoved = dailyLimit(next, figures.heard) !== dailyLimit(level, breaker.heard);
    if (!tripped && isLimitMoved) await emit(tx, "messages.queued", { shopId });
    return tripped;
  });
  if (reason) log.warn({ shopId, reason }, "sending pauses: too much mail came back or was marked as spam");
  if (reason) await watchAccount(now);
}

/** What became of all mail of the account a shop shares with others; null when it has an account of its own. */
export async function findSharedAccount(shopId: number, now: Date): Promise<Figures | null> {
  return (await findKeyView(shopId)) ? null : sumSharedAccount(weekBefore(now));
}

/** Tells the operator when the account that shops share comes near to being closed. */
export async function watchAccount(now: Date): Promise<void> {
  const figures = await sumSharedAccount(weekBefore(now));
  if (isAccountInDanger(figures)) {
    log.error({ ...figures }, "the app's account at Resend is in danger: above 4 % bounces or 0.08 % complaints");
  }
}

function weekBefore(now: Date): Date {
  return new Date(now.getTime() - windowDays * 86_400_000);
}
