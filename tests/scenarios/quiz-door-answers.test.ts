import sql from "sql-template-tag";
import { describe, expect, test } from "vitest";
import { db, pool } from "~/db.server";
import type { QuizContent } from "~/domains/quizzes/model";
import { ensureShop } from "~/domains/shops/index.server";
import { askedQuiz, openQuiz } from "../support/asked-quiz";
import { passage, says, stageQuizDoor } from "../support/quiz-door-stage";
import { randomId } from "../support/storefront-calls";

const stage = stageQuizDoor("quiz-door-answers");

describe("answers", () => {
  test("are kept step by step: a quiz that is left half way is not lost", async () => {
    expect(await stage.door.send(stage.answer(says("skin_concern", "anti-aging")), stage.via)).toMatchObject({
      status: 200,
      text: "{}",
    });
    expect((await stage.door.send(stage.answer(says("wishes", "scent", "vegan")), stage.via)).status).toBe(200);
    expect(await stage.answers()).toMatchObject([
      { question: "skin_concern", choices: ["anti-aging"], text: null },
      { question: "wishes", choices: ["vegan", "scent"], text: null },
    ]);
    const [passage] = await stage.responses();
    expect(passage).toMatchObject({
      quiz_id: stage.quizId,
      page: "/products/serum",
      country: "GB",
      finished_at: null,
      email: null,
    });
    // Of somebody whom nobody knows nothing waits to become a fact.
    expect(passage).toMatchObject({ waiting_since: null, customer_id: null });
    expect(await stage.waiting()).toHaveLength(0);
  });

  test("said again replace the former; the same again changes nothing", async () => {
    await stage.door.send(stage.answer(says("skin_concern", "acne")), stage.via);
    const [first] = await stage.answers();
    await stage.door.send(stage.answer(says("skin_concern", "acne")), stage.via);
    expect(await stage.answers()).toEqual([first]);
    await stage.door.send(stage.answer(says("skin_concern", "hydration")), stage.via);
    expect(await stage.answers()).toMatchObject([{ choices: ["hydration"] }]);
    expect((await stage.answers())[0]?.answered_at.getTime()).toBeGreaterThan(first?.answered_at.getTime() ?? Infinity);
    expect((await stage.door.send(stage.answer(says("skin_concern")), stage.via)).status).toBe(200);
    expect(await stage.answers()).toMatchObject([{ choices: [] }]);
  });

  test("of whoever is signed in wait to become facts, and the worker hears of it", async () => {
    await stage.door.send(stage.answer(says("skin_concern", "acne")), { ...stage.via, customerId: "7001" });
    expect(await stage.responses()).toMatchObject([{ customer_id: "7001", waiting_since: expect.any(Date) }]);
    await expect.poll(stage.waiting).toHaveLength(1);
  });

  test("that were given before anybody signed in are theirs who sign in later, and never a second customer's", async () => {
    await stage.door.send(stage.answer(says("skin_concern", "acne")), stage.via);
    await stage.door.send(stage.answer(says("patience", "4")), { ...stage.via, customerId: "7001" });
    expect(await stage.responses()).toMatchObject([{ customer_id: "7001", waiting_since: expect.any(Date) }]);
    const second = await stage.door.send(stage.answer(says("patience", "1")), { ...stage.via, customerId: "7002" });
    expect(second).toMatchObject({ status: 400, json: { problem: "This passage is another one's" } });
    expect(await stage.answers()).toMatchObject([
      { question: "patience", choices: ["4"] },
      { question: "skin_concern" },
    ]);
  });

  test.each([
    ["to a question that is not asked", [says("shoe_size", "44")]],
    ["with a choice that is not there", [says("skin_concern", "botox")]],
    ["of two where one is asked for", [says("skin_concern", "acne", "hydration")]],
    ["of three where two are allowed", [says("wishes", "vegan", "refill", "scent")]],
    ["of one choice twice", [says("wishes", "vegan", "vegan")]],
    ["on a scale that does not go so far", [says("patience", "6")]],
    ["of a day that is none", [says("birthday", "02-30")]],
    ["in words where a choice is asked for", [{ question: "skin_concern", choices: [], text: "all of it" }]],
    ["in too many words", [{ question: "remark", choices: [], text: "x".repeat(201) }]],
    ["twice to one question", [says("patience", "1"), says("patience", "2")]],
    ["of which one of two is wrong", [says("patience", "1"), says("skin_concern", "botox")]],
  ])("%s are refused, and nothing is kept", async (_, given) => {
    expect((await stage.door.send(stage.answer(...given), stage.via)).status).toBe(400);
    expect(await stage.responses()).toEqual([]);
  });

  test("of a passage through another quiz are refused", async () => {
    const other = await openQuiz(stage.shopId, new Date());
    await stage.door.send(stage.answer(says("skin_concern", "acne")), stage.via);
    expect((await stage.door.send({ ...stage.answer(says("patience", "1")), quiz: other }, stage.via)).status).toBe(
      400,
    );
    expect(await stage.answers()).toHaveLength(1);
  });

  test("of a passage with the very id of another shop's stay apart from it", async () => {
    await stage.door.send(stage.answer(says("skin_concern", "acne")), stage.via);
    const { id } = await ensureShop(`answers-beside-${stage.shopId}.myshopify.com`);
    const quiz = await openQuiz(id, new Date());
    const via = { ...stage.via, shop: `answers-beside-${stage.shopId}.myshopify.com` };
    expect((await stage.door.send(stage.answer(says("patience", "1")), via)).status).toBe(400);
    expect((await stage.door.send({ ...stage.answer(says("patience", "1")), quiz }, via)).status).toBe(200);
    expect(await stage.answers()).toMatchObject([{ question: "skin_concern" }]);
    const form = { id: String(quiz), v: "1", me: "1", response: passage };
    expect((await stage.door.quiz(form, via)).json).toMatchObject({ known: { patience: ["1"] } });
    expect((await stage.door.quiz(form, via)).text).not.toContain('"skin_concern":[');
  });

  test("name the test of two quizzes they were given in, if there is such a test", async () => {
    const [row] = await db.query<{ id: number }>(sql`
      INSERT INTO quiz_tests (shop_id, quiz_id, rival_id, rival_share, started_at)
      VALUES (${stage.shopId}, ${stage.quizId}, ${stage.quizId + 1000}, 0.5, now()) RETURNING id`);
    await stage.door.send({ ...stage.answer(says("patience", "1")), test: row?.id }, stage.via);
    await stage.door.send({ ...stage.answer(says("patience", "1")), test: 424242, response: randomId() }, stage.via);
    expect((await stage.responses()).map(({ test_id: test }) => test).toSorted()).toEqual([row?.id, null]);
  });

  test("are taken in any order: finished first, the address before the answers", async () => {
    await stage.door.send(stage.finish(), stage.via);
    await stage.door.send(stage.email("ada@example.com"), stage.via);
    await stage.door.send(stage.answer(says("skin_concern", "acne")), stage.via);
    expect(await stage.responses()).toMatchObject([{ email: "ada@example.com", finished_at: expect.any(Date) }]);
    expect(await stage.answers()).toHaveLength(1);
  });
});

