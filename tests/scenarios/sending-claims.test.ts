import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { holdClaim, returnLapsed } from "~/domains/messages/batches/claims/queries.server";
import { formBatch, writeBatch, type Formed } from "~/domains/messages/batches/form.server";
import { deliver, prepareTurn } from "~/domains/messages/batches/jobs.server";
import { countOfDay } from "~/domains/messages/batches/queries.server";
import { sendDue } from "~/domains/messages/index.server";
import { eraseMessages, moveMessages } from "~/domains/messages/queries.server";
import { listMessages } from "~/domains/reports/index.server";
import { addTemplate } from "~/domains/templates/queries.server";
import { ledgerOf, openMailingShop, outliveLeases, queueWelcomes, type Waiting } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

// Between the decision about messages and their mails nothing is locked: what may happen there.
const start = new Date();
let stage: SendingStage;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  shopId = await openMailingShop(`claims-${++shops}.myshopify.com`, start);
});

const queue = (count: number) =>
  queueWelcomes(
    shopId,
    Array.from({ length: count }, (_, i) => `claim-${i}.${shopId}`),
    start,
  );

/** What a worker has in hand once it has decided. */
async function claim(): Promise<NonNullable<Formed["unwritten"]>> {
  const { unwritten } = await transact((tx) => formBatch(shopId, { account: "app", allowed: 100 }, start, tx));
  return unwritten ?? expect.fail("Nothing was claimed");
}

const write = (claimed: NonNullable<Formed["unwritten"]>) => transact((tx) => writeBatch(shopId, claimed, start, tx));
const erase = (one: Waiting | undefined) => transact((tx) => eraseMessages(shopId, one?.profileId ?? "", tx));
const states = async () => (await ledgerOf(shopId)).map(({ state }) => state);

async function batches() {
  return db.query<{ state: string; size: number; messageIds: string[] }>(sql`
    SELECT state, size, message_ids AS "messageIds" FROM send_batches WHERE shop_id = ${shopId} ORDER BY id`);
}

test("who is erased before the mails are written is in none of them, and the others are", async () => {
  const [one, two] = await queue(2);
  const claimed = await claim();
  await erase(one);
  const batch = (await write(claimed)) ?? expect.fail("Nothing was written");
  expect(batch).toMatchObject({ kind: "single", messageIds: [two?.messageId] });
  expect(batch.body.toString()).not.toContain(one?.email);
  expect(await batches()).toEqual([{ state: "sending", size: 1, messageIds: [two?.messageId] }]);
});

test("when all are erased before the mails are written, nothing is left of the batch", async () => {
  const [one] = await queue(1);
  const claimed = await claim();
  await erase(one);
  expect(await write(claimed)).toBeNull();
  expect(await batches()).toEqual([]);
});

test("whose profile was merged before the mails are written is decided about anew, as who they are now", async () => {
  const [one, two] = await queue(2);
  const claimed = await claim();
  await moveMessages(shopId, one?.profileId ?? "", two?.profileId ?? "");
  expect(await write(claimed)).toMatchObject({ messageIds: [two?.messageId] });
  expect(await states()).toEqual(["queued", "sending"]);
  expect(await sendDue(shopId, start)).toEqual({ sent: 1, skipped: 0 });
  expect([one, two].map((person) => stage.postsTo(person?.email ?? "").length)).toEqual([0, 1]);
});

test("when everybody was merged before the mails are written, no empty request is made of them", async () => {
  const [one, two] = await queue(2);
  await erase(two);
  const claimed = await claim();
  await moveMessages(shopId, one?.profileId ?? "", two?.profileId ?? "");
  expect(await write(claimed)).toBeNull();
  expect([await batches(), await states()]).toEqual([[], ["queued"]]);
});

test("a worker that comes back when its claim is over writes nothing: others have its messages", async () => {
  const [one] = await queue(3);
  const late = await claim();
  expect(await sendDue(shopId, start)).toEqual({ sent: 0, skipped: 0 });
  await outliveLeases(shopId);
  const other = await prepareTurn(shopId, "app", start);
  const before = [await ledgerOf(shopId), await batches()];
  expect(await write(late)).toBeNull();
  expect([await ledgerOf(shopId), await batches()]).toEqual(before);
  if (other.do !== "post") throw new Error("The other worker got nothing");
  expect(await deliver(shopId, other.ready, start)).toBe(3);
  expect(stage.postsTo(one?.email ?? "")).toHaveLength(1);
});

