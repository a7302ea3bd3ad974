import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import type { EventKind } from "~/domains/events/model";
import { decide, queue, readDrafts, settlePeople, takeTurn, type Queued } from "../../../../tests/support/gate-stage";
import { openMailingShop } from "../../../../tests/support/mailing";
import { savePolicies } from "./commands.server";
import { decideAll } from "./decide.server";
import { defaultPolicies } from "./model";
import { findPolicies } from "./queries.server";

// A Monday, noon in London.
const now = new Date("2026-06-01T11:00:00Z");
const hoursFrom = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const daysAgo = (days: number) => hoursFrom(-24 * days);
let shopId: number;
let people: Map<string, string>;
let shops = 0;

beforeEach(async () => {
  shopId = await openMailingShop(`gate-${++shops}.myshopify.com`, daysAgo(400));
  people = await settlePeople(
    shopId,
    [
      { name: "ada" },
      { name: "bea", country: "US", region: "CA" },
      { name: "cyd", country: "US", region: null },
      { name: "dee", knownSince: daysAgo(300) },
    ],
    daysAgo(3),
  );
});

const idOf = (name: string) => people.get(name) ?? "0";
const mail = (name: string, change: Partial<Queued> = {}): Queued => ({ profileId: idOf(name), at: now, ...change });
const sent = (name: string, hoursAgo: number, change: Partial<Queued> = {}) =>
  mail(name, { at: hoursFrom(-hoursAgo), state: "sent", settledAt: hoursFrom(-hoursAgo), ...change });
const asked = async (messages: Queued[], at = now) => decide(shopId, await queue(shopId, messages), at);

test("who was written to yesterday evening waits, and the ledger knows for which mail", async () => {
  const [yesterday] = await queue(shopId, [sent("ada", 15)]);
  const wait = { decision: "defer", until: hoursFrom(1), reason: "frequency_cap", displacedBy: yesterday };
  expect(await asked([mail("ada"), mail("dee")])).toEqual([wait, expect.objectContaining({ decision: "send" })]);
});

test("what is on its way counts, what was parked may have been sent, and what failed or was asked for does not", async () => {
  const times = async (name: string, before: Queued) => {
    await queue(shopId, [before]);
    const [decision] = await asked([mail(name)]);
    return decision?.decision === "defer" ? decision.reason : decision?.decision;
  };
  expect(await times("ada", mail("ada", { at: hoursFrom(-1), state: "in_doubt" }))).toBe("frequency_cap");
  expect(await times("cyd", sent("cyd", 1, { state: "parked" }))).toBe("frequency_cap");
  expect(await times("dee", sent("dee", 1, { state: "failed" }))).toBe("send");
  expect(await times("dee", sent("dee", 1, { priority: 0 }))).toBe("send");
});

test("of several for one shopper in one go, the most important passes, and the others wait for it", async () => {
  const messages = [mail("ada", { priority: 2 }), mail("ada", { priority: 1 }), mail("ada", { priority: 0 })];
  const ids = await queue(shopId, messages);
  expect(await decide(shopId, ids, now)).toEqual([
    expect.objectContaining({ decision: "defer", reason: "frequency_cap", displacedBy: ids[1] }),
    expect.objectContaining({ decision: "send" }),
    expect.objectContaining({ decision: "send" }),
  ]);
});

