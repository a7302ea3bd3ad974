import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import { buildIfStale } from "../../scripts/setup/bundle";
import { answers, freePort, start, type Running } from "../../scripts/setup/processes";
import { randomFrom } from "../../sandbox/factories/random";
import { createResend, type ResendSandbox } from "../../sandbox/resend";
import { forgeryNames, proxyForgeries } from "../support/proxy-forgeries";
import { openStorefront, randomId, signedQuery } from "../support/storefront-calls";
import { failures, inWords, merged, openLoop, send, type Tally } from "./popup-door/open-loop";
import { findLost, openShops, sizeOf } from "./popup-door/shops";
import { bombardment, delivery, visits, type Kept, type Visited } from "./popup-door/visits";

/** A copy of its own: who builds meanwhile does not change what is being proven. */
const bundle = ".data/prove-popup-door-bundle";
const shopCount = 4;
const victim = "victim@example.com";
const victimised = 10_000;
const forged = 100_000;
/** What a shop's opt-in mails may come to in an hour. */
const mailsPerShop = 1000;
const goalMilliseconds = 300;

interface Course {
  seconds: number;
  perSecond: number;
  webhooksPerSecond: number;
}

/**
 * The doors of the storefront under load and under attack: a real web process and a real worker take visits of shoppers
 * beside webhooks, at a rate that does not wait for them; one address is given ten thousand times; and a hundred thousand
 * forged calls are made.
 * @param words seconds, requests and webhooks in a second: 180, 500 and 100 when left out. `load`, `victim` and `forgeries`
 * choose among the three.
 */
export async function prove(databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const [seconds = 180, perSecond = 500, webhooksPerSecond = perSecond / 5] = words
    .filter((word) => /^\d+$/.test(word))
    .map(Number);
  const parts = words.filter((word) => /^[a-z]+$/.test(word));
  const isMeant = (part: string) => parts.length === 0 || parts.includes(part);
  const lines: string[] = [];
  if (isMeant("forgeries")) lines.push(...(await proveForgeries()));
  if (!isMeant("load") && !isMeant("victim")) return lines;
  const stack = await openStack(databaseUrl);
  try {
    if (isMeant("load")) lines.push(...(await proveLoad(stack, { seconds, perSecond, webhooksPerSecond })));
    if (isMeant("victim")) lines.push(...(await proveVictim(stack, perSecond)));
  } finally {
    await stack.close();
  }
  return lines;
}

async function proveForgeries(): Promise<string[]> {
  const { db } = await import("~/db.server");
  const [shop] = await openShops("forged", 1, db);
  if (!shop) throw new Error("There is no shop");
  const door = await openStorefront();
  const body = JSON.stringify({
    do: "finish",
    response: randomId(),
    quiz: shop.quizId,
    version: 1,
    test: null,
    page: "/",
    locale: "en",
    country: "GB",
  });
  const taken: string[] = [];
  const made = { shop: shop.domain, at: () => new Date(), own: (): [string, string][] => [["once", randomId()]] };
  const forgeries = proxyForgeries(forged, 17, made);
  const agent = new Agent({ keepAlive: true });
  const call = (search: string) => {
    const path = `/proxy/answers?${search}`;
    return send(Number(new URL(door.origin).port), agent, { kind: "forged", method: "POST", path, headers: {}, body });
  };
  const tryAll = async () => {
    for (const { name, search } of forgeries) {
      const status = await call(search);
      if (status !== 401) taken.push(`${name}: ${status}`);
    }
  };
  // Whoever forges does not wait for one answer before the next try.
  await Promise.all(Array.from({ length: 16 }, tryAll));
  const control = await call(signedQuery({ once: randomId() }, { shop: shop.domain }));
  agent.destroy();
  door.close();
  const rows = await db.query(sql`SELECT 1 FROM quiz_responses WHERE shop_id = ${shop.shopId}`);
  if (taken.length > 0 || rows.length !== 1 || control !== 200) {
    throw new Error(`Of ${forged} forged calls ${taken.length} were taken: ${[...new Set(taken)].join("; ")}`);
  }
  return [`${forged} forged or ambiguous calls of ${forgeryNames.length} kinds: 0 taken; the true one was`];
}

interface Stack {
  port: number;
  resend: ResendSandbox;
  db: Db;
  /** How long each process has had a processor so far, in seconds. */
  used(): string;
  close(): Promise<void>;
}

/** A web process and a worker as in production, and a Resend that takes their mail. */
async function openStack(databaseUrl: string): Promise<Stack> {
  buildIfStale();
  cpSync("build", bundle, { recursive: true });
  const { db } = await import("~/db.server");
  const { env } = await import("~/env.server");
  const resend = createResend({ apiKeys: [env.RESEND_API_KEY], domains: ["shop.example"], requestsPerSecond: 100 });
  const { url, close } = await resend.listen(0);
  const port = await freePort(0);
  const fixed = { NODE_ENV: "production", LOG_LEVEL: "error", DATABASE_URL: databaseUrl, RESEND_BASE_URL: url };
  const web = start("web", [`${bundle}/server/index.js`], { ...fixed, PROCESS: "web", PORT: String(port) });
  const worker = start("worker", [`${bundle}/server/index.js`], { ...fixed, PROCESS: "worker" });
  await answers(`http://127.0.0.1:${port}/healthz`, web);
  return {
    port,
    resend,
    db,
    used: () => `web ${processorSeconds(web)} s, worker ${processorSeconds(worker)} s`,
    close: async () => {
      await Promise.all([web.stop(), worker.stop()]);
      await resend.close();
      await close();
    },
  };
}

