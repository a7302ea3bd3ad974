import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { buildIfStale } from "../../scripts/setup/bundle";
import { randomFrom, type Random } from "../../sandbox/factories/random";
import { createResend, type ResendSandbox } from "../../sandbox/resend";
import { mortalWorker } from "../support/mortal-worker";
import { openRelay, type Passed } from "../support/relay";

interface Course {
  name: string;
  shops: number;
  peoplePerShop: number;
  kills: number;
  /** People who unsubscribe while mail goes out. */
  unsubscribing: number;
  /** The control: Resend never sees an idempotency key. */
  dropKeys: boolean;
}

const faultRate = 0.03;
const requestsPerKill = 40;
/** When a worker dies: its request gets lost, or is accepted; its answer gets lost; it has its answer already. */
const deaths = ["lost", "on the way there", "on the way back", "answered"] as const;

/**
 * Real workers send a few thousand mails while they are killed (-9), rate limited, and cut off after acceptance. Each
 * mail must be accepted exactly once. Without idempotency keys the same course must show doubles, or it proves nothing.
 */
export async function prove(databaseUrl: string): Promise<string[]> {
  buildIfStale();
  const course = { shops: 20, peoplePerShop: 160, kills: 56, unsubscribing: 160, dropKeys: false };
  const { people, accepted, doubled, lost, tooLate, skipped, ...done } = await run(
    { name: "sends", ...course },
    databaseUrl,
  );
  const figures = `accepted exactly once ${accepted}, doubled ${doubled}, lost ${lost}, skipped as unsubscribed ${skipped}`;
  const isProven = accepted + skipped === people && doubled + lost + tooLate === 0 && done.kills >= 50;
  if (!isProven) throw new Error(`${people} messages: ${figures}, sent after an unsubscription ${tooLate}`);

  const control = { shops: 4, peoplePerShop: 60, kills: 0, unsubscribing: 0, dropKeys: true };
  const without = await run({ name: "control", ...control }, databaseUrl);
  if (without.doubled === 0) throw new Error("Without idempotency keys nothing was doubled: the proof proves nothing");
  return [
    `${people} messages of ${course.shops} shops, ${done.kills} kills -9 of the worker, 3 % rate limited, 3 % cut after acceptance`,
    `${done.requests} requests in ${done.seconds} s: ${figures}`,
    `first attempts after an unsubscription: ${tooLate}`,
    `control without idempotency keys, ${without.people} messages: ${without.doubled} doubled`,
  ];
}

async function run(course: Course, databaseUrl: string) {
  const { unsubscribe } = await import("~/domains/consent/index.server");
  const { env } = await import("~/env.server");
  const random = randomFrom(7, course.name);
  const started = performance.now();
  const resend = createResend({ apiKeys: [env.RESEND_API_KEY], domains: ["shop.example"], requestsPerSecond: 1000 });
  const { url: target, close: stopListening } = await resend.listen(0);
  const waiting = await queue(course);

  const worker = mortalWorker();
  const hooks = trouble(course, random, resend, worker.kill);
  const relay = await openRelay({ port: 0, target, dropKeys: course.dropKeys, ...hooks });
  worker.start({ DATABASE_URL: databaseUrl, RESEND_BASE_URL: relay.url });

  const stoppedAt = new Map<string, Date>();
  for (const { messageId, ...subject } of random.sample(waiting, course.unsubscribing)) {
    await sleep(random.between(20, 200));
    await unsubscribe(subject, new Date());
    stoppedAt.set(messageId, new Date());
  }
  while (await hasOpenMessages(waiting)) await sleep(500);
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

/** What goes wrong between the workers and Resend. */
function trouble(course: Course, random: Random, resend: ResendSandbox, kill: () => Promise<void>) {
  const deadly = new Map<Passed, (typeof deaths)[number]>();
  let requests = 0;
  return {
    before: async (passed: Passed) => {
      if (random.chance(faultRate)) resend.faults.add({ kind: "answer-429" });
      if (random.chance(faultRate)) resend.faults.add({ kind: "cut-after-accept" });
      requests += 1;
      if (requests % requestsPerKill === 0 && deadly.size < course.kills)
        deadly.set(passed, deaths[deadly.size % deaths.length] ?? "lost");
      const death = deadly.get(passed);
      if (death === "lost" || death === "on the way there") await kill();
      if (death === "lost") throw new Error("The request got lost with its worker");
    },
    after: async (passed: Passed) => {
      const death = deadly.get(passed);
      if (death === "on the way back") await kill();
      if (death === "answered") setTimeout(() => void kill(), random.between(0, 10));
    },
  };
}

type Waiting = Awaited<ReturnType<typeof queue>>[number];

async function queue(course: Course) {
  const { openMailingShop, queueWelcomes } = await import("../support/mailing");
  const now = new Date();
  const waiting: { shopId: number; profileId: string; email: string; messageId: string }[] = [];
  for (let n = 0; n < course.shops; n++) {
    const shopId = await openMailingShop(`${course.name}-${n}.myshopify.com`, now);
    const names = Array.from({ length: course.peoplePerShop }, (_, i) => `${course.name}.${n}.${i}`);
    for (const one of await queueWelcomes(shopId, names, now, { announced: true })) waiting.push({ shopId, ...one });
  }
  return waiting;
}

async function listLedger(waiting: Waiting[]) {
  const { db } = await import("~/db.server");
  const shops = [...new Set(waiting.map(({ shopId }) => shopId))];
  return db.query<{ id: string; state: string; reason: string | null; firstAttemptAt: Date | null }>(sql`
    SELECT id, state, reason, first_attempt_at AS "firstAttemptAt" FROM messages WHERE shop_id = ANY (${shops}::int[])`);
}

async function hasOpenMessages(waiting: Waiting[]): Promise<boolean> {
  return (await listLedger(waiting)).some(({ state }) => ["queued", "sending", "in_doubt"].includes(state));
}

/** Compares what the ledger says with what Resend accepted. */
async function judge(waiting: Waiting[], resend: ResendSandbox, stoppedAt: Map<string, Date>) {
  const acceptances = new Map<string, number>();
  for (const { tags } of resend.mails()) {
    const id = tags["message"] ?? "";
    acceptances.set(id, (acceptances.get(id) ?? 0) + 1);
  }
  const ledger = (await listLedger(waiting)).map((row) => ({
    ...row,
    times: acceptances.get(row.id) ?? 0,
    stoppedAt: stoppedAt.get(row.id) ?? null,
  }));
  const count = (is: (row: (typeof ledger)[number]) => boolean) => ledger.filter(is).length;
  return {
    people: waiting.length,
    accepted: count(({ state, times }) => state === "sent" && times === 1),
    doubled: count(({ times }) => times > 1),
    lost: count(({ state, times }) => state !== "skipped" && times === 0),
    skipped: count(({ state, reason, times }) => state === "skipped" && reason === "unsubscribed" && times === 0),
    tooLate: count(
      ({ times, firstAttemptAt, stoppedAt: stop }) => times > 0 && !!stop && !!firstAttemptAt && firstAttemptAt > stop,
    ),
  };
}
