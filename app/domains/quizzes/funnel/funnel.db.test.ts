import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { addShown, findFunnel } from "./queries.server";

const now = new Date("2026-06-15T12:00:00Z");
const after = (days: number) => new Date(now.getTime() + days * 86_400_000);
const quizId = 5;
let shopId: number;
let shops = 0;

beforeEach(async () => {
  ({ id: shopId } = await ensureShop(`funnel-${++shops}.myshopify.com`));
});

interface Passage {
  version?: number;
  test?: number;
  profile?: number;
  answers?: string[];
  startedAt?: Date;
  emailAt?: Date;
  confirmedAt?: Date;
  finishedAt?: Date;
}

let passages = 0;
async function passage({ version = 1, test: testId, profile, answers = ["skin"], ...at }: Passage, of = shopId) {
  const id = `passage-${++passages}`;
  const startedAt = at.startedAt ?? now;
  await db.query(sql`
    INSERT INTO quiz_responses (shop_id, id, quiz_id, version, test_id, profile_id, started_at, changed_at, email_given_at,
      confirmed_at, finished_at)
    VALUES (${of}, ${id}, ${quizId}, ${version}, ${testId ?? null}, ${profile ?? null}, ${startedAt}, ${startedAt},
      ${at.emailAt ?? null}, ${at.confirmedAt ?? null}, ${at.finishedAt ?? null})`);
  for (const question of answers) {
    await db.query(sql`
      INSERT INTO quiz_answers (shop_id, response_id, question, choices, answered_at)
      VALUES (${of}, ${id}, ${question}, '{a}', ${startedAt})`);
  }
}

let orders = 0;
async function order(profile: number, at: Date, cancelledAt: Date | null = null) {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, processed_at, cancelled_at, currency, total_minor, version, digest)
    VALUES (${shopId}, ${++orders}, ${profile}, ${at}, ${cancelledAt}, 'GBP', 1, ${at}, '')`);
}

test("counts who saw it, began, answered each question, gave an address, confirmed it and ordered", async () => {
  await addShown(shopId, [{ shopId, quizId, version: 1, shown: 7 }]);
  await addShown(shopId, [{ shopId, quizId, version: 1, shown: 3 }]);
  await passage({});
  await passage({ answers: ["skin", "age"], finishedAt: now });
  await passage({ answers: ["skin", "age"], emailAt: now });
  await passage({ emailAt: now, confirmedAt: after(1), profile: 1 });
  // Where one word is enough, the address is whose it is from when it was given.
  await passage({ emailAt: now, profile: 2 });
  await order(1, after(2));
  await order(1, after(3));
  await order(2, after(29.9));
  expect(await findFunnel(shopId, quizId)).toEqual([
    {
      ...{ quizId, version: 1, testId: null, shown: 10, started: 5, answered: { skin: 5, age: 2 } },
      ...{ finished: 1, email: 3, confirmed: 2, ordered: 2 },
    },
  ]);
});

test("an order counts only if it came after the confirmation, within thirty days, and stands", async () => {
  await passage({ emailAt: now, confirmedAt: after(1), profile: 1 });
  await order(1, after(0.5));
  await order(1, after(31.5));
  await order(1, after(2), after(3));
  // Of somebody who was signed in and gave no address nothing was confirmed.
  await passage({ profile: 2 });
  await order(2, after(2));
  expect(await findFunnel(shopId, quizId)).toMatchObject([{ confirmed: 1, ordered: 0 }]);
  await order(1, after(30.9));
  expect(await findFunnel(shopId, quizId)).toMatchObject([{ ordered: 1 }]);
});

test("keeps versions and tests apart, and shops and quizzes", async () => {
  await addShown(shopId, [
    { shopId, quizId, version: 1, shown: 4 },
    { shopId, quizId, version: 3, shown: 9 },
    { shopId, quizId: quizId + 1, version: 1, shown: 100 },
  ]);
  const { id: other } = await ensureShop(`funnel-other-${shops}.myshopify.com`);
  await addShown(other, [{ shopId: other, quizId, version: 1, shown: 1000 }]);
  await passage({});
  await passage({ test: 8, answers: ["age"] });
  await passage({ version: 2 });
  await passage({}, other);
  expect(await findFunnel(shopId, quizId)).toMatchObject([
    { version: 3, testId: null, shown: 9, started: 0, answered: {} },
    { version: 2, testId: null, shown: 0, started: 1 },
    { version: 1, testId: null, shown: 4, started: 1, answered: { skin: 1 } },
    { version: 1, testId: 8, shown: 4, started: 1, answered: { age: 1 } },
  ]);
});

test("can be narrowed to the time of a test", async () => {
  await passage({ startedAt: after(-10) });
  await passage({ startedAt: after(-1) });
  await passage({ startedAt: after(1) });
  expect(await findFunnel(shopId, quizId, { from: after(-5), until: now })).toMatchObject([{ started: 1 }]);
  expect(await findFunnel(shopId, quizId, { from: after(-5) })).toMatchObject([{ started: 2 }]);
});

test("is empty of a quiz that nobody has seen", async () => {
  expect(await findFunnel(shopId, quizId)).toEqual([]);
});
