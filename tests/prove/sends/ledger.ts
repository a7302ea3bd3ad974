import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import type { ResendSandbox } from "../../../sandbox/resend";

/** Somebody who gets a mail in the course of the proof. */
export interface Waiting {
  shopId: number;
  profileId: string;
  email: string;
  messageId: string;
}

/** Of a hundred mails, how many are of which kind. */
const mix = { campaign: 89, flow: 10, askedFor: 1 } as const;
const shops = 6;
const atOnce = 5000;
/** Between the decision and the beginning of the post, so much time may pass. */
const allowedMilliseconds = 5000;

/** Does something of this process again when the database was not there. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 60) throw error;
      await sleep(500);
    }
  }
}

/** Shops with people of every kind, whose mail is due. */
export async function queuePeople(people: number): Promise<Waiting[]> {
  const { openMailingShop, queueWelcomes } = await import("../../support/mailing");
  const now = new Date();
  const waiting: Waiting[] = [];
  for (let n = 0; n < shops; n++) {
    const shopId = await openMailingShop(`sends-${people}-${n}.myshopify.com`, now);
    for (const kind of ["campaign", "flow", "askedFor"] as const) {
      const count = Math.round((people * mix[kind]) / 100 / shops);
      for (let done = 0; done < count; done += atOnce) {
        const size = Math.min(atOnce, count - done);
        const names = Array.from({ length: size }, (_, i) => `${kind.toLowerCase()}.${n}.${done + i}`);
        for (const one of await queueWelcomes(shopId, names, now, { kind })) waiting.push({ shopId, ...one });
      }
    }
  }
  return waiting;
}

export async function hasOpenMessages(waiting: readonly Waiting[]): Promise<boolean> {
  const { db } = await import("~/db.server");
  const ids = [...new Set(waiting.map(({ shopId }) => shopId))];
  const rows = await db.query(sql`
    SELECT 1 FROM messages WHERE shop_id = ANY (${ids}::int[]) AND state IN ('queued', 'sending', 'in_doubt') LIMIT 1`);
  return rows.length > 0;
}

interface Row {
  id: string;
  state: string;
  reason: string | null;
  firstAttemptAt: Date | null;
}

/** Compares what the ledger says with what Resend accepted. */
export async function judge(waiting: readonly Waiting[], resend: ResendSandbox, stoppedAt: Map<string, Date>) {
  const { db } = await import("~/db.server");
  const ids = [...new Set(waiting.map(({ shopId }) => shopId))];
  const rows = await db.query<Row>(sql`
    SELECT m.id, m.state, m.reason, coalesce(b.first_attempt_at, m.first_attempt_at) AS "firstAttemptAt" FROM messages m
    LEFT JOIN send_batches b ON b.shop_id = m.shop_id AND b.id = m.batch_id WHERE m.shop_id = ANY (${ids}::int[])`);
  const acceptances = new Map<string, number>();
  for (const { tags } of resend.mails()) {
    const id = tags["message"] ?? "";
    acceptances.set(id, (acceptances.get(id) ?? 0) + 1);
  }
  const ledger = rows.map((row) => ({ ...row, times: acceptances.get(row.id) ?? 0 }));
  const count = (is: (row: (typeof ledger)[number]) => boolean) => ledger.filter(is).length;
  return {
    people: waiting.length,
    accepted: count(({ state, times }) => state === "sent" && times === 1),
    doubled: count(({ times }) => times > 1),
    lost: count(({ state, times }) => state !== "skipped" && times === 0),
    skipped: count(({ state, reason, times }) => state === "skipped" && reason === "unsubscribed" && times === 0),
    tooLate: count(({ id, times, firstAttemptAt }) => {
      const stop = stoppedAt.get(id)?.getTime();
      return times > 0 && stop !== undefined && (firstAttemptAt?.getTime() ?? 0) > stop + allowedMilliseconds;
    }),
  };
}
