import { afterAll, beforeAll, expect, test } from "vitest";
import { randomFrom } from "../../sandbox/factories/random";
import { openMailingShop } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";
import { stopWhileSending } from "../support/stopping";

let stage: SendingStage;
beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());

// The short form of `npm run prove -- stops`.
test("who unsubscribes, complains or is erased gets no first mail more than five seconds later", async () => {
  const shopId = await openMailingShop("stops.myshopify.com", new Date());
  const { before, between, after, ...wrong } = await stopWhileSending(shopId, 250, randomFrom(1, "stops"), stage);
  expect(Math.min(before, between, after)).toBeGreaterThan(15);
  expect(wrong).toEqual({ tooLate: 0, lost: 0 });
});
