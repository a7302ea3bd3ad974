import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { openQuiz } from "../../../../tests/support/asked-quiz";
import { endTest, startTest } from "./commands.server";
import { TestDraft } from "./model";
import { listRunningTests, listTestsOf, lockTests } from "./queries.server";

const now = new Date("2026-06-15T12:00:00Z");
const later = new Date("2026-06-20T12:00:00Z");
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`testing-${++shops}.myshopify.com`)).id;
});

const against = (rivalId: number, rivalPercent = 50) => ({ rivalId, rivalPercent });
const told = async () => {
  const key = `storefront.due:${shopId}`;
  return db.query(sql`SELECT 1 FROM graphile_worker.jobs WHERE key = ${key}`);
};

test("two live quizzes are tested against each other until the test is ended, and the theme is told of both", async () => {
  const [quizId, rivalId] = [await openQuiz(shopId, now), await openQuiz(shopId, now)];
  expect(await startTest(shopId, quizId, against(rivalId, 30), now)).toMatchObject({ outcome: "started" });
  expect(await listRunningTests(shopId)).toMatchObject([{ quizId, rivalId, rivalShare: 0.3, endedAt: null }]);
  expect(await told()).toHaveLength(1);
  expect(await endTest(shopId, rivalId, later)).toBe(true);
  expect(await listRunningTests(shopId)).toEqual([]);
  expect(await listTestsOf(shopId, quizId)).toMatchObject([{ startedAt: now, endedAt: later }]);
  expect(await endTest(shopId, quizId, later)).toBe(false);
});

test("a quiz is in one test at a time, also when two are started at once", async () => {
  const [a, b, c] = [await openQuiz(shopId, now), await openQuiz(shopId, now), await openQuiz(shopId, now)];
  const started = await Promise.all([startTest(shopId, a, against(b), now), startTest(shopId, c, against(b), now)]);
  expect(started.map(({ outcome }) => outcome).sort()).toEqual(["refused", "started"]);
  expect(await listRunningTests(shopId)).toHaveLength(1);
  expect(await startTest(shopId, b, against(a), now)).toMatchObject({
    problem: expect.stringContaining("in a test already"),
  });
});

test("who starts a test waits for who is starting one, and then sees it", async () => {
  const [a, b] = [await openQuiz(shopId, now), await openQuiz(shopId, now)];
  const [held, end] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const other = transact(async (tx) => {
    await lockTests(shopId, tx);
    held.resolve(undefined);
    await end.promise;
  });
  await held.promise;
  const started = startTest(shopId, a, against(b), now).then(({ outcome }) => outcome);
  expect(await Promise.race([started, sleep(500, "waits")])).toBe("waits");
  end.resolve(undefined);
  await other;
  expect(await started).toBe("started");
});

test("what cannot be tested says why", async () => {
  const [quizId, rivalId] = [await openQuiz(shopId, now), await openQuiz(shopId, now)];
  const problemOf = async (of: number, rival: number) => {
    const started = await startTest(shopId, of, against(rival), now);
    return started.outcome === "refused" ? started.problem : started.outcome;
  };
  expect(await problemOf(quizId, quizId)).toContain("its own rival");
  expect(await problemOf(quizId, quizId + 5000)).toContain("not there any more");
  expect(await problemOf(quizId + 5000, quizId)).toBe("missing");
  await db.query(sql`UPDATE quizzes SET state = 'paused' WHERE shop_id = ${shopId} AND id = ${rivalId}`);
  expect(await problemOf(quizId, rivalId)).toContain("is not live; resume it first");
  expect(await problemOf(rivalId, quizId)).toContain("is not live");
  const other = await ensureShop("testing-other.myshopify.com");
  const strange = await openQuiz(other.id, now);
  expect(await problemOf(quizId, strange)).toContain("not there any more");
  for (const rivalPercent of ["4", "96", "50.5", "x"]) {
    expect(TestDraft.safeParse({ rivalId: "1", rivalPercent }).success, rivalPercent).toBe(false);
  }
});

test("a quiz that was put away holds no other in a test", async () => {
  const [a, b, c] = [await openQuiz(shopId, now), await openQuiz(shopId, now), await openQuiz(shopId, now)];
  await startTest(shopId, a, against(b), now);
  await db.query(
    sql`UPDATE quizzes SET archived_at = ${now}, state = 'paused' WHERE shop_id = ${shopId} AND id = ${a}`,
  );
  expect(await listRunningTests(shopId)).toEqual([]);
  expect(await startTest(shopId, c, against(b), now)).toMatchObject({ outcome: "started" });
});