describe("an address", () => {
  test("is kept as addresses are compared, with the name if the quiz asks for one, and waits for the worker", async () => {
    const content: QuizContent = {
      ...askedQuiz,
      capture: askedQuiz.capture && { ...askedQuiz.capture, asksName: true },
    };
    const naming = await openQuiz(stage.shopId, new Date(), { content });
    await stage.door.send(
      { ...stage.email("  Ada@Example.COM "), quiz: naming, firstName: " Ada \n Lovelace " },
      stage.via,
    );
    await stage.door.send({ ...stage.email("bea@example.com"), firstName: "Bea", response: randomId() }, stage.via);
    const kept = await stage.responses();
    expect(kept.find((one) => one["email"] === "ada@example.com")).toMatchObject({
      first_name: "Ada Lovelace",
      waiting_since: expect.any(Date),
      email_given_at: expect.any(Date),
      profile_id: null,
    });
    expect(kept.find((one) => one["email"] === "bea@example.com")).toMatchObject({ first_name: null });
    await expect.poll(stage.waiting).toHaveLength(1);
  });

  test("has to be confirmed by the rule of the country alone", async () => {
    const asked = async (country: string | null) =>
      (await stage.door.send({ ...stage.email("ada@example.com", { country }), response: randomId() }, stage.via)).json;
    expect(await asked("DE")).toEqual({ confirm: true });
    expect(await asked("GB")).toEqual({ confirm: false });
    expect(await asked(null)).toEqual({ confirm: true });
  });

  test("that is none, that nobody agreed to, or that was not asked for is refused", async () => {
    const content: QuizContent = { ...askedQuiz, capture: null };
    const shy = await openQuiz(stage.shopId, new Date(), { content });
    const mute = { from: stage.from(1, 1) };
    for (const address of [
      "",
      "ada",
      "ada@",
      "@example.com",
      "a b@example.com",
      "a@b@example.com",
      `${"a".repeat(250)}@b.co`,
    ]) {
      expect((await stage.door.send(stage.email(address), { ...stage.via, ...mute })).status, address).toBe(400);
    }
    expect((await stage.door.send({ ...stage.email("ada@example.com"), agrees: false }, stage.via)).status).toBe(400);
    expect((await stage.door.send({ ...stage.email("ada@example.com"), quiz: shy }, stage.via)).status).toBe(400);
    expect(await stage.responses()).toEqual([]);
  });

  test("that is corrected is nobody's yet, and what was given again is not given anew", async () => {
    await stage.door.send(stage.email("ada@example.com"), stage.via);
    await db.query(
      sql`UPDATE quiz_responses SET confirmed_at = now(), waiting_since = NULL WHERE shop_id = ${stage.shopId}`,
    );
    const [first] = await stage.responses();
    await stage.door.send(stage.email("ada@example.com"), stage.via);
    expect(await stage.responses()).toMatchObject([
      {
        email_given_at: first?.["email_given_at"],
        confirmed_at: first?.["confirmed_at"],
        waiting_since: expect.any(Date),
      },
    ]);
    await stage.door.send(stage.email("ada.l@example.com"), stage.via);
    expect(await stage.responses()).toMatchObject([{ email: "ada.l@example.com", confirmed_at: null }]);
  });

  test("is answered alike, and with the same work, whoever has it", async () => {
    const known = await stage.customer("7001", [
      { question: "skin_concern", choices: ["acne"], at: new Date(), key: "x" },
    ]);
    await db.query(sql`
      UPDATE profiles SET email = 'known@example.com' WHERE shop_id = ${stage.shopId} AND id = ${known}`);
    await db.query(sql`
      INSERT INTO identities (shop_id, kind, value, profile_id, claimed_at)
      VALUES (${stage.shopId}, 'email', 'known@example.com', ${known}, now())`);
    await db.query(sql`
      INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
      VALUES (${stage.shopId}, ${known}, 'known@example.com', 'unsubscribed', 'test', now())`);
    const seen: { address: string; statements: string[]; answer: string }[] = [];
    // Once before, so that what lies ready in the process lies ready for both.
    await stage.door.send({ ...stage.email("first@example.com"), response: randomId() }, stage.via);
    for (const address of ["known@example.com", "fresh@example.com"]) {
      const statements = await overheard(async () => {
        const response = randomId();
        const given = await stage.door.send({ ...stage.email(address), response }, stage.via);
        const done = await stage.door.send({ ...stage.finish(), response }, stage.via);
        const headers = [...given.headers, ...done.headers].filter(([name]) => name !== "date");
        seen.push({ address, statements: [], answer: JSON.stringify([given.text, done.text, given.status, headers]) });
      });
      seen.at(-1)?.statements.push(...statements);
    }
    expect(seen[0]?.answer).toBe(seen[1]?.answer);
    expect(seen[0]?.statements).toEqual(seen[1]?.statements);
    expect(seen[0]?.statements.length).toBeGreaterThanOrEqual(2);
  });
});

/** What is asked of the database meanwhile, without values; the worker is waked after the answer, now and then. */
async function overheard(work: () => Promise<void>): Promise<string[]> {
  const heard: string[] = [];
  const real = pool.query.bind(pool);
  pool.query = new Proxy(real, {
    apply: (target, self, args: unknown[]) => {
      const [statement] = args;
      if (typeof statement === "object" && statement !== null && "text" in statement)
        if (!String(statement.text).includes("graphile_worker")) heard.push(String(statement.text));
      return Reflect.apply(target, self, args);
    },
  });
  try {
    await work();
  } finally {
    pool.query = real;
  }
  return heard;
}