/** What a process has used of the processors, which a busy machine does not lengthen as it does the time by the clock. */
function processorSeconds({ child }: Running): number {
  return Number(execFileSync("ps", ["-o", "cputimes=", "-p", String(child.pid)], { encoding: "utf8" }));
}

async function proveLoad({ port, resend, db, used }: Stack, course: Course): Promise<string[]> {
  const shops = await openShops("visited", shopCount, db);
  const random = randomFrom(5, "popup door");
  const { next, kept } = visits(shops, random.fork("visits"));
  const deliveries = random.fork("webhooks");
  // A process that has only just started compiles its code and opens its connections first.
  await openLoop(port, { seconds: 5, perSecond: Math.ceil(course.perSecond / 5) }, next);
  const [calls, webhooks] = await Promise.all([
    openLoop(port, course, next),
    openLoop(port, { seconds: course.seconds, perSecond: course.webhooksPerSecond }, () => delivery(shops, deliveries)),
  ]);
  const waited = await untilFolded(db);
  const lost = await findLost(kept, db);
  const mails = await countMails(shops, resend, kept);
  const all = merged([...calls.values()]);
  const failed = failures(all) + failures(merged([...webhooks.values()]));
  const p99 = percentileOf(all);
  const lines = [
    `processors: ${used()}`,
    `${course.perSecond} requests/s and ${course.webhooksPerSecond} webhooks/s for ${course.seconds} s, ${shopCount} shops`,
    ...[...calls, ...webhooks].map(([kind, tally]) => inWords(kind, tally)),
    inWords("all calls", all),
    `answers taken ${sizeOf(kept)}, lost ${lost}; worked off ${waited} s after the end`,
    `addresses ${kept.addresses.size}, opt-in mails ${mails.total}, at most ${mails.most} of a shop (budget ${mailsPerShop}/h), to one address at most ${mails.toOne}`,
  ];
  if (failed > 0 || lost > 0 || mails.most > mailsPerShop || mails.toOne > 1 || p99 >= goalMilliseconds) {
    throw new Error(`${failed} failed, ${lost} lost, p99 ${p99} ms (goal ${goalMilliseconds}):\n${lines.join("\n")}`);
  }
  return lines;
}

async function proveVictim({ port, resend, db }: Stack, perSecond: number): Promise<string[]> {
  const [shop] = await openShops("bombarded", 1, db);
  if (!shop) throw new Error("There is no shop");
  const before = resend.mails(victim).length;
  const tallies = await openLoop(port, { seconds: victimised / perSecond, perSecond }, bombardment(shop, victim));
  await untilFolded(db);
  await sleep(3000);
  const mails = resend.mails(victim).length - before;
  const lines = [
    `${victimised} times one address from 500 networks: ${mails} mail`,
    ...[...tallies].map(([kind, tally]) => inWords(kind, tally)),
  ];
  if (mails > 1 || failures(merged([...tallies.values()])) > 0) throw new Error(lines.join("\n"));
  return lines;
}

/** Waits until nothing said waits to become facts, and nothing is left to send. @returns the seconds */
async function untilFolded(db: Db): Promise<number> {
  const started = performance.now();
  for (let tries = 0; tries < 600; tries++) {
    const [row] = await db.query<{ open: boolean }>(sql`
      SELECT EXISTS (SELECT 1 FROM quiz_responses WHERE waiting_since IS NOT NULL)
        OR EXISTS (SELECT 1 FROM receipts WHERE state = 'pending')
        OR EXISTS (SELECT 1 FROM messages WHERE state IN ('queued', 'sending', 'in_doubt'))
        OR EXISTS (SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'optin.asked') AS open`);
    if (!row?.open) return Math.round((performance.now() - started) / 1000);
    await sleep(500);
  }
  throw new Error("What was taken has not been worked off within five minutes");
}

async function countMails(shops: readonly Visited[], resend: ResendSandbox, kept: Kept) {
  const { db } = await import("~/db.server");
  const ofShop = await Promise.all(
    shops.map(({ shopId }) => db.query(sql`SELECT 1 FROM messages WHERE shop_id = ${shopId} AND state = 'sent'`)),
  );
  const toEach = [...kept.addresses].map((email) => resend.mails(email).length);
  return {
    total: toEach.reduce((sum, count) => sum + count, 0),
    most: Math.max(...ofShop.map(({ length }) => length)),
    toOne: Math.max(0, ...toEach),
  };
}

function percentileOf({ milliseconds }: Tally): number {
  return Math.round(milliseconds.toSorted((a, b) => a - b)[Math.floor(milliseconds.length * 0.99)] ?? Number.NaN);
}
