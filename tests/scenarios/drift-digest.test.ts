import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { db } from "~/db.server";
import { sendDigest } from "~/domains/insights/digest/jobs.server";
import { listSegments, parse, saveSegment } from "~/domains/segments/index.server";
import { getShop, saveSender } from "~/domains/shops/index.server";
import { env } from "~/env.server";
import { openMailingShop, sender } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const now = new Date("2026-11-20T09:00:00Z");
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);

let stage: SendingStage;
let shopId: number;
let shops = 0;
let domain: string;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.forget();
  domain = `digests-${++shops}.myshopify.com`;
  shopId = await openMailingShop(domain, now);
  const draft = {
    name: "Regulars",
    description: "",
    family: "purchase",
    goal: null,
    owner: "",
    parentId: null,
  } as const;
  await saveSegment(shopId, null, { ...draft, definition: parse("number_of_orders >= 3") }, now);
  await saveSender(shopId, { ...sender, replyTo: "owner@shop.example" }, now);
});

const Mail = z.object({ to: z.string(), subject: z.string(), html: z.string(), text: z.string() });
const mails = () => stage.relay.passed.map(({ body }) => Mail.parse(JSON.parse(body)));
const keys = () => stage.relay.passed.map(({ idempotencyKey }) => idempotencyKey);

async function alarm(at: Date): Promise<void> {
  const [segment] = await listSegments(shopId);
  const found = { expected: 100, observed: 300, cause: "inflow", what: "", where: "" };
  await db.query(sql`
    INSERT INTO drift_alarms (shop_id, segment_id, kind, since, found_at, evidence, found)
    VALUES (${shopId}, ${segment?.id ?? 0}, 'size', ${at}::date, ${at}, 12, ${JSON.stringify(found)}::jsonb)`);
}
const endAll = () => db.query(sql`UPDATE drift_alarms SET ended_at = now() WHERE shop_id = ${shopId}`);
const send = async (at: Date) => sendDigest(await getShop(shopId), at);

test("what has changed goes to where answers to the shop's mail go, once, with a link to the page", async () => {
  await alarm(now);
  await send(now);
  await send(now);
  await send(daysLater(1));
  const [mail, ...others] = mails();
  expect(others).toEqual([]);
  expect(mail?.to).toBe("owner@shop.example");
  expect(mail?.subject).toContain("has grown at once");
  expect(mail?.html).toContain(`https://${domain}/admin/apps/${env.SHOPIFY_API_KEY}/app/reports/alarms`);
  expect(mail?.text).toContain("More shoppers than usual came in");
});

test("there is one mail a week at most, and none when nothing is new", async () => {
  await alarm(now);
  await send(now);
  await endAll();
  await alarm(daysLater(2));
  for (const day of [2, 3, 6]) await send(daysLater(day));
  expect(mails()).toHaveLength(1);
  await send(daysLater(7));
  expect(mails()).toHaveLength(2);
  for (const day of [8, 14, 30]) await send(daysLater(day));
  expect(mails()).toHaveLength(2);
});

test("one of which nobody knows whether it arrived is sent again under its key, and arrives once", async () => {
  await alarm(now);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await send(now);
  await send(now);
  await send(now);
  expect(keys()).toEqual([`digest-${shopId}-2026-11-20`, `digest-${shopId}-2026-11-20`]);
  expect(stage.resend.mails()).toHaveLength(1);
});
