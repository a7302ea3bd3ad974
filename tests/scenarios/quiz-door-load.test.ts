import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { drain } from "~/jobs/drain.server";
import { randomFrom } from "../../sandbox/factories/random";
import { failures, merged, openLoop } from "../prove/popup-door/open-loop";
import { findLost, openShops, sizeOf } from "../prove/popup-door/shops";
import { bombardment, delivery, visits } from "../prove/popup-door/visits";
import { openSendingStage, type SendingStage } from "../support/sending-stage";
import { openStorefront } from "../support/storefront-calls";

let door: Awaited<ReturnType<typeof openStorefront>>;
let stage: SendingStage;
let port: number;

beforeAll(async () => {
  stage = await openSendingStage();
  door = await openStorefront();
  port = Number(new URL(door.origin).port);
});
afterAll(async () => {
  door.close();
  await stage.close();
});

test("shoppers visit beside webhooks: nothing fails, no answer is lost, and each address is asked once", async () => {
  const shops = await openShops("visited", 2, db);
  const random = randomFrom(5, "visits");
  const { next, kept } = visits(shops, random);
  const [calls, webhooks] = await Promise.all([
    openLoop(port, { seconds: 4, perSecond: 60 }, next),
    openLoop(port, { seconds: 4, perSecond: 12 }, () => delivery(shops, random)),
  ]);
  const all = merged([...calls.values(), ...webhooks.values()]);
  expect(failures(all)).toBe(0);
  expect(all.milliseconds).toHaveLength(288);
  expect(sizeOf(kept)).toBeGreaterThan(20);
  expect(await findLost(kept, db)).toBe(0);
  for (const { shopId } of shops) await drain(shopId, () => new Date());
  expect(await db.query(sql`SELECT 1 FROM quiz_responses WHERE waiting_since IS NOT NULL`)).toEqual([]);
  expect(await db.query(sql`SELECT reason FROM receipts WHERE state <> 'folded'`)).toEqual([]);
  expect(kept.addresses.size).toBeGreaterThan(0);
  for (const email of kept.addresses) expect(stage.resend.mails(email), email).toHaveLength(1);
});

test("somebody's address that is given again and again, from many networks, is written to once", async () => {
  const victim = "victim@example.com";
  const [shop] = await openShops("bombarded", 1, db);
  if (!shop) throw new Error("There is no shop");
  const tallies = await openLoop(port, { seconds: 2, perSecond: 150 }, bombardment(shop, victim));
  expect([...merged([...tallies.values()]).statuses]).toEqual([[200, 300]]);
  await drain(shop.shopId, () => new Date());
  const [mail, ...others] = stage.resend.mails(victim);
  expect(others).toEqual([]);
  // Nothing that was typed stands in it.
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/win now|evil/i);
  expect(await db.query(sql`SELECT 1 FROM quiz_responses WHERE shop_id = ${shop.shopId}`)).toHaveLength(300);
});
