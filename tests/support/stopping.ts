import { db, transact } from "~/db.server";
import { suppress, unsubscribe } from "~/domains/consent/index.server";
import { deliver, prepareTurn } from "~/domains/messages/batches/jobs.server";
import { eraseMessages } from "~/domains/messages/queries.server";
import { eraseProfile } from "~/domains/profiles/index.server";
import type { Random } from "../../sandbox/factories/random";
import { queueWelcomes, type Waiting } from "./mailing";
import type { SendingStage } from "./sending-stage";

/** So much time may pass between the moment a stop is acknowledged and a post that does not know of it yet. */
const allowedMilliseconds = 5000;

/** What came of people who asked not to be written to, while mail went out. */
export interface Stopped {
  /** Before anything was decided about their mail. */
  before: number;
  /** While their mail was ready to be posted, but had not been. */
  between: number;
  /** After it was posted. */
  after: number;
  /** Their mail was posted first more than five seconds after the stop had been acknowledged. */
  tooLate: number;
  /** Nobody stopped them, and they got nothing. */
  lost: number;
}

/**
 * Lets people unsubscribe, complain or be erased at every moment of the sending of their mail. How long a worker stalls
 * between its decision and its post is said, not waited for.
 */
export async function stopWhileSending(shopId: number, people: number, random: Random, stage: SendingStage) {
  const now = new Date();
  const names = Array.from({ length: people }, (_, i) => `stop-${i}.${shopId}`);
  const waiting = await queueWelcomes(shopId, names, now);
  const byMessage = new Map(waiting.map((one) => [one.messageId, one]));
  const stopped = new Map<string, "before" | "between" | "after">();
  const stop = async (one: Waiting | undefined, when: "before" | "between" | "after") => {
    if (!one || stopped.has(one.messageId)) return;
    stopped.set(one.messageId, when);
    await ask(shopId, one, random);
  };
  const sendsTo = ({ email }: Waiting) => stage.postsTo(email).length;
  const tooLate = new Set<string>();
  for (const one of waiting) if (random.chance(0.2)) await stop(one, "before");
  for (;;) {
    const turn = await prepareTurn(shopId, "app", now);
    if (turn.do === "rest") break;
    if (turn.do !== "post") continue;
    const inBatch = turn.ready.batch.messageIds.flatMap((id) => byMessage.get(id) ?? []);
    for (const one of inBatch) if (random.chance(0.2)) await stop(one, "between");
    const stalled = random.between(0, 2 * allowedMilliseconds);
    await deliver(shopId, { ...turn.ready, decidedAt: turn.ready.decidedAt - stalled }, now);
    for (const one of inBatch) {
      const isLate = stopped.get(one.messageId) === "before" || stalled > allowedMilliseconds;
      if (stopped.has(one.messageId) && isLate && sendsTo(one) > 0) tooLate.add(one.messageId);
    }
    for (const one of inBatch) if (sendsTo(one) > 0 && random.chance(0.2)) await stop(one, "after");
  }
  const count = (when: string) => [...stopped.values()].filter((one) => one === when).length;
  const lost = waiting.filter((one) => !stopped.has(one.messageId) && sendsTo(one) === 0).length;
  return { before: count("before"), between: count("between"), after: count("after"), tooLate: tooLate.size, lost };
}

async function ask(shopId: number, { profileId, email }: Waiting, random: Random): Promise<void> {
  const now = new Date();
  switch (random.pick(["unsubscribe", "complain", "erase"] as const)) {
    case "unsubscribe":
      return unsubscribe({ shopId, profileId, email }, now);
    case "complain":
      return suppress(shopId, [{ email, reason: "complaint", at: now }], db);
    case "erase":
      return transact(async (tx) => {
        await eraseMessages(shopId, profileId, tx);
        await eraseProfile(shopId, profileId, tx);
      });
  }
}
