import { transact, type Tx } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import type { EventFact } from "~/domains/events/model";
import { findTargets } from "~/domains/links/index.server";
import { markChanged, markDirty } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import type { MachineSign } from "../model";
import { recordFeedback, type Happened } from "../queries.server";
import { judge, settleSeconds } from "./judge";
import { findOldestUnjudged, recordClicks, reviveSeenClicks, settleClicks, takeUnjudged } from "./queries.server";
import type { ClickedMessage, TakenClick } from "./queries.server";

const batchSize = 200;
/** A page that somebody opens shows the click within minutes; so long after it, what was judged stays judged. */
const revisedHours = 2;

type Judged = ClickedMessage["clicks"][number] & { reasons: MachineSign[]; message: ClickedMessage };

/** Keeps clicks as they came, and lets them be judged once their time has come. */
export async function takeClicks(shopId: number, clicks: readonly TakenClick[], tx: Tx): Promise<void> {
  if (clicks.length === 0) return;
  await recordClicks(shopId, clicks, tx);
  await announceJudgement(shopId, tx);
}

/** Tells people's clicks from machines', as far as nothing more can be learnt of them. */
export async function judgeClicks(shopId: number, now: Date): Promise<{ human: number; machine: number }> {
  const done = { human: 0, machine: 0 };
  await transact((tx) => reviveSeenClicks(shopId, new Date(now.getTime() - revisedHours * 3_600_000), tx));
  for (;;) {
    const judged = await transact((tx) => judgeBatch(shopId, now, tx));
    for (const { reasons } of judged) done[reasons.length === 0 ? "human" : "machine"] += 1;
    if (judged.length === 0) return done;
  }
}

async function judgeBatch(shopId: number, now: Date, tx: Tx): Promise<Judged[]> {
  const before = new Date(now.getTime() - settleSeconds * 1000);
  const messages = await takeUnjudged(shopId, before, batchSize, tx);
  const judged = messages.flatMap((message) => judgeMessage(message, before));
  await settleClicks(shopId, judged, now, tx);
  await tellOf(shopId, judged, tx);
  if (judged.length === 0) await announceJudgement(shopId, tx);
  return judged;
}

function judgeMessage(message: ClickedMessage, before: Date): Judged[] {
  const signs = judge(message.clicks, message.deliveredAt);
  return message.clicks
    .filter(({ isJudged, at }) => !isJudged && at <= before)
    .map((click) => ({ ...click, message, reasons: signs.get(click.id) ?? [] }));
}

/** Of each message: that a person clicked, or that a machine did. Only what people did is an event. */
async function tellOf(shopId: number, judged: readonly Judged[], tx: Tx): Promise<void> {
  const known = judged.filter(({ message }) => message.profileId !== null);
  if (known.length === 0) return;
  const targets = await findTargets(shopId, [...new Set(known.map(({ linkId }) => linkId))], tx);
  const happened = known.map(({ message, linkId, at, reasons: [sign] }): Happened => {
    const { messageId } = message;
    if (sign) return { messageId, kind: "scanned", occurredAt: at, detail: sign };
    return { messageId, kind: "clicked", occurredAt: at, detail: placeOf(targets.get(linkId)) };
  });
  await recordFeedback(shopId, happened, tx);
  await tellEvents(shopId, known, targets, tx);
  // After those who are dirty, as everybody does who notes both: whoever holds the one waits for the other.
  const clickers = known.flatMap(({ reasons, message }) => (reasons.length === 0 ? (message.profileId ?? []) : []));
  if (await markChanged(shopId, clickers, tx)) await emit(tx, "attribution.due", { shopId });
}

async function tellEvents(
  shopId: number,
  known: readonly Judged[],
  targets: ReadonlyMap<string, string>,
  tx: Tx,
): Promise<void> {
  const events = firstOfEachLink(known).map((click) => eventOf(click, placeOf(targets.get(click.linkId))));
  if (events.length === 0) return;
  await ensureMonths(events.map(({ occurredAt }) => occurredAt));
  await appendEvents(shopId, events, tx);
  await markDirty(
    shopId,
    events.flatMap(({ profileId }) => profileId ?? []),
    "live",
    tx,
  );
  await emit(tx, "profiles.dirty", { shopId });
}

/** A link that a person follows twice is one event. */
function firstOfEachLink(judged: readonly Judged[]): Judged[] {
  const seen = new Set<string>();
  return judged.filter(({ linkId, reasons, message: { messageId, clicks } }) => {
    if (reasons.length > 0 || clicks.some((click) => click.isHuman && click.linkId === linkId)) return false;
    const key = `${messageId}:${linkId}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function eventOf({ linkId, at, message }: Judged, detail: string | null): EventFact {
  const { messageId, profileId, template, topic, flowId } = message;
  return {
    kind: "message_clicked",
    sourceId: `click:${messageId}:${linkId}`,
    occurredAt: at,
    profileId,
    actor: null,
    properties: { messageId, detail, template, flowId, ...(topic && { topic }) },
  };
}

/** Where a click led, without what the address carries behind the ?. */
function placeOf(target: string | undefined): string | null {
  if (target === undefined || !URL.canParse(target)) return null;
  const { host, pathname } = new URL(target);
  return host + pathname;
}

/** Due by the oldest click, so that new ones never push it off. */
async function announceJudgement(shopId: number, tx: Tx): Promise<void> {
  const oldest = await findOldestUnjudged(shopId, tx);
  if (oldest) await emit(tx, "clicks.taken", { shopId }, new Date(oldest.getTime() + settleSeconds * 1000));
}
