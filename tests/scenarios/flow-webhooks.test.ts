import { Resend } from "resend";
import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describeEntry } from "~/components/timeline-words";
import { db, transact } from "~/db.server";
import { claimEffects, settleEffects } from "~/domains/flows/effects/queries.server";
import { postEffects } from "~/domains/flows/effects/webhooks/commands.server";
import { askForEffects, doEffects, listTargets, renewSecret } from "~/domains/flows/index.server";
import { listTimeline } from "~/domains/reports/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { eraseWholeShop } from "~/jobs/erase.server";
import { viewTarget } from "~/routes/app.settings_.connections/view";
import { addFlow, endLeases, nextEffectsAt, standingOf, want } from "../support/effects-stage";
import { openAddress, openToolsWorld, type Taken, type ToolsWorld } from "../support/tools-world";

const now = new Date();
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const verifier = new Resend("re_nothing").webhooks;

let world: ToolsWorld;
let shopId: number;
let flowId: number;
let ada: string;
let shops = 0;

beforeAll(async () => {
  world = await openToolsWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.forget();
  shopId = (await ensureShop(`tools-${++shops}.myshopify.com`)).id;
  await db.query(sql`UPDATE shops SET installed_at = ${now} WHERE id = ${shopId}`);
  flowId = await addFlow(shopId, "Abandoned cart", now);
  const [profile] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, customer_id, email, phone, first_name, known_since)
    VALUES (${shopId}, 77, 'ada@example.com', '+44 20 7946 0000', 'Ada', ${now}) RETURNING id`);
  ada = profile?.id ?? expect.fail("Nobody was added");
});

const cause = {
  kind: "cart_updated",
  sourceId: "c1:2",
  properties: {
    productIds: ["8"],
    totalMinor: 4900,
    path: "/account?email=ada@example.com",
    query: "rash",
    answer: "acne",
  },
};
const post = (count: number, url = "https://sms.example.com/in") =>
  want(
    shopId,
    flowId,
    Array.from({ length: count }, () => ({ profileId: ada, kind: "webhook", payload: { url, name: "Text" }, cause })),
    now,
  );
const tell = (at: Date, network = world.network([openAddress])) => doEffects(shopId, at, network);
const idsTaken = () => world.taken.map(({ headers }) => headers["webhook-id"]);

function isSigned({ headers, body }: Taken, webhookSecret: string): boolean {
  const header = (name: string) => String(headers[name]);
  const signed = {
    id: header("webhook-id"),
    timestamp: header("webhook-timestamp"),
    signature: header("webhook-signature"),
  };
  try {
    verifier.verify({ payload: body, headers: signed, webhookSecret });
    return true;
  } catch {
    return false;
  }
}

test("another tool is told of a step, signed with the shop's key, and without anything that names a person", async () => {
  const secret = await renewSecret(shopId, now);
  const [runId] = await post(1);
  await tell(now);
  const [taken] = world.taken;
  expect(JSON.parse(taken?.body ?? "")).toEqual({
    ...{ id: `run-${runId}-2`, event: "flow.step", occurredAt: now.toISOString() },
    ...{ flow: { id: flowId, name: "Abandoned cart" }, step: { id: "tell", name: "Text" } },
    shopper: { id: ada, customer: "gid://shopify/Customer/77" },
    cause: { kind: "cart_updated", properties: { productIds: ["8"], totalMinor: 4900 } },
  });
  expect(taken && isSigned(taken, secret)).toBe(true);
  const renewed = await renewSecret(shopId, now);
  await post(1);
  await tell(minutes(1));
  expect([secret, renewed].map((key) => world.taken[1] && isSigned(world.taken[1], key))).toEqual([true, true]);
  const [kept] = await db.query<{ secret: string }>(sql`SELECT secret FROM flow_secrets WHERE shop_id = ${shopId}`);
  expect(kept?.secret).not.toContain(renewed);
});

test("a shop that never asked for a key signs all the same, always with one", async () => {
  await post(3);
  await tell(now);
  expect(world.taken.every(({ headers }) => /^v1,\S+$/.test(String(headers["webhook-signature"])))).toBe(true);
  const former = world.taken[0] ?? expect.fail("Nothing was posted");
  const secret = await renewSecret(shopId, now);
  expect(isSigned(former, secret)).toBe(false);
});

test("what leads inside is refused for good, and nothing inside hears of it", async () => {
  const names = await post(2, "https://innocent.example.com/");
  await tell(now, world.network(["169.254.169.254"], [openAddress, "10.0.0.1"]));
  const numbers = await post(1, "https://2130706433/");
  await tell(now, world.network(["127.0.0.1"]));
  const refused = { state: "failed", reason: "address_not_allowed", attempts: 1 };
  expect(await standingOf(shopId, [...names, ...numbers])).toEqual([refused, refused, refused]);
  expect([world.taken, world.dialled, world.intrusions()]).toEqual([[], [], 0]);
});

test("a shopper's timeline tells what was done for them, and what was not and why", async () => {
  world.answers(() => ({ status: 404 }));
  await post(1);
  const tag = { change: "add", tag: "vip" };
  await want(shopId, flowId, [{ profileId: ada, kind: "tag", payload: tag }], minutes(1));
  await tell(now);
  await db.query(sql`
    UPDATE flow_effects SET state = 'done', settled_at = ${minutes(2)} WHERE shop_id = ${shopId} AND kind = 'tag'`);
  const entries = await listTimeline(shopId, ada, { kind: "messages", limit: 9, offset: 0 });
  const effects = entries.filter(({ key }) => key.startsWith("effect:"));
  expect(effects.map((entry) => describeEntry(entry, null))).toEqual([
    "Was given the tag “vip” in Shopify",
    "“Text” was not told, because the other side refused it",
  ]);
});

test("a no is taken for a no, and a redirect too", async () => {
  world.answers(({ url }) =>
    url === "/gone" ? { status: 410 } : { status: 307, headers: { location: world.inside } },
  );
  const runs = [...(await post(1, "https://a.example.com/gone")), ...(await post(1, "https://a.example.com/on"))];
  await tell(now);
  expect(await standingOf(shopId, runs)).toMatchObject([{ reason: "refused_by_target" }, { reason: "redirected" }]);
  expect(world.intrusions()).toBe(0);
});

test("a worker that is killed after it posted: the request comes again under the same id, and only then", async () => {
  const runs = await post(1);
  const claimed = await transact((tx) => claimEffects(shopId, "webhook", 10, now, tx));
  await postEffects(shopId, claimed, now, world.network([openAddress]));
  await tell(minutes(1));
  expect(idsTaken()).toEqual([`run-${runs[0]}-2`]);
  await endLeases(shopId);
  await tell(minutes(1));
  expect(idsTaken()).toEqual([`run-${runs[0]}-2`, `run-${runs[0]}-2`]);
  expect(await standingOf(shopId, runs)).toEqual([{ state: "done", reason: null, attempts: 2 }]);
});

test("a late word of a worker that was thought dead changes nothing", async () => {
  const runs = await post(1);
  const slow = await transact((tx) => claimEffects(shopId, "webhook", 10, now, tx));
  await endLeases(shopId);
  await transact((tx) => claimEffects(shopId, "webhook", 10, now, tx));
  const late = slow.map(({ runId, number, attempts }) => {
    return { runId, number, attempts, next: { state: "failed" as const, reason: "no_answer" as const } };
  });
  expect(await settleEffects(shopId, late, now, db)).toBe(0);
  expect(await standingOf(shopId, runs)).toEqual([{ state: "queued", reason: null, attempts: 2 }]);
});

test("a tool that has trouble is tried again, rests, and is asked by one request alone before the others follow", async () => {
  world.answers(({ headers }) => ({ status: headers.host?.startsWith("calm") ? 200 : 503 }));
  const runs = await post(6);
  await tell(now);
  expect(world.taken).toHaveLength(6);
  const [resting] = await listTargets(shopId, minutes(-60), now);
  expect(resting).toMatchObject({ target: "sms.example.com", waiting: 6, done: 0, reason: "trouble_at_target" });
  expect(resting?.restedUntil?.getTime()).toBe(minutes(10).getTime());
  expect(resting && viewTarget(resting, "UTC").problem).toMatch(
    /^Nothing is posted there until .* had trouble of its own\./,
  );

  // They are due long before, and others that come wait with them.
  await post(1, "https://calm.example.com/");
  await tell(minutes(9));
  expect(world.taken.slice(6).map(({ headers }) => headers.host)).toEqual([expect.stringMatching(/^calm/)]);
  await askForEffects(shopId, minutes(9));
  expect(await nextEffectsAt(shopId)).toEqual(minutes(10));

  world.forget();
  world.answers(() => ({ status: 503 }));
  await tell(minutes(10));
  expect(world.taken).toHaveLength(1);
  world.answers(() => ({ status: 200 }));
  await tell(minutes(40));
  expect(await standingOf(shopId, runs)).toEqual(runs.map(() => expect.objectContaining({ state: "done" })));
  expect(await listTargets(shopId, minutes(-60), minutes(40))).toMatchObject([
    { target: "calm.example.com" },
    { target: "sms.example.com", done: 6, restedUntil: null, reason: null },
  ]);
});

test("a tool that asks to slow down is left alone for as long", async () => {
  world.answers(() => ({ status: 429, headers: { "retry-after": "600" } }));
  await post(1);
  await tell(now);
  world.answers(() => ({ status: 200 }));
  await tell(minutes(9));
  expect(world.taken).toHaveLength(1);
  await tell(minutes(11));
  expect(world.taken).toHaveLength(2);
});

test("what found no answer for a day is given up, with the reason, also when it was never its turn", async () => {
  world.answers(() => ({ status: 500 }));
  const tried = await post(5);
  for (let hour = 0; hour <= 24; hour += 6) await tell(minutes(hour * 60));
  const never = await post(1);
  await tell(minutes(25 * 60));
  expect(await standingOf(shopId, tried)).toEqual(
    tried.map(() => expect.objectContaining({ state: "failed", reason: "trouble_at_target" })),
  );
  expect(await standingOf(shopId, never)).toMatchObject([{ state: "failed" }]);
});

test("with the shop its key and what is known of its tools go", async () => {
  await renewSecret(shopId, now);
  await post(1);
  await tell(now);
  await eraseWholeShop(shopId);
  const left = await db.query(sql`
    SELECT 1 FROM flow_secrets WHERE shop_id = ${shopId} UNION ALL SELECT 1 FROM flow_targets WHERE shop_id = ${shopId}
    UNION ALL SELECT 1 FROM flow_effects WHERE shop_id = ${shopId}`);
  expect(left).toEqual([]);
});
