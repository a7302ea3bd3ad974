import { expect, test } from "vitest";
import { saveOptInPolicy } from "~/domains/consent/index.server";
import { defaultOptInPolicy } from "~/domains/consent/model";
import { stageQuizDoor } from "../support/quiz-door-stage";

const stage = stageQuizDoor("quiz-door-disposable");

test("a quiz takes disposable addresses unless the merchant wants none, and then asks for another one", async () => {
  const give = (email: string) => stage.door.send(stage.email(email), stage.via);
  expect(await give("ada@mailinator.com")).toMatchObject({ status: 200 });
  await saveOptInPolicy(stage.shopId, { ...defaultOptInPolicy, refusesDisposable: true }, new Date());
  // The door remembers what a shop wants for a second.
  await expect
    .poll(async () => (await give("bea@mailinator.com")).json, { timeout: 5000, interval: 600 })
    .toEqual({ problem: "The address is made to be thrown away" });
  expect(await give("bea@example.com")).toMatchObject({ status: 200 });
  expect(await stage.responses()).toMatchObject([{ email: "bea@example.com" }]);
});