test("a worker that takes long to write keeps its claim", async () => {
  await queue(2);
  const { claim: claimed } = await claim();
  await returnLapsed(shopId);
  expect(await states()).toEqual(["sending", "sending"]);
  await outliveLeases(shopId);
  const owners = await transact(async (tx) => {
    const held = await holdClaim(shopId, claimed, tx);
    await returnLapsed(shopId);
    expect(await states()).toEqual(["sending", "sending"]);
    return held;
  });
  expect([...owners.keys()]).toEqual(claimed.messageIds);
  await returnLapsed(shopId);
  expect(await states()).toEqual(["queued", "queued"]);
});

test("what was never written does not count as sent today, and of a batch only what was", async () => {
  const [one] = await queue(3);
  const claimed = await claim();
  const count = () => transact((tx) => countOfDay(shopId, tx));
  expect(await count()).toBe(3);
  await outliveLeases(shopId);
  await returnLapsed(shopId);
  expect(await count()).toBe(0);
  const again = await claim();
  expect(again.claim.id).not.toBe(claimed.claim.id);
  await erase(one);
  await write(again);
  expect(await count()).toBe(2);
});

test("a message that cannot be written fails alone, and the day does not count it", async () => {
  const waiting = await queue(3);
  await db.query(sql`
    UPDATE messages SET template_key = 'gone' WHERE shop_id = ${shopId} AND id = ${waiting[1]?.messageId}`);
  await write(await claim());
  expect(
    await db.query(sql`
    SELECT state, batch_id IS NULL AND first_attempt_at IS NULL AS "isFree" FROM messages WHERE shop_id = ${shopId} ORDER BY id`),
  ).toEqual([
    { state: "sending", isFree: false },
    { state: "failed", isFree: true },
    { state: "sending", isFree: false },
  ]);
  expect(await transact((tx) => countOfDay(shopId, tx))).toBe(2);
});

/** A discount with a code each, and a message that gives one. */
async function offerCodes(codes: readonly string[]): Promise<void> {
  await db.query(sql`
    INSERT INTO discounts (shop_id, id, name, kind, percent, currency, created_at)
    VALUES (${shopId}, 7, 'Ten per cent', 'percentage', 10, 'GBP', ${start})`);
  await db.query(sql`
    INSERT INTO coupon_series (shop_id, discount_id, number, first_code, opens_at, closes_at, ends_at)
    VALUES (${shopId}, 7, 1, 'FIRST', ${start}, ${start}::timestamptz + interval '1 day', ${start}::timestamptz + interval '9 days')`);
  for (const code of codes) await addCode(code);
  const coupon = { type: "coupon" as const, discountId: 7, heading: "10 % off", text: "", buttonLabel: "Use it" };
  const simple = (value: string) => ({ branches: [], otherwise: value });
  const content = {
    subject: simple("Your code {{coupon_code|}}"),
    preheader: simple(""),
    blocks: [{ id: "code", when: null, content: coupon }],
  };
  await transact((tx) => addTemplate(shopId, { key: "gift", name: "Gift", topic: null, content }, start, tx));
}

const addCode = (code: string) =>
  db.query(
    sql`INSERT INTO coupons (shop_id, code, discount_id, series, state) VALUES (${shopId}, ${code}, 7, 1, 'ready')`,
  );

test("a message for which no code is left waits, and goes out once there is one", async () => {
  await offerCodes(["AAAA-1"]);
  const names = ["first", "second"].map((name) => `${name}.${shopId}`);
  const people = await queueWelcomes(shopId, names, start, { template: "gift" });
  expect(await sendDue(shopId, start)).toEqual({ sent: 1, skipped: 0 });
  expect(await states()).toEqual(["sent", "queued"]);
  const [waiting] = await listMessages(shopId, { limit: 9, offset: 0 }).then((all) =>
    all.filter(({ state }) => state === "queued"),
  );
  expect(waiting).toMatchObject({ deferredReason: "no_code", reason: null });
  expect(await sendDue(shopId, new Date(start.getTime() + 60_000))).toEqual({ sent: 0, skipped: 0 });
  await addCode("AAAA-2");
  expect(await sendDue(shopId, new Date(start.getTime() + 601_000))).toEqual({ sent: 1, skipped: 0 });
  expect(people.map(({ email }) => stage.resend.mails(email)[0]?.subject)).toEqual([
    "Your code AAAA-1",
    "Your code AAAA-2",
  ]);
});

test("workers that decide at the same time do not take the same room of the day twice", async () => {
  await db.query(sql`UPDATE sender_breakers SET heard = 0, sent = 0 WHERE shop_id = ${shopId}`);
  await db.query(sql`UPDATE sender_domains SET level = 0 WHERE shop_id = ${shopId}`);
  await queue(120);
  await Promise.all(Array.from({ length: 6 }, () => prepareTurn(shopId, "app", start)));
  expect((await batches()).reduce((sum, { size }) => sum + size, 0)).toBe(50);
});