/** How many transactions wait for another's lock of their own making. */
async function countWaiting(): Promise<number> {
  const rows = await db.query(sql`
    SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
  return rows.length;
}

test("two workers never give the same place away: the second waits until the first has marked what it sends", async () => {
  const [one = "", other = ""] = await queue(shopId, [mail("ada"), mail("ada")]);
  let isMarked = false;
  let commit = () => {};
  const first = transact(async (tx) => {
    const { decisions } = await decideAll(shopId, await readDrafts(shopId, [one]), now, tx);
    await tx.query(sql`
      UPDATE messages SET state = 'sending', first_attempt_at = now() WHERE shop_id = ${shopId} AND id = ${one}`);
    isMarked = true;
    await new Promise<void>((resolve) => (commit = resolve));
    return decisions.get(one)?.decision;
  });
  await expect.poll(() => isMarked).toBe(true);
  const second = decide(shopId, [other], now);
  await Promise.race([second, expect.poll(countWaiting, { timeout: 30_000 }).toBe(1)]);
  commit();
  expect(await first).toBe("send");
  expect(await second).toMatchObject([{ decision: "defer", reason: "frequency_cap", displacedBy: one }]);
});

test("a campaign gives way to a flow's mail that is due within the night, and says to which", async () => {
  const [flow] = await queue(shopId, [mail("ada", { priority: 1, dueAt: hoursFrom(3) })]);
  const [campaign, other] = await asked([mail("ada", { priority: 2 }), mail("dee", { priority: 2 })]);
  expect(campaign).toEqual({ decision: "defer", until: hoursFrom(20), reason: "gives_way", displacedBy: flow });
  expect(other?.decision).toBe("send");
});

test("night is where the shopper lives, or the shop where nobody knows", async () => {
  await db.query(sql`UPDATE shops SET timezone = 'Europe/London' WHERE id = ${shopId}`);
  const [ada, bea, cyd] = await asked([mail("ada"), mail("bea"), mail("cyd")]);
  expect([ada?.decision, cyd?.decision]).toEqual(["send", "send"]);
  // It is four in the morning in California.
  expect(bea).toMatchObject({ reason: "quiet_hours", until: new Date("2026-06-01T15:00:00Z") });
});

const happens = async (name: string, kind: EventKind, daysBefore: number) => {
  const occurredAt = daysAgo(daysBefore);
  await ensureMonths([occurredAt]);
  const event = {
    kind,
    sourceId: `${kind}-${daysBefore}`,
    occurredAt,
    profileId: idOf(name),
    actor: null,
    properties: {},
  };
  await transact((tx) => appendEvents(shopId, [event], tx));
};

test("who is silent for half a year over five mails is left in peace; a click, a visit, an order or a new yes wakes her", async () => {
  await queue(
    shopId,
    [100, 80, 60, 40, 20].map((days) => sent("dee", days * 24)),
  );
  const reason = async () => {
    const [decision] = await asked([mail("dee")]);
    return decision?.decision === "skip" ? decision.reason : decision?.decision;
  };
  expect(await reason()).toBe("sunset");
  for (const opened of [1, 5, 90]) await happens("dee", "message_opened", opened);
  expect(await reason()).toBe("sunset");
  await happens("dee", "message_clicked", 90);
  expect(await reason()).toBe("send");
});

test("only mails since the last sign of life count, however long ago that was", async () => {
  await happens("dee", "product_viewed", 200);
  await queue(
    shopId,
    [290, 280, 270, 260, 250, 80, 60, 40, 20].map((days) => sent("dee", days * 24)),
  );
  expect(await asked([mail("dee")])).toMatchObject([{ decision: "send" }]);
  await queue(shopId, [sent("dee", 30 * 24)]);
  expect(await asked([mail("dee")])).toMatchObject([{ decision: "skip", reason: "sunset" }]);
});

test.each<[string, () => Promise<unknown>]>([
  ["a visit", () => happens("dee", "product_viewed", 30)],
  ["a filled cart", () => happens("dee", "cart_updated", 30)],
  [
    "an order",
    () =>
      db.query(sql`INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
        VALUES (${shopId}, 1, ${idOf("dee")}, 'GBP', 1, '{}', ${daysAgo(30)}, ${now}, '')`),
  ],
  [
    "saying yes again",
    () =>
      db.query(sql`INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
        SELECT shop_id, id, email, 'subscribed', 'shopify', ${daysAgo(30)} FROM profiles
        WHERE shop_id = ${shopId} AND id = ${idOf("dee")}`),
  ],
])("%s is a sign of life", async (_, happened) => {
  await queue(
    shopId,
    [100, 80, 60, 40, 20].map((days) => sent("dee", days * 24)),
  );
  await happened();
  expect(await asked([mail("dee")])).toEqual([expect.objectContaining({ decision: "send" })]);
});

test("the hour at which a shopper usually acts is waited for when the shop wants it", async () => {
  for (let day = 1; day <= 8; day++) await happens("ada", "product_viewed", day - 0.25);
  const waits = async () => (await asked([mail("ada")]))[0];
  expect(await waits()).toMatchObject({ decision: "send" });
  await savePolicies(shopId, { ...defaultPolicies, atUsualHour: true }, now);
  // Six in the evening in London.
  expect(await waits()).toMatchObject({ reason: "usual_hour", until: hoursFrom(6) });
});

test("what a shopper chose on her own page holds", async () => {
  await db.query(sql`
    INSERT INTO email_preferences (shop_id, profile_id, denied_topics, least_days_between, paused_until, changed_at)
    VALUES (${shopId}, ${idOf("ada")}, '{tips}', 7, NULL, ${now}), (${shopId}, ${idOf("dee")}, '{}', NULL, ${hoursFrom(2)}, ${now})`);
  const [earlier] = await queue(shopId, [sent("ada", 100)]);
  expect(await asked([mail("ada", { template: "how-to" }), mail("ada"), mail("dee")])).toEqual([
    { decision: "skip", reason: "topic_declined" },
    { decision: "defer", reason: "asked_for_less", displacedBy: earlier, until: hoursFrom(68) },
    { decision: "defer", reason: "paused", displacedBy: null, until: hoursFrom(2) },
  ]);
});

test("a shop that said nothing has the defaults; what it says is kept, and what waits is decided about anew", async () => {
  expect(await findPolicies(shopId)).toEqual(defaultPolicies);
  const windows = [{ day: 2, from: 540, until: 720 }];
  const strict = { ...defaultPolicies, windows, capMessages: null, sunsetDays: null };
  await savePolicies(shopId, strict, now);
  expect(await findPolicies(shopId)).toEqual(strict);
  await queue(shopId, [mail("ada")]);
  await takeTurn(shopId, now);
  expect(await stands()).toEqual([{ state: "queued", deferred: "send_window", due: new Date("2026-06-03T08:00:00Z") }]);
  await savePolicies(shopId, defaultPolicies, hoursFrom(1));
  expect(await stands()).toEqual([{ state: "queued", deferred: "send_window", due: hoursFrom(1) }]);
  await takeTurn(shopId, hoursFrom(1));
  expect(await stands()).toMatchObject([{ state: "sending" }]);
});

test("a shop never reads another's policies or mails", async () => {
  const otherId = await openMailingShop("gate-other.myshopify.com", daysAgo(400));
  await savePolicies(otherId, { ...defaultPolicies, capMessages: 1, hoursBetween: 300 }, now);
  await queue(otherId, [sent("ada", 1)]);
  expect(await findPolicies(shopId)).toEqual(defaultPolicies);
  expect(await asked([mail("ada")])).toEqual([expect.objectContaining({ decision: "send" })]);
});

async function stands() {
  return db.query(sql`
    SELECT state, deferred_reason AS deferred, next_attempt_at AS due FROM messages WHERE shop_id = ${shopId}`);
}
