import { cpSync } from "node:fs";
import { buildIfStale } from "../../scripts/setup/bundle";
import { randomFrom } from "../../sandbox/factories/random";
import { createResend } from "../../sandbox/resend";
import { campaignMutants } from "../support/mutants/campaigns";
import { trial } from "../support/mutants/trial";
import { openRelay } from "../support/relay";
import { mortalWorker } from "../support/mortal-worker";
import { sendWatched, settleAudience } from "./campaigns/watched";

/** A copy of its own: who builds meanwhile does not change what is being proven. */
const bundle = ".data/prove-campaigns-bundle";
const kills = 12;
const pauses = 8;

/**
 * A campaign goes to many people through a real worker, which is killed (-9) again and again, and is paused and resumed
 * at any moment; another one is cancelled half-way. Asked all the time, the totals must add up to the audience; nobody
 * gets it twice; nothing is lost; more than five seconds after a pause or the end no first attempt is made.
 * @param words how many people; 50,000 when left out. `quick` leaves the mutants out.
 */
export async function prove(databaseUrl: string, words: readonly string[]): Promise<string[]> {
  buildIfStale();
  cpSync("build/server", bundle, { recursive: true });
  const people = Number(words.find((word) => /^\d+$/.test(word)) ?? 50_000);
  const lines = await proveCourse(people, databaseUrl);
  return [...lines, ...(words.includes("quick") ? [] : await proveMutants())];
}

async function proveCourse(people: number, databaseUrl: string): Promise<string[]> {
  const { env } = await import("~/env.server");
  const random = randomFrom(11, "campaigns");
  const resend = createResend({
    ...{ apiKeys: [env.RESEND_API_KEY], domains: ["shop.example"], requestsPerSecond: 1000 },
    keepsBodies: false,
  });
  const { url: target, close: stopListening } = await resend.listen(0);
  const before = () => {
    if (random.chance(0.02)) resend.faults.add({ kind: "answer-429" });
    if (random.chance(0.02)) resend.faults.add({ kind: "cut-after-accept" });
  };
  const relay = await openRelay({ port: 0, target, keepsBodies: false, before });
  const shopId = await settleAudience(people);
  const worker = mortalWorker();
  worker.start({ DATABASE_URL: databaseUrl, RESEND_BASE_URL: relay.url }, `${bundle}/index.js`);

  const stage = { shopId, people, resend, worker, random };
  const finished = await sendWatched(stage, { pauses, kills, isCancelled: false });
  const cancelled = await sendWatched(stage, { pauses: 3, kills: 4, isCancelled: true });
  await worker.stop();
  await relay.close();
  await resend.close();
  await stopListening();

  const wrongs = [finished, cancelled].map(({ wrong }) => wrong);
  const isWrong = wrongs.some((wrong) => Object.values(wrong).some((count) => count > 0));
  const isWhole = finished.totals.sent === people && cancelled.totals.sent < people;
  if (isWrong || !isWhole) throw new Error(JSON.stringify({ finished, cancelled }));
  return [
    `a campaign to ${people}: ${finished.kills} kills -9, ${finished.pauses} pauses; ${finished.totals.sent} sent, each once, in ${finished.seconds} s`,
    `another, cancelled after ${cancelled.sentWhenCancelled} were sent: ${cancelled.totals.sent} sent, each once, ${people - cancelled.totals.sent} skipped`,
    `totals asked ${finished.asked + cancelled.asked} times: they added up to the audience each time`,
    `first attempts more than 5 s after a pause or the cancelling was asked for: 0; the slowest was acknowledged after ${Math.max(finished.slowest, cancelled.slowest)} ms`,
  ];
}

/** The ways in which such a system fails must be noticed by the short form. */
async function proveMutants(): Promise<string[]> {
  const lines = [];
  for (const mutant of campaignMutants) {
    const end = await trial(mutant);
    if (end !== "killed") throw new Error(`Nothing noticed the mutant ${mutant.name}`);
    lines.push(`mutant ${mutant.name}: ${end}`);
  }
  return lines;
}
