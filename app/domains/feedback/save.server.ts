import type { Tx } from "~/db.server";
import { findPreferences, suppress } from "~/domains/consent/index.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import type { Settlement } from "~/domains/ingest/index.server";
import { clickTokenIn, leadsOut, readClickToken, saveTargets } from "~/domains/links/index.server";
import { confirmSent, findMessageOrigins, type MessageOrigin } from "~/domains/messages/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { takeClicks } from "./clicks/jobs.server";
import { look } from "./clicks/look";
import type { TakenClick } from "./clicks/queries.server";
import { eventOfKind } from "./model";
import { recordFeedback } from "./queries.server";
import type { Feedback } from "./read";

/** One of Resend's reports, and the receipt it came with. */
export interface Report extends Feedback {
  receiptId: string;
  deliveryId: string;
}

type Known = Report & { origin: MessageOrigin };

/** Writes what reports say, each thing for all of them at once. @returns what becomes of their receipts */
export async function saveReports(shopId: number, reports: readonly Report[], tx: Tx): Promise<Settlement[]> {
  const origins = await findMessageOrigins(shopId, [...new Set(reports.map(({ messageId }) => messageId))], tx);
  const known = reports.flatMap((report) => {
    const origin = origins.get(report.messageId);
    return origin ? [{ ...report, origin }] : [];
  });
  await ensureMonths(known.map(({ occurredAt }) => occurredAt));
  const news = await endDoubts(shopId, known, tx);
  const noted = await withoutUnpermitted(shopId, known, tx);
  await keep(shopId, noted, tx);
  const folded = new Set([...noted.filter(({ kind }) => kind !== null).map(({ receiptId }) => receiptId), ...news]);
  const touched = known.filter(({ receiptId }) => folded.has(receiptId)).map(({ origin }) => origin.profileId);
  if (touched.length > 0) {
    await markDirty(shopId, new Set(touched), "live", tx);
    await emit(tx, "profiles.dirty", { shopId });
  }
  return reports.map((report) => settlementOf(report, { isKnown: origins.has(report.messageId), folded }));
}

function settlementOf(
  { receiptId: id, kind }: Report,
  { isKnown, folded }: { isKnown: boolean; folded: ReadonlySet<string> },
): Settlement {
  if (folded.has(id)) return { id, state: "folded", reason: null };
  if (!isKnown) return { id, state: "ignored", reason: "the message is not in the ledger, or was erased" };
  if (kind === null) return { id, state: "ignored", reason: "it was known that the message was sent" };
  if (kind === "opened") return { id, state: "ignored", reason: "the shopper has not agreed that opening is noted" };
  return { id, state: "ignored", reason: "a way out of the mail was followed, which is no interest in it" };
}

/** Any report of a message says that Resend has it. @returns the receipts that were the first to say so */
async function endDoubts(shopId: number, known: readonly Known[], tx: Tx): Promise<Set<string>> {
  const news = new Set<string>();
  const ended = new Set<string>();
  for (const { messageId, receiptId, resendId, occurredAt, origin } of known) {
    if (!origin.isUnsure || ended.has(messageId)) continue;
    ended.add(messageId);
    if (await confirmSent(shopId, messageId, { resendId, at: occurredAt }, tx)) news.add(receiptId);
  }
  return news;
}

/** Leaves out openings of people who have not agreed to it, and clicks on the ways out. */
async function withoutUnpermitted(shopId: number, known: readonly Known[], tx: Tx): Promise<Known[]> {
  const openers = known.filter(({ kind }) => kind === "opened").map(({ origin }) => origin.profileId);
  const preferences = await findPreferences(shopId, [...new Set(openers)], tx);
  return known.filter(({ kind, click, origin }) => {
    if (kind === "opened") return preferences.get(origin.profileId)?.countsOpens ?? false;
    return !click || clickTokenIn(click.link) !== null || !leadsOut(click.link);
  });
}

async function keep(shopId: number, reports: readonly Known[], tx: Tx): Promise<void> {
  const told = reports.flatMap(({ kind, ...report }) => (kind && kind !== "clicked" ? [{ ...report, kind }] : []));
  await recordFeedback(shopId, told, tx);
  await takeClicks(shopId, await clicksIn(shopId, reports, tx), tx);
  const events = told.flatMap(({ kind, deliveryId, messageId, occurredAt, detail, origin }) => {
    const event = eventOfKind[kind];
    const { profileId, template, topic, flowId } = origin;
    const properties = { messageId, detail, template, flowId, ...(topic && { topic }) };
    return event ? [{ kind: event, sourceId: deliveryId, occurredAt, profileId, actor: null, properties }] : [];
  });
  await appendEvents(shopId, events, tx);
  const stops = reports.flatMap(({ suppress: stop, occurredAt }) => (stop ? [{ ...stop, at: occurredAt }] : []));
  await suppress(shopId, stops, tx);
}

/** Clicks that Resend counted, as ours are kept: of a link of ours its own target counts. */
async function clicksIn(shopId: number, reports: readonly Known[], tx: Tx): Promise<TakenClick[]> {
  const clicked = reports.flatMap(({ click, ...report }) => {
    if (!click) return [];
    const token = clickTokenIn(click.link);
    return [{ ...report, ...click, own: token === null ? null : readClickToken(token) }];
  });
  const foreign = clicked.filter(({ link }) => clickTokenIn(link) === null);
  const idOf = await saveTargets(
    shopId,
    foreign.map(({ link, origin }) => ({ target: link, profileId: origin.profileId })),
    tx,
  );
  return clicked.flatMap(({ messageId, link, own, occurredAt, address, agent }) => {
    const linkId = own ? (own.shopId === shopId && own.messageId === messageId ? own.linkId : null) : idOf.get(link);
    if (!linkId) return [];
    const seen = look({ method: "GET", agent, address, purposes: [] });
    return [{ messageId, linkId, linkCount: own?.linkCount ?? 0, at: occurredAt, via: "resend" as const, look: seen }];
  });
}
