import { transact } from "~/db.server";
import { mailMerchant, pageOf } from "~/domains/messages/index.server";
import { wordsOf } from "~/domains/quality/index.server";
import { listSegments } from "~/domains/segments/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { renderDigest, type DigestLine } from "~/domains/templates/index.server";
import { emit } from "~/jobs/emit.server";
import { dayIn } from "~/lib/watch/calendar";
import { tellDrift } from "../drift/drift-words";
import type { DriftAlarm } from "../drift/model";
import { listAlarms, noteTold } from "../drift/queries.server";
import { nextDigest, type Digest } from "./due";
import { findLastDigest, noteAttempt, settleDigest } from "./queries.server";

const againAfterMilliseconds = 3_600_000;

/** Mails the merchant what has changed and was not told yet: once a week at most. What fails is tried again, as the same mail. */
export async function sendDigest(shop: Shop, now: Date): Promise<void> {
  if (!maySend(shop)) return;
  const open = await listAlarms(shop.id, { isOpen: true });
  const untold = open.filter(({ toldAt }) => toldAt === null);
  const today = dayIn(now, shop.timezone);
  const next = nextDigest(await findLastDigest(shop.id), untold.length, today);
  if (next.does === "nothing") return;
  const digest =
    next.does === "begins" ? { day: today, alarmIds: untold.map(({ id }) => id), attempts: 0 } : next.digest;
  if (!(await transact((tx) => noteAttempt(shop.id, digest, tx)))) return;
  await post(shop, digest, now);
}

async function post(shop: Shop, digest: Pick<Digest, "day" | "alarmIds">, now: Date): Promise<void> {
  // Told is what was to be told when it was begun, though some of it be over by now: the same key, the same mail.
  const alarms = (await listAlarms(shop.id)).filter(({ id }) => digest.alarmIds.includes(id));
  const lines = await linesOf(shop, alarms);
  const attempted =
    lines.length === 0
      ? { outcome: "done" as const }
      : await mailMerchant(shop, `digest-${shop.id}-${digest.day}`, (brand) => renderDigest(brand, lines), now);
  await transact(async (tx) => {
    if (attempted.outcome === "trouble") {
      await emit(tx, "insights.due", { shopId: shop.id }, new Date(now.getTime() + againAfterMilliseconds));
      return;
    }
    await settleDigest(shop.id, digest.day, attempted.outcome === "refused" ? attempted.reason : null, now, tx);
    await noteTold(shop.id, digest.alarmIds, now, tx);
  });
}

/** A line for each alarm of a segment that is still there. */
async function linesOf(shop: Shop, alarms: readonly DriftAlarm[]): Promise<DigestLine[]> {
  const segments = await listSegments(shop.id);
  return alarms.flatMap((alarm) => {
    const segment = segments.find(({ id }) => id === alarm.segmentId);
    if (!segment) return [];
    const callMeasure = (measure: string) => wordsOf(measure)?.counted ?? measure;
    const told = tellDrift(alarm, { segmentId: segment.id, segment: segment.name, callMeasure });
    return [{ title: told.title, words: `${told.says} ${told.because}`, url: pageOf(shop, "/app/reports/alarms") }];
  });
}
