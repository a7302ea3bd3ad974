import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { confirmOptIn } from "~/domains/ingest/index.server";
import { readConfirmToken } from "~/domains/consent/index.server";
import { parse, saveSegment } from "~/domains/segments/index.server";
import { SegmentDraft } from "~/domains/segments/model";
import { startWorker } from "~/jobs/runner.server";
import { randomFrom } from "../../../sandbox/factories/random";
import { openQuizStage, type QuizStage } from "../../support/quiz-stage";

const presentAnswer =
  "quiz_answered MATCHES (question = 'skin_concern', answer = 'anti-aging', date >= -365d, NOT FOLLOWED BY quiz_answered MATCHES (question = 'skin_concern'))";
const perSecond = 10;
const goalMilliseconds = 5000;
const patienceMilliseconds = 60_000;

type Mails = (email: string) => readonly { text: string | null }[];

/** Runs it with so many shoppers, half of whom have to confirm. @returns figures */
export async function run(shoppers: number, mails: Mails): Promise<string[]> {
  const shop = await openQuizStage("answers-proof.myshopify.com", new Date());
  const segmentId = await openSegment(shop.shopId);
  const worker = await startWorker();
  try {
    await until(async () => (await isLive(shop.shopId, segmentId)) || null, "the segment to be filled");
    const random = randomFrom(1, "answers");
    const begun: Promise<Took>[] = [];
    for (let n = 0; n < shoppers; n++) {
      begun.push(passage(shop, segmentId, n, mails));
      await sleep(random.exponential(1000 / perSecond));
    }
    return figuresOf(await Promise.all(begun));
  } finally {
    await worker.stop();
  }
}

interface Took {
  /** Whether her address had to be confirmed. */
  confirms: boolean;
  milliseconds: number;
}

async function passage(shop: QuizStage, segmentId: number, n: number, mails: Mails): Promise<Took> {
  const confirms = n % 2 === 0;
  const email = `shopper${n}@example.com`;
  const said = { answers: { skin_concern: "anti-aging" }, email, network: `net-${n}` };
  await shop.say({ ...said, country: confirms ? "DE" : "GB" }, new Date());
  let from = performance.now();
  if (confirms) {
    const text = await until(() => Promise.resolve(mails(email)[0]?.text ?? null), "the mail that asks");
    const subject = readConfirmToken(/\/confirm\/([\w.-]+)/.exec(text)?.[1] ?? "");
    if (!subject) throw new Error("The mail has no link that works");
    await confirmOptIn(subject, new Date());
    from = performance.now();
  }
  await until(async () => (await isMember(shop.shopId, segmentId, email)) || null, `${email} in the segment`);
  return { confirms, milliseconds: performance.now() - from };
}

async function openSegment(shopId: number): Promise<number> {
  const draft = SegmentDraft.parse({ name: "Anti-aging", family: "zero-party", definition: parse(presentAnswer) });
  const saved = await saveSegment(shopId, null, draft, new Date());
  if (saved.outcome !== "saved") throw new Error(`The segment was not saved: ${JSON.stringify(saved)}`);
  return saved.segmentId;
}

async function isLive(shopId: number, segmentId: number): Promise<boolean> {
  const rows = await db.query(sql`
    SELECT 1 FROM segments WHERE shop_id = ${shopId} AND id = ${segmentId} AND state <> 'filling'`);
  return rows.length > 0;
}

async function isMember(shopId: number, segmentId: number, email: string): Promise<boolean> {
  const rows = await db.query(sql`
    SELECT 1 FROM profiles p JOIN memberships m ON m.shop_id = p.shop_id AND m.profile_id = p.id
    WHERE p.shop_id = ${shopId} AND p.email = ${email} AND m.segment_id = ${segmentId} AND m.left_at IS NULL`);
  return rows.length > 0;
}

async function until<Value>(look: () => Promise<Value | null>, what: string): Promise<Value> {
  for (const begin = performance.now(); performance.now() - begin < patienceMilliseconds; await sleep(20)) {
    const value = await look();
    if (value !== null) return value;
  }
  throw new Error(`A minute was not enough for ${what}`);
}

function figuresOf(took: readonly Took[]): string[] {
  const line = (name: string, some: readonly Took[]) => {
    const sorted = some.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
    return {
      p99: at(0.99),
      words: `${name}: ${some.length} shoppers, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`,
    };
  };
  const lines = [
    line(
      "from the answer to the segment",
      took.filter(({ confirms }) => !confirms),
    ),
    line(
      "from the confirmation to the segment",
      took.filter(({ confirms }) => confirms),
    ),
  ];
  const slow = lines.filter(({ p99 }) => p99 >= goalMilliseconds);
  if (slow.length > 0) throw new Error(`Too slow: ${slow.map(({ words }) => words).join("; ")}`);
  return lines.map(({ words }) => words);
}
