import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { databaseTime, db } from "~/db.server";
import { defaultPolicies } from "~/domains/messages/model";
import { openPostOffice, savePolicies } from "~/domains/messages/index.server";
import { ledgerOf, openMailingShop, queueWelcomes } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const hour = 3_600_000;
let stage: SendingStage;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());

/** Sends for a moment in a process whose own clock is wrong by so many hours. */
async function workWithClockOffBy(hours: number): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * hour });
  const office = openPostOffice(databaseTime);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  await office.close();
  vi.useRealTimers();
}

/** A shop with one welcome that is due, which is quiet in these hours of the day, told from now on. */
async function quietShop(domain: string, from: number, until: number): Promise<number> {
  const now = await databaseTime();
  const shopId = await openMailingShop(domain, now);
  await queueWelcomes(shopId, [`quiet.${shopId}`], now);
  const [row] = await db.query<{ minutes: number }>(sql`
    SELECT (extract(hour FROM local) * 60 + extract(minute FROM local))::int AS minutes
    FROM (SELECT ${now}::timestamptz AT TIME ZONE 'UTC' AS local) l`);
  const minute = (offset: number) => ((row?.minutes ?? 0) + offset + 1440) % 1440;
  const policies = { ...defaultPolicies, quietFrom: minute(from), quietUntil: minute(until) };
  await savePolicies(shopId, policies, now);
  return shopId;
}

const states = async (shopId: number) => (await ledgerOf(shopId)).map(({ state }) => state);

test("where the clock of the host is an hour fast, or slow, mail still waits for the end of the quiet hours", async () => {
  const shops = [await quietShop("fast.myshopify.com", -30, 30), await quietShop("slow.myshopify.com", -30, 30)];
  await workWithClockOffBy(1);
  await workWithClockOffBy(-1);
  for (const shopId of shops) {
    expect(await states(shopId)).toEqual(["queued"]);
    const waits = await db.query(sql`SELECT deferred_reason AS reason FROM messages WHERE shop_id = ${shopId}`);
    expect(waits).toEqual([{ reason: "quiet_hours" }]);
  }
});

test("and where it is slow, mail that may go out does not wait for that clock to come round", async () => {
  const shopId = await quietShop("open.myshopify.com", -90, -30);
  await workWithClockOffBy(-1);
  expect(await ledgerOf(shopId)).toMatchObject([{ state: "sent", reason: null }]);
});
