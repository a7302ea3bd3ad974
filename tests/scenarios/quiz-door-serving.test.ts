import sql from "sql-template-tag";
import { describe, expect, test } from "vitest";
import { db } from "~/db.server";
import { flushShown } from "~/domains/quizzes/index.server";
import type { QuizContent } from "~/domains/quizzes/model";
import { ensureShop } from "~/domains/shops/index.server";
import { askedQuiz, openQuiz } from "../support/asked-quiz";
import { passage, says, stageQuizDoor } from "../support/quiz-door-stage";
import { randomId } from "../support/storefront-calls";

const stage = stageQuizDoor("quiz-door-serving");

describe("a quiz that is served", () => {
  const of = (more = {}) => ({ id: String(stage.quizId), v: "1", ...more });

  test("is the same for everybody, may be kept on the way, and tells nothing of results and targeting", async () => {
    const plain = await stage.door.quiz(of(), stage.via);
    expect(plain.status).toBe(200);
    expect(plain.headers.get("cache-control")).toBe("public, max-age=300");
    expect(plain.json).toMatchObject({
      quiz: { id: stage.quizId, version: 1, title: "Find your routine", look: { color: "#1f4d3a", place: "middle" } },
      known: {},
      isFor: true,
    });
    for (const secret of ["retinol", "targeting", "afterSeconds", "discountId"])
      expect(plain.text).not.toContain(secret);
    expect((await stage.door.quiz(of(), { ...stage.via, customerId: "7001" })).text).toBe(plain.text);
  });

  test("is not there when it is paused, put away, over, another shop's or of a version that nobody published", async () => {
    const other = await ensureShop(`other-than-${stage.shopId}.myshopify.com`);
    const theirs = await openQuiz(other.id, new Date());
    const at = async (targeting: Partial<QuizContent["targeting"]>) =>
      openQuiz(stage.shopId, new Date(), {
        content: { ...askedQuiz, targeting: { ...askedQuiz.targeting, ...targeting } },
      });
    const over = await at({ until: "2026-01-01T00:00" });
    const toCome = await at({ from: "2099-01-01T00:00" });
    const now = await at({ from: "2026-01-01T00:00", until: "2099-01-01T00:00" });
    const paused = await openQuiz(stage.shopId, new Date());
    const away = await openQuiz(stage.shopId, new Date());
    await db.query(sql`UPDATE quizzes SET state = 'paused' WHERE shop_id = ${stage.shopId} AND id = ${paused}`);
    await db.query(sql`UPDATE quizzes SET archived_at = now() WHERE shop_id = ${stage.shopId} AND id = ${away}`);
    const status = async (id: number, v = "1") => (await stage.door.quiz({ id: String(id), v }, stage.via)).status;
    expect(await status(now)).toBe(200);
    for (const id of [theirs, over, toCome, paused, away, 999_999]) expect(await status(id)).toBe(404);
    expect(await status(stage.quizId, "2")).toBe(404);
    expect((await stage.door.quiz({ id: "999999", v: "1" }, stage.via)).text).toBe("{}");
  });

  test("is not served for a shop that is not there any more", async () => {
    expect((await stage.door.quiz(of(), { ...stage.via, shop: "nobody.myshopify.com" })).status).toBe(404);
  });

  test("keeps what a shopper has said from being asked again, and never tells a word of their own", async () => {
    await stage.door.send(
      stage.answer(says("skin_concern", "hydration"), { question: "remark", choices: [], text: "sore" }),
      stage.via,
    );
    const mine = await stage.door.quiz(of({ me: "1", response: passage }), stage.via);
    expect(mine.headers.get("cache-control")).toBe("private, no-store");
    expect(mine.json).toMatchObject({ known: { skin_concern: ["hydration"], remark: [] } });
    expect(mine.text).not.toContain("sore");
    // Somebody else's browser, and the public form, know nothing of it.
    expect((await stage.door.quiz(of({ me: "1", response: randomId() }), stage.via)).json).toMatchObject({ known: {} });
    expect((await stage.door.quiz(of(), stage.via)).json).toMatchObject({ known: {} });
  });

  test("knows a customer who is signed in by what they say now, as long as the quiz remembers it", async () => {
    const old = new Date(Date.now() - 40 * 86_400_000);
    const key = "remembering";
    const remembering = await openQuiz(stage.shopId, new Date(), { key, rememberDays: 30 });
    await stage.customer("7001", [
      { question: "skin_concern", choices: ["acne"], at: new Date(), key },
      { question: "patience", choices: ["3"], at: old, key },
      { question: "wishes", choices: ["gone"], at: new Date(), key },
      { question: "birthday", choices: [], at: new Date(), key },
    ]);
    const asked = { id: String(remembering), v: "1", me: "1" };
    expect((await stage.door.quiz(asked, { ...stage.via, customerId: "7001" })).json).toMatchObject({
      known: { skin_concern: ["acne"] },
    });
    expect((await stage.door.quiz(asked, { ...stage.via, customerId: "7001" })).text).not.toMatch(
      /"patience":\[|"wishes":\[|"birthday":\[/,
    );
    expect((await stage.door.quiz(asked, { ...stage.via, customerId: "7002" })).json).toMatchObject({ known: {} });
    expect((await stage.door.quiz(asked, stage.via)).json).toMatchObject({ known: {} });
  });

  test("that asks for a segment is for its members alone, and for nobody who is not known", async () => {
    const content: QuizContent = { ...askedQuiz, targeting: { ...askedQuiz.targeting, segmentIds: [77] } };
    const narrow = await openQuiz(stage.shopId, new Date(), { content });
    const inside = await stage.customer("7001", []);
    await stage.customer("7002", []);
    await db.query(sql`
      INSERT INTO segments (shop_id, id, name, family, created_at) VALUES (${stage.shopId}, 77, 'Vips', 'value', now())`);
    await db.query(sql`
      INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause)
      VALUES (${stage.shopId}, 77, ${inside}, now(), 'fact')`);
    const isFor = async (customerId: string, me: Record<string, string>) =>
      (await stage.door.quiz({ id: String(narrow), v: "1", ...me }, { ...stage.via, customerId })).json;
    expect(await isFor("7001", { me: "1" })).toMatchObject({ isFor: true });
    expect(await isFor("7002", { me: "1" })).toMatchObject({ isFor: false, known: {} });
    expect(await isFor("", { me: "1" })).toMatchObject({ isFor: false });
    // A passage is its owner's once the mailbox has said so; that somebody typed her address shows nobody.
    await stage.door.send({ ...stage.answer(says("patience", "1")), quiz: narrow }, stage.via);
    const remembered = { me: "1", response: passage };
    await db.query(sql`UPDATE quiz_responses SET profile_id = ${inside} WHERE shop_id = ${stage.shopId}`);
    expect(await isFor("", remembered)).toMatchObject({ isFor: false });
    await db.query(sql`UPDATE quiz_responses SET confirmed_at = now() WHERE shop_id = ${stage.shopId}`);
    expect(await isFor("", remembered)).toMatchObject({ isFor: true });
    expect(await isFor("7002", remembered)).toMatchObject({ isFor: false });
    expect(await isFor("7001", {})).toMatchObject({ isFor: false });
    await db.query(
      sql`UPDATE memberships SET left_at = now() WHERE shop_id = ${stage.shopId} AND profile_id = ${inside}`,
    );
    expect(await isFor("7001", { me: "1" })).toMatchObject({ isFor: false });
  });
});

describe("showing", () => {
  test("is summed, and written with the shop's day", async () => {
    const show = { do: "show", quiz: stage.quizId, version: 1 };
    for (let n = 0; n < 5; n++)
      expect(await stage.door.send(show, stage.via)).toMatchObject({ status: 200, text: "{}" });
    expect((await stage.door.send({ ...show, version: 9 }, stage.via)).status).toBe(400);
    await flushShown();
    await stage.door.send(show, stage.via);
    await flushShown();
    expect(await db.query(sql`SELECT quiz_id, version, shown FROM quiz_views WHERE shop_id = ${stage.shopId}`)).toEqual(
      [{ quiz_id: stage.quizId, version: 1, shown: 6 }],
    );
  });

  test("is counted once for each request", async () => {
    const once = { once: randomId() };
    const show = { do: "show", quiz: stage.quizId, version: 1 };
    const at = new Date();
    expect((await stage.door.send(show, { ...stage.via, at }, once)).status).toBe(200);
    expect((await stage.door.send(show, { ...stage.via, at }, once)).status).toBe(409);
  });
});
