import { randomBytes } from "node:crypto";
import { cpSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { buildIfStale } from "../../scripts/setup/bundle";
import { migrate } from "../../scripts/setup/database";
import { crashCluster, openCluster } from "../../scripts/setup/postgres/cluster";
import { randomFrom, type Random } from "../../sandbox/factories/random";
import { createResend, type ResendSandbox } from "../../sandbox/resend";
import { mortalWorker, type MortalWorker } from "../support/mortal-worker";
import { sendingSystem } from "../support/mutants/sending-system";
import { trial } from "../support/mutants/trial";
import { openRelay, type Passed } from "../support/relay";
import { hasOpenMessages, judge, patiently, queuePeople, type Waiting } from "./sends/ledger";

/** A copy of its own: who builds meanwhile does not change what is being proven. */
const bundle = ".data/prove-sends-bundle";
const clusterName = "prove-sends";
/** When a worker dies: its request gets lost, or is accepted; its answer gets lost; it has its answer already. */
const deaths = ["lost", "on the way there", "on the way back", "answered"] as const;

interface Course {
  people: number;
  kills: number;
  crashes: number;
  /** People who unsubscribe while mail goes out. */
  unsubscribing: number;
  /** How many requests are rate limited, and how many cut off after they were accepted. */
  faultRate: number;
  /** The control: Resend never sees an idempotency key. */
  dropKeys: boolean;
}

/**
 * Real workers send a campaign, flows' mail and what was asked for, while they are killed (-9), rate limited and cut off
 * after acceptance, and while their database crashes. Each mail must be accepted exactly once and none be lost. The ways
 * in which systems like this were seen to fail must each fail the short form of it.
 * @param words how many people; 100,000 when left out. `quick` leaves the mutants out.
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  buildIfStale();
  cpSync("build/server", bundle, { recursive: true });
  const cluster = await openCluster(clusterName);
  const databaseUrl = cluster.url(`prove_${randomBytes(4).toString("hex")}`);
  process.env["DATABASE_URL"] = databaseUrl;
  try {
    await migrate(databaseUrl);
    const people = Number(words.find((word) => /^\d+$/.test(word)) ?? 100_000);
    const lines = await proveCourse(people, databaseUrl);
    return [...lines, ...(words.includes("quick") ? [] : await proveMutants())];
  } finally {
    const { pool } = await import("~/db.server");
    await pool.query("SELECT 1").catch(() => {});
    await cluster.close();
  }
}

async function proveCourse(people: number, databaseUrl: string): Promise<string[]> {
  const course = {
    people,
    kills: Math.min(200, Math.ceil(people / 100)),
    crashes: 3,
    unsubscribing: 160,
    faultRate: 0.03,
    dropKeys: false,
  };
  const { accepted, doubled, lost, tooLate, skipped, ...done } = await run(course, databaseUrl);
  const figures = `accepted exactly once ${accepted}, doubled ${doubled}, lost ${lost}, skipped as unsubscribed ${skipped}`;
  const isProven = accepted + skipped === done.people && doubled + lost + tooLate === 0 && done.kills >= course.kills;
  if (!isProven) throw new Error(`${done.people} messages: ${figures}, too late ${tooLate}, kills ${done.kills}`);

  const control = { people: 2000, kills: 0, crashes: 0, unsubscribing: 0, faultRate: 0.2, dropKeys: true };
  const without = await run(control, databaseUrl);
  if (without.doubled === 0) throw new Error("Without idempotency keys nothing was doubled: the proof proves nothing");
  return [
    `${done.people} messages of 6 shops, ${done.kills} kills -9 of the worker, ${course.crashes} crashes of the database, 3 % rate limited, 3 % cut after acceptance`,
    `${done.requests} requests in ${done.seconds} s: ${figures}`,
    `first attempts more than 5 s after an unsubscription: ${tooLate}`,
    `control without idempotency keys, ${without.people} messages: ${without.doubled} doubled`,
  ];
}

/** Each of the five ways in which such a system fails must be noticed. */
async function proveMutants(): Promise<string[]> {
  const lines = [];
  for (const mutant of sendingSystem) {
    const end = await trial(mutant);
    if (end !== "killed") throw new Error(`Nothing noticed the mutant ${mutant.name}`);
    lines.push(`mutant ${mutant.name}: ${end}`);
  }
  return lines;
}

async function run(course: Course, databaseUrl: string) {
  const { unsubscribe } = await import("~/domains/consent/index.server");
  const { env } = await import("~/env.server");
  const random = randomFrom(7, `sends-${course.people}`);
  const resend = createResend({
    ...{ apiKeys: [env.RESEND_API_KEY], domains: ["shop.example"], requestsPerSecond: 1000 },
    keepsBodies: false,
  });
  const { url: target, close: stopListening } = await resend.listen(0);
  const waiting = await queuePeople(course.people);
  const started = performance.now();

  const worker = mortalWorker();
  const hooks = trouble(course, random, resend, worker);
  const relay = await openRelay({ port: 0, target, dropKeys: course.dropKeys, keepsBodies: false, ...hooks });
  worker.start({ DATABASE_URL: databaseUrl, RESEND_BASE_URL: relay.url }, `${bundle}/index.js`);

  const stoppedAt = new Map<string, Date>();
  for (const { messageId, ...subject } of random.sample(waiting, course.unsubscribing)) {
    await sleep(random.between(20, 200));
    await patiently(() => unsubscribe(subject, new Date()));
    stoppedAt.set(messageId, new Date());
  }
  await untilDone(course, waiting);
  await worker.stop();
  await relay.close();
  await resend.close();
  await stopListening();
  return {
    ...(await judge(waiting, resend, stoppedAt)),
    kills: worker.kills(),
    requests: relay.passed.length,
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

/** Waits until nothing is open any more; meanwhile the database crashes as often as it has to. */
async function untilDone(course: Course, waiting: readonly Waiting[]): Promise<void> {
  let crashes = 0;
  for (let round = 0; (await patiently(() => hasOpenMessages(waiting))) || crashes < course.crashes; round++) {
    if (crashes < course.crashes && round % 10 === 9) {
      await crashCluster(clusterName);
      crashes += 1;
    }
    await sleep(1000);
  }
}

/** What goes wrong between the workers and Resend. */
function trouble(course: Course, random: Random, resend: ResendSandbox, worker: Pick<MortalWorker, "kill" | "kills">) {
  const deadly = new Map<Passed, (typeof deaths)[number]>();
  // Most go out by the hundred, the others by twenty or alone.
  const expected = course.people / 100 + course.people / 200 + course.people / 100;
  // One that falls on a worker that is dead already kills nobody, so there are more occasions than kills.
  const requestsPerKill = Math.max(1, Math.floor(expected / (course.kills * 1.25 + 1)));
  let requests = 0;
  return {
    before: async (passed: Passed) => {
      if (random.chance(course.faultRate)) resend.faults.add({ kind: "answer-429" });
      if (random.chance(course.faultRate)) resend.faults.add({ kind: "cut-after-accept" });
      requests += 1;
      if (requests % requestsPerKill === 0 && worker.kills() < course.kills)
        deadly.set(passed, deaths[deadly.size % deaths.length] ?? "lost");
      const death = deadly.get(passed);
      if (death === "lost" || death === "on the way there") await worker.kill();
      if (death === "lost") throw new Error("The request got lost with its worker");
    },
    after: async (passed: Passed) => {
      const death = deadly.get(passed);
      if (death === "on the way back") await worker.kill();
      if (death === "answered") setTimeout(() => void worker.kill(), random.between(0, 10));
    },
  };
}
