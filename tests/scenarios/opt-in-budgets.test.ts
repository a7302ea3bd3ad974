import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { foldAnswers } from "~/domains/ingest/index.server";
import { emit } from "~/jobs/emit.server";
import { recordset } from "~/lib/sql";
import { newPassage, openQuizStage, type QuizStage } from "../support/quiz-stage";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const start = new Date();
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
let stage: SendingStage;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());

/** Addresses given at once, each in a passage of its own. */
async function give({ shopId, quizId }: QuizStage, given: { email: string; network: string }[], at: Date) {
  const rows = given.map((one) => ({ ...one, id: newPassage() }));
  await db.query(sql`
    INSERT INTO quiz_responses (shop_id, id, quiz_id, version, email, country, network, started_at, changed_at,
      email_given_at, waiting_since)
    SELECT ${shopId}::int, id, ${quizId}::int, 1, email, 'DE', network, ${at}::timestamptz, ${at}, ${at}, ${at}
    FROM ${recordset(rows, { id: "text", email: "text", network: "text" })}`);
  await emit(db, "answers.given", { shopId });
}

const asked = async (shopIds: number[]) =>
  db.query<{ email: string; count: number }>(sql`
    SELECT email, count(*)::int AS count FROM opt_in_requests
    WHERE shop_id = ANY (${shopIds}::int[]) AND state = 'asked' GROUP BY email`);
const held = (shopId: number) =>
  db.query<{ reason: string; count: number }>(sql`
    SELECT reason, count(*)::int AS count FROM opt_in_requests
    WHERE shop_id = ${shopId} AND state = 'held' GROUP BY reason ORDER BY reason`);

test("10,000 submits of one address, from 500 networks and taken up by several workers at once: one mail", async () => {
  const shop = await openQuizStage("budget-victim.myshopify.com", start);
  const email = "victim@example.com";
  for (let wave = 0; wave < 10; wave++) {
    const given = Array.from({ length: 1000 }, (_, n) => ({ email, network: `net-${n % 500}` }));
    await give(shop, given, after(wave));
    await Promise.all(Array.from({ length: 4 }, () => foldAnswers(shop.shopId, after(wave))));
  }
  await shop.work(after(10));
  expect(stage.resend.mails(email)).toHaveLength(1);
  expect(await asked([shop.shopId])).toEqual([{ email, count: 1 }]);
  expect(await held(shop.shopId)).toEqual([{ reason: "asked_already", count: 9999 }]);
  // The next day it may be asked once more.
  await give(shop, [{ email, network: "net-1" }], after(90_000));
  await foldAnswers(shop.shopId, after(90_000));
  expect(await asked([shop.shopId])).toEqual([{ email, count: 2 }]);
}, 120_000);

test("of five shops that ask the same people at once, three reach each of them", async () => {
  const shops: QuizStage[] = [];
  for (let n = 0; n < 5; n++) shops.push(await openQuizStage(`budget-shops-${n}.myshopify.com`, start));
  const people = Array.from({ length: 30 }, (_, n) => ({ email: `person${n}@example.com`, network: `net-${n}` }));
  for (const shop of shops) await give(shop, people, start);
  await Promise.all(shops.map(({ shopId }) => foldAnswers(shopId, after(1))));
  const counts = await asked(shops.map(({ shopId }) => shopId));
  expect(counts).toHaveLength(30);
  expect(counts.filter(({ count }) => count !== 3)).toEqual([]);
});

test("one network that types the addresses of thousands has five of them asked in a minute, and nobody else is made known", async () => {
  const shop = await openQuizStage("budget-network.myshopify.com", start);
  const victims = (from: number) =>
    Array.from({ length: 1000 }, (_, n) => ({ email: `victim${from + n}@example.com`, network: "office" }));
  await give(shop, victims(0), start);
  await Promise.all([foldAnswers(shop.shopId, after(1)), foldAnswers(shop.shopId, after(1))]);
  expect(await asked([shop.shopId])).toHaveLength(5);
  expect(await held(shop.shopId)).toEqual([{ reason: "crowded_network", count: 995 }]);
  expect(await db.query(sql`SELECT 1 FROM profiles WHERE shop_id = ${shop.shopId}`)).toHaveLength(5);
  await give(shop, victims(1000), after(62));
  await foldAnswers(shop.shopId, after(62));
  expect(await asked([shop.shopId])).toHaveLength(10);
  await shop.work(after(63));
  expect(stage.resend.mails().filter(({ to }) => String(to).startsWith("victim")).length).toBeGreaterThanOrEqual(5);
});
