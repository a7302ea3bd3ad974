import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { choosePreferences } from "~/domains/consent/index.server";
import { sendDue } from "~/domains/messages/index.server";
import { describeTemplate, ensureReady, listTemplates } from "~/domains/templates/index.server";
import { ledgerOf, openMailingShop, queueWelcomes, type Waiting } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const now = new Date();
let stage: SendingStage;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  shopId = await openMailingShop(`topics-${++shops}.myshopify.com`, now);
});

async function waitFor(name: string): Promise<Waiting> {
  const [one] = await queueWelcomes(shopId, [`${name}.${shopId}`], now, { template: "how-to" });
  if (!one) throw new Error("Nobody was queued");
  return one;
}

/** Keeps only these topics ticked on the preference page. */
async function want(topics: string[], { profileId, email }: Waiting): Promise<void> {
  await choosePreferences({ shopId, profileId, email }, { topics }, now);
}

async function sayItIsAbout(topic: string | null): Promise<void> {
  await ensureReady(shopId, ["how-to"], now);
  const template = (await listTemplates(shopId)).find(({ key }) => key === "how-to");
  await describeTemplate(shopId, template?.id ?? 0, { name: "How to", topic });
}

async function sentProperties(): Promise<unknown[]> {
  const rows = await db.query<{ properties: unknown }>(sql`
    SELECT properties - 'messageId' AS properties FROM events WHERE shop_id = ${shopId} AND kind = 'message_sent'`);
  return rows.map(({ properties }) => properties);
}

test("who declined a topic does not get what is about it, be it as it came or as the merchant says", async () => {
  const ada = await waitFor("ada");
  await want(["news", "offers"], ada);
  await sendDue(shopId, now);
  expect(await ledgerOf(shopId)).toMatchObject([{ state: "skipped", reason: "topic_declined" }]);

  await sayItIsAbout("news");
  const bea = await waitFor("bea");
  await want(["tips", "offers"], bea);
  const cyd = await waitFor("cyd");
  await want(["news"], cyd);
  await sendDue(shopId, now);
  expect((await ledgerOf(shopId)).slice(1)).toMatchObject([
    { email: bea.email, state: "skipped", reason: "topic_declined" },
    { email: cyd.email, state: "sent" },
  ]);
});

test("what was sent is remembered with its topic, which segments can ask about", async () => {
  await waitFor("dee");
  await sendDue(shopId, now);
  await sayItIsAbout(null);
  const eve = await waitFor("eve");
  await want([], eve);
  await sendDue(shopId, now);
  expect(await sentProperties()).toEqual([{ template: "how-to", topic: "tips" }, { template: "how-to" }]);
});
