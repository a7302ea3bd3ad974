import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import type { Random } from "../../../sandbox/factories/random";
import type { ResendSandbox } from "../../../sandbox/resend";
import type { MortalWorker } from "../../support/mortal-worker";

const settledAtOnce = 5000;
/** Between the decision and the beginning of the post, so much time may pass. */
const allowedMilliseconds = 5000;
const mostMinutes = 30;

/** A shop with people who may be written to at any time. @returns its id */
export async function settleAudience(people: number): Promise<number> {
  const { openMailingShop, atAnyTime } = await import("../../support/mailing");
  const { settlePeople } = await import("../../support/gate-stage");
  const { savePolicies } = await import("~/domains/messages/index.server");
  const now = new Date();
  const shopId = await openMailingShop("campaigns.myshopify.com", now);
  await savePolicies(shopId, atAnyTime, now);
  for (let done = 0; done < people; done += settledAtOnce) {
    const size = Math.min(settledAtOnce, people - done);
    await settlePeople(
      shopId,
      Array.from({ length: size }, (_, n) => ({ name: `p${done + n}` })),
      now,
    );
  }
  return shopId;
}

interface Stage {
  shopId: number;
  people: number;
  resend: ResendSandbox;
  worker: Pick<MortalWorker, "kill" | "kills">;
  random: Random;
}

interface Course {
  pauses: number;
  kills: number;
  isCancelled: boolean;
}

/** When nothing was to go out: from the merchant's word on, until it was resumed. */
interface Silence {
  from: Date;
  until: Date | null;
}

/** Sends a campaign to everybody through the worker, while it is paused, its worker killed, and its totals asked. */
export async function sendWatched({ shopId, people, resend, worker, random }: Stage, course: Course) {
  const campaigns = await import("~/domains/campaigns/index.server");
  const { plannedCampaign } = await import("../../support/campaign-stage");
  const began = performance.now();
  const id = await plannedCampaign(shopId, {}, await clock());
  const watch = watchTotals(shopId, id, people);
  const silences: Silence[] = [];
  const killed = worker.kills();
  let cancelled: number | null = null;
  const isDue = (done: number, of: number) => watch.sent() > ((done + 1) * people) / (of + 2);
  let paused = 0;
  let slowest = 0;
  const say = async <T>(word: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const said = await word();
    slowest = Math.max(slowest, Math.round(performance.now() - from));
    return said;
  };
  while (!(await hasEnded(shopId, id))) {
    if (performance.now() - began > mostMinutes * 60_000) throw new Error("The campaign does not end");
    await sleep(random.between(5, 60));
    if (isDue(worker.kills() - killed, course.kills) && worker.kills() - killed < course.kills) await worker.kill();
    if (paused < course.pauses && isDue(paused, course.pauses)) {
      const silence: Silence = { from: await clock(), until: null };
      const { outcome } = await say(() => campaigns.pauseCampaign(shopId, id));
      if (outcome !== "changed") continue;
      paused += 1;
      silences.push(silence);
      // Long enough for something to go out that must not.
      await sleep(random.between(500, 7000));
      if (random.chance(0.5)) await worker.kill();
      silence.until = await clock();
      await campaigns.resumeCampaign(shopId, id, silence.until);
    }
    if (course.isCancelled && cancelled === null && watch.sent() > people / 2) {
      cancelled = watch.sent();
      silences.push({ from: await clock(), until: null });
      const now = await clock();
      await say(() => campaigns.cancelCampaign(shopId, id, now));
    }
  }
  const { asked, wrongSums, totals } = await watch.stop();
  const wrong = { ...(await judge(shopId, id, resend, silences)), wrongSums, waiting: totals.waiting };
  return {
    ...{ totals, asked, wrong, pauses: paused, kills: worker.kills() - killed, sentWhenCancelled: cancelled ?? 0 },
    ...{ slowest, seconds: Math.round((performance.now() - began) / 1000) },
  };
}

/** By the clock that all share. */
async function clock(): Promise<Date> {
  const { databaseTime } = await import("~/db.server");
  return databaseTime();
}

/** Asks for the totals again and again. */
function watchTotals(shopId: number, id: number, people: number) {
  let isOver = false;
  let asked = 0;
  let wrongSums = 0;
  let sent = 0;
  const ask = async () => {
    const { countRecipients } = await import("~/domains/messages/index.server");
    const { sumOf } = await import("../../support/campaign-stage");
    const totals = await countRecipients(shopId, id);
    asked += 1;
    if (sumOf(totals) !== totals.audience || ![0, people].includes(totals.audience)) wrongSums += 1;
    sent = totals.sent;
    return totals;
  };
  const watching = (async () => {
    while (!isOver) {
      await ask();
      await sleep(20);
    }
  })();
  return {
    sent: () => sent,
    stop: async () => {
      isOver = true;
      await watching;
      return { totals: await ask(), asked, wrongSums };
    },
  };
}

/** A campaign ends when it says so; one that was cancelled when nothing of it is under way any more. */
async function hasEnded(shopId: number, id: number): Promise<boolean> {
  const { findCampaign } = await import("~/domains/campaigns/index.server");
  const { countRecipients } = await import("~/domains/messages/index.server");
  const campaign = await findCampaign(shopId, id);
  if (campaign?.state === "finished") return true;
  return campaign?.state === "cancelled" && (await countRecipients(shopId, id)).waiting === 0;
}

/** Compares what the ledger says of a campaign with what Resend accepted. */
async function judge(shopId: number, id: number, resend: ResendSandbox, silences: readonly Silence[]) {
  const { db } = await import("~/db.server");
  const rows = await db.query<{ id: string; state: string; profileId: string; attemptedAt: Date | null }>(sql`
    SELECT id, state, profile_id AS "profileId", first_attempt_at AS "attemptedAt" FROM messages
    WHERE shop_id = ${shopId} AND source_kind = 'campaign' AND program_id = ${id}`);
  const acceptances = new Map<string, number>();
  for (const { tags } of resend.mails()) {
    const of = tags["message"] ?? "";
    acceptances.set(of, (acceptances.get(of) ?? 0) + 1);
  }
  const timesOf = (of: string) => acceptances.get(of) ?? 0;
  const isLate = ({ attemptedAt }: { attemptedAt: Date | null }) =>
    silences.some(({ from, until }) => {
      const at = attemptedAt?.getTime() ?? 0;
      return at > from.getTime() + allowedMilliseconds && at < (until?.getTime() ?? Infinity);
    });
  return {
    doubled: rows.filter((row) => timesOf(row.id) > 1).length,
    lost: rows.filter((row) => row.state === "sent" && timesOf(row.id) === 0).length,
    unknown: rows.filter((row) => row.state !== "sent" && timesOf(row.id) > 0).length,
    repeated: rows.length - new Set(rows.map(({ profileId }) => profileId)).size,
    tooLate: rows.filter((row) => timesOf(row.id) > 0 && isLate(row)).length,
  };
}
