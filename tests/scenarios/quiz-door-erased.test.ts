import sql, { raw } from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { claimForAddress } from "~/domains/coupons/index.server";
import { flushShown, forgetNonces, forgetStrangers } from "~/domains/quizzes/index.server";
import { drain } from "~/jobs/drain.server";
import { eraseWholeShop } from "~/jobs/erase.server";
import { deliver } from "../support/door";
import { says, stageQuizDoor } from "../support/quiz-door-stage";
import { randomId } from "../support/storefront-calls";

const stage = stageQuizDoor("quiz-erased");
const tables = ["quiz_responses", "quiz_answers", "profile_answers", "quiz_nonces", "quiz_views", "quiz_tests"];
const quizTables = [...tables, "quiz_versions", "quizzes"];

/** Where words of a person's stand. */
async function tracesOf(word: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of [...quizTables, "coupons", "opt_in_requests", "profiles", "identities", "events"]) {
    const rows = await db.query(sql`
      SELECT 1 FROM ${raw(table)} t WHERE shop_id = ${stage.shopId} AND t::text ILIKE ${`%${word}%`} LIMIT 1`);
    if (rows.length > 0) found.push(table);
  }
  return found;
}

const remark = (text: string) => ({ question: "remark", choices: [], text });

test("of whoever is erased nothing stays that they said: signed in, by an address, or in an earlier passage", async () => {
  const subject = { ...stage.via, customerId: "770000001" };
  await stage.customer("770000001", [{ question: "remark", choices: ["canary"], at: new Date(), key: "canary" }]);
  await stage.door.send({ ...stage.answer(remark("canary one")), response: randomId() }, subject);
  const byAddress = randomId();
  await stage.door.send({ ...stage.answer(remark("canary two")), response: byAddress }, stage.via);
  await stage.door.send({ ...stage.email("canary@example.com"), response: byAddress }, stage.via);
  await stage.door.send({ ...stage.answer(remark("somebody else")), response: randomId() }, stage.via);
  await db.query(sql`
    INSERT INTO coupons (shop_id, code, discount_id, series, state) VALUES (${stage.shopId}, 'C', 1, 1, 'ready')`);
  await db.query(sql`
    INSERT INTO discounts (shop_id, id, name, kind, percent, currency, created_at)
    VALUES (${stage.shopId}, 1, 'Ten', 'percentage', 10, 'GBP', now())`);
  await db.query(sql`
    INSERT INTO coupon_series (shop_id, discount_id, number, first_code, opens_at, closes_at, ends_at)
    VALUES (${stage.shopId}, 1, 1, 'C', now(), now() + interval '1 day', now() + interval '1 day')`);
  await claimForAddress(stage.shopId, { discountId: 1, email: "canary@example.com" }, new Date());
  expect(await tracesOf("canary")).toEqual(
    expect.arrayContaining(["quiz_responses", "quiz_answers", "profile_answers"]),
  );

  const customer = { id: 770000001, email: "canary@example.com", phone: null };
  const body = JSON.stringify({ shop_id: 1, shop_domain: stage.via.shop, customer, orders_to_redact: [] });
  expect(
    await deliver(`${stage.door.origin}/webhooks/shopify`, { topic: "customers/redact", body, shop: stage.via.shop }),
  ).toBe(200);
  await drain(stage.shopId, () => new Date());
  expect(await tracesOf("canary")).toEqual([]);
  expect(await tracesOf("770000001")).toEqual([]);
  expect(await db.query(sql`SELECT 1 FROM coupons WHERE shop_id = ${stage.shopId}`)).toEqual([]);
  expect(await tracesOf("somebody else")).toEqual(["quiz_answers"]);
});

test("of a shop that is erased no quiz stays, nor anything that was said, shown or tried in it", async () => {
  await stage.customer("7001", [{ question: "remark", choices: ["a"], at: new Date(), key: "k" }]);
  await stage.door.send(stage.answer(says("patience", "1")), stage.via);
  await stage.door.send({ do: "show", quiz: stage.quizId, version: 1 }, stage.via);
  await flushShown();
  await db.query(sql`
    INSERT INTO quiz_tests (shop_id, quiz_id, rival_id, rival_share, started_at)
    VALUES (${stage.shopId}, ${stage.quizId}, 2, 0.5, now())`);
  const count = async () => {
    const counts: number[] = [];
    for (const table of quizTables) {
      const rows = await db.query(sql`SELECT 1 FROM ${raw(table)} WHERE shop_id = ${stage.shopId}`);
      counts.push(rows.length);
    }
    return counts;
  };
  expect(await count()).not.toContain(0);
  await eraseWholeShop(stage.shopId);
  expect(new Set(await count())).toEqual(new Set([0]));
});

test("signatures are forgotten when nobody could use them any more, and not before", async () => {
  await stage.door.send(stage.answer(says("patience", "1")), stage.via);
  await forgetNonces();
  expect(await db.query(sql`SELECT 1 FROM quiz_nonces WHERE shop_id = ${stage.shopId}`)).toHaveLength(1);
  await db.query(sql`UPDATE quiz_nonces SET used_at = now() - interval '301 seconds' WHERE shop_id = ${stage.shopId}`);
  await forgetNonces();
  expect(await db.query(sql`SELECT 1 FROM quiz_nonces WHERE shop_id = ${stage.shopId}`)).toEqual([]);
});

test("networks are forgotten after a while, and addresses that nobody has owned to", async () => {
  const mine = randomId();
  await stage.door.send({ ...stage.email("mine@example.com"), response: mine }, stage.via);
  await stage.door.send({ ...stage.email("strange@example.com"), response: randomId() }, stage.via);
  await stage.door.send({ ...stage.email("fresh@example.com"), response: randomId() }, stage.via);
  await db.query(sql`UPDATE quiz_responses SET profile_id = 5 WHERE shop_id = ${stage.shopId} AND id = ${mine}`);
  await db.query(sql`
    UPDATE quiz_responses SET email_given_at = now() - interval '40 days', changed_at = now() - interval '40 days'
    WHERE shop_id = ${stage.shopId} AND email <> 'fresh@example.com'`);
  const month = new Date(Date.now() - 31 * 86_400_000);
  await forgetStrangers({ networksBefore: month, addressesBefore: month });
  const left = await stage.responses();
  expect(left.map(({ email }) => String(email)).toSorted()).toEqual(["fresh@example.com", "mine@example.com", "null"]);
  expect(left.filter(({ network }) => network !== null)).toMatchObject([{ email: "fresh@example.com" }]);
});
