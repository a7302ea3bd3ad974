import { describe, expect, test } from "vitest";
import { passage, says, stageQuizDoor } from "../support/quiz-door-stage";
import { randomId } from "../support/storefront-calls";

const stage = stageQuizDoor("quiz-door");

describe("the door", () => {
  test("takes each signed write once, however often and however it is spelled", async () => {
    const at = new Date();
    const once = { once: randomId() };
    const first = stage.answer(says("skin_concern", "acne"));
    const again = stage.answer(says("skin_concern", "hydration"));
    const statuses = await Promise.all([
      stage.door.send(first, { ...stage.via, at }, once),
      stage.door.send(first, { ...stage.via, at }, once),
      stage.door.send(first, { ...stage.via, at }, once),
    ]);
    expect(statuses.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await stage.door.send(again, { ...stage.via, at }, once)).status).toBe(409);
    expect(await stage.answers()).toMatchObject([{ choices: ["acne"] }]);
  });

  test("wants chance of its own in every write", async () => {
    expect((await stage.door.send(stage.answer(says("skin_concern", "acne")), stage.via, {})).status).toBe(400);
    expect(
      (await stage.door.send(stage.answer(says("skin_concern", "acne")), stage.via, { once: "short" })).status,
    ).toBe(401);
  });

  test.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a list", "[]"],
    ["no step it knows", { do: "delete" }],
    ["fields it does not know", { ...finishOf(), shop: "other.myshopify.com" }],
    ["a customer of one's own choosing", { ...finishOf(), customerId: "7001" }],
    ["a passage without a proper name", { ...finishOf(), response: "1" }],
    ["a passage that is no text", { ...finishOf(), response: { $gt: "" } }],
    ["a version that is no number", { ...finishOf(), version: "1; DROP TABLE quizzes" }],
    ["a quiz beyond all numbers", { ...finishOf(), quiz: 1e300 }],
    ["deep nesting", `{"do":${"[".repeat(5000)}${"]".repeat(5000)}}`],
  ])("refuses %s with 400", async (_, body) => {
    expect((await stage.door.send(body, stage.via)).status).toBe(400);
    expect(await stage.responses()).toEqual([]);
  });

  test("refuses what is larger than any step", async () => {
    expect((await stage.door.send("x".repeat(33_000), stage.via)).status).toBe(413);
  });

  test("keeps what PostgreSQL cannot, as far as it can", async () => {
    const odd = stage.answer({ question: "remark", choices: [], text: "a\0b \ud800 c" });
    expect(
      (await stage.door.send({ ...odd, page: "/a\0b?x#y", locale: "<b>", country: "Germany" }, stage.via)).status,
    ).toBe(200);
    expect(await stage.answers()).toMatchObject([{ text: "ab \ufffd c" }]);
    expect(await stage.responses()).toMatchObject([{ page: "/ab", locale: null, country: null }]);
  });

  test("keeps of a network a keyed hash, which the worker weighs", async () => {
    await stage.door.send(stage.email("ada@example.com"), stage.via);
    await stage.door.send(
      { ...stage.email("bea@example.com"), response: randomId() },
      { ...stage.via, from: `1.1.1.1, ${stage.from(0, 99)}, 23.227.38.1` },
    );
    const networks = (await stage.responses()).map(({ network }) => String(network));
    expect(networks[0]).toBe(networks[1]);
    expect(networks[0]).not.toContain("10.");
  });

  test("lets a network give five addresses in a minute, and lets the others in", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 8; n++) {
      const given = await stage.door.send(
        { ...stage.email(`victim${n}@example.com`), response: randomId() },
        { ...stage.via, from: stage.from(0, n) },
      );
      statuses.push(given.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    expect(await stage.responses()).toHaveLength(5);
    expect(
      (
        await stage.door.send(
          { ...stage.email("ada@example.com"), response: randomId() },
          { ...stage.via, from: stage.from(1, 1) },
        )
      ).status,
    ).toBe(200);
    // Answers are no addresses.
    expect((await stage.door.send(stage.answer(says("patience", "1")), stage.via)).status).toBe(200);
  });

  test("lets a network ask so often and no more", async () => {
    const from = stage.from(9, 1);
    const started = performance.now();
    const asked = await Promise.all(
      Array.from({ length: 500 }, () => stage.door.quiz({ id: String(stage.quizId), v: "1" }, { ...stage.via, from })),
    );
    const taken = asked.filter(({ status }) => status === 200).length;
    // Two hundred at once, and ten more with every second.
    expect(taken).toBeGreaterThanOrEqual(200);
    expect(taken).toBeLessThanOrEqual(201 + (performance.now() - started) / 100);
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(500 - taken);
    expect((await stage.door.quiz({ id: String(stage.quizId), v: "1" }, stage.via)).status).toBe(200);
  });

  test("has nothing else behind it", async () => {
    for (const method of ["PUT", "DELETE", "POST"]) {
      expect((await stage.door.ask("/proxy/quiz", { method })).status).toBe(404);
    }
    expect((await stage.door.ask("/proxy/answers", {})).status).toBe(404);
    expect((await stage.door.ask("/proxy/", {})).status).toBe(404);
  });
});

function finishOf() {
  return {
    do: "finish",
    response: passage,
    quiz: 1,
    version: 1,
    test: null,
    page: "/",
    locale: "en",
    country: "GB",
  };
}
