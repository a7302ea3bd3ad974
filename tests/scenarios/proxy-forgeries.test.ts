import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { forgeryNames, proxyForgeries } from "../support/proxy-forgeries";
import { says, stageQuizDoor } from "../support/quiz-door-stage";
import { randomId, signedQuery } from "../support/storefront-calls";

const stage = stageQuizDoor("proxy-forgeries");
const rounds = 4;

test("of forged and ambiguous calls of either door none is taken; a true one is", async () => {
  const { shop } = stage.via;
  const doors = [
    { path: "quiz", init: {}, own: { id: String(stage.quizId), v: "1" } },
    {
      path: "answers",
      init: { method: "POST", body: JSON.stringify(stage.answer(says("patience", "1"))) },
      own: { once: randomId() },
    },
  ];
  for (const { path, init, own } of doors) {
    const made = { shop, at: () => new Date(), own: () => Object.entries(own) };
    const taken: string[] = [];
    for (const { name, search } of proxyForgeries(rounds * forgeryNames.length, 3, made)) {
      const { status } = await stage.door.ask(`/proxy/${path}?${search}`, init);
      if (status !== 401) taken.push(`${path}: ${name} was answered with ${status}`);
    }
    expect(taken).toEqual([]);
    expect(await stage.responses()).toEqual([]);
    expect((await stage.door.ask(`/proxy/${path}?${signedQuery(own, stage.via)}`, init)).status).toBe(200);
  }
  expect(await stage.responses()).toHaveLength(1);
  expect(await db.query(sql`SELECT 1 FROM quiz_nonces WHERE shop_id = ${stage.shopId}`)).toHaveLength(1);
});
