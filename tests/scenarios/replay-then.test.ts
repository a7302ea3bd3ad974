import sql, { raw } from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import type { ConsentState } from "~/domains/consent/model";
import { ensureMonths } from "~/domains/events/index.server";
import type { FlowContent } from "~/domains/flows/content/model";
import { askReplay, eraseFromReplays, findLastReplay, stopReplays } from "~/domains/flows/index.server";
import { addFlow, listFlows } from "~/domains/flows/queries.server";
import { parse } from "~/domains/segments/index.server";
import { saveSender } from "~/domains/shops/index.server";
import { ensureReady } from "~/domains/templates/index.server";
import { flowOf, matches, send, wait } from "../support/flow-contents";
import { addSegment, happen, openFlowShop, order, pass, settle } from "../support/flow-stage";
import { sender } from "../support/mailing";
import { verifySender } from "../support/verified-sender";
import { priorities } from "~/domains/messages/batches/model";
import { lockDecisions } from "~/domains/messages/gate/queries.server";
import { replay, tryOut } from "~/domains/messages/replays/jobs.server";

const now = new Date("2026-06-20T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const carted = { type: "happened", what: matches("cart_updated MATCHES (date >= 2020-01-01)") } as const;

let shopId: number;
let people: Map<string, string>;
const idOf = (name: string) => people.get(name) ?? "";

beforeAll(async () => {
  const began = daysAgo(40);
  shopId = await openFlowShop("replayed.myshopify.com", began);
  await ensureMonths([daysAgo(20), now]);
  await saveSender(shopId, sender, began);
  await verifySender(shopId, "shop.example", began);
  await ensureReady(shopId, ["welcome"], began);
  const segmentId = await addSegment(
    shopId,
    "Carts",
    "cart_updated MATCHES (count >= 1, date >= 2020-01-01) AND number_of_orders = 0",
    began,
  );
  people = await settle(shopId, ["ada", "bea", "cleo", "dora"], began);
  for (const name of people.keys()) await say(name, "subscribed", began);
  for (const name of people.keys()) await happen(shopId, idOf(name), "cart_updated", daysAgo(5));
  // What Cleo got before counts; what Bea got afterwards does not, nor what Dora was to get, and got later.
  for (const days of [5.6, 5.4, 5.2]) await mail("cleo", daysAgo(days));
  for (const days of [2.6, 2.4, 2.2, 2]) await mail("bea", daysAgo(days));
  for (const days of [4.9, 4.8, 4.7]) await mail("dora", daysAgo(days), daysAgo(6));
  await order(shopId, idOf("ada"), daysAgo(1));
  await say("bea", "unsubscribed", daysAgo(1));
  await add("by-event", afterCart);
  await add("by-segment", whileCarts(segmentId));
  await pass(shopId, now);
});

async function say(name: string, state: ConsentState, occurredAt: Date): Promise<void> {
  const word = { customerId: null, optInLevel: null, source: "shopify", profileId: idOf(name) };
  await recordConsents(shopId, [{ ...word, email: `${name}@example.com`, state, occurredAt }], db);
}

async function mail(name: string, at: Date, queuedAt = at): Promise<void> {
  await db.query(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, priority, state,
      next_attempt_at, queued_at, first_attempt_at, settled_at)
    SELECT ${shopId}, ${idOf(name)}, 'campaign', ${at.getTime()}, 0, 1, 'news', ${priorities.campaign}, 'sent', ${at}::timestamptz,
      ${queuedAt}::timestamptz, ${at}::timestamptz, ${at}::timestamptz`);
}

const afterCart = flowOf(
  [
    wait("hour", 60),
    {
      ...{ id: "who", type: "branch", otherwise: [send("to-others")] },
      paths: [
        { name: "Bought", when: { shopper: parse("number_of_orders >= 1"), cause: [] }, steps: [send("to-buyers")] },
      ],
    },
  ],
  { trigger: carted },
);

const whileCarts = (segmentId: number): FlowContent =>
  flowOf([wait("days", 2880), send("later")], {
    trigger: { type: "segment_entered", segment: { segmentId } },
    ends: { goal: null, onLeaving: true, when: null },
  });

async function add(key: string, content: FlowContent): Promise<void> {
  await addFlow(shopId, { key, name: key, content }, daysAgo(1), db);
}

async function flowId(key: string): Promise<number> {
  return (await listFlows(shopId)).find((flow) => flow.key === key)?.id ?? 0;
}

/** @returns what was found */
async function tried(key: string, days = 30) {
  const id = await flowId(key);
  expect(await askReplay(shopId, id, days, now)).toEqual({ outcome: "asked" });
  const asked = await findLastReplay(shopId, id);
  await replay(shopId, asked?.id ?? 0, now);
  const found = await findLastReplay(shopId, id);
  expect(found).toMatchObject({ state: "done", reason: null });
  return found?.found ?? null;
}

/** What was found of each shopper, by name. */
function storyOf(found: Awaited<ReturnType<typeof tried>>) {
  const names = new Map([...people].map(([name, id]) => [id, name]));
  return Object.fromEntries(
    (found?.lines ?? []).map(({ profileId, passed, messages }) => [
      names.get(profileId),
      [...passed.map(({ step }) => step), ...messages.map(({ state, heldFor }) => heldFor ?? state)],
    ]),
  );
}

test("who is asked about is as she was then, and may be written to if she might then", async () => {
  const found = await tried("by-event");
  expect(storyOf(found)).toEqual({
    ada: ["hour", "who", "to-others", "sent"],
    bea: ["hour", "who", "to-others", "sent"],
    cleo: ["hour", "who", "to-others", "frequency_cap"],
    dora: ["hour", "who", "to-others", "sent"],
  });
  expect(found).toMatchObject({ runs: 4, people: 4, reached: 3, boughtBefore: 0, orderedAfter: 1, sent: 3 });
  expect(found).toMatchObject({
    held: { frequency_cap: 1 },
    displacedBy: { "campaign 1": 1 },
    skipped: { too_late: 1 },
  });
  expect(found?.days.filter(({ came }) => came > 0)).toEqual([{ day: "2026-06-15", came: 4, sent: 3, skipped: 0 }]);
});

test("who was in a segment then is in it then, whoever left since", async () => {
  const found = await tried("by-segment");
  expect(storyOf(found)).toMatchObject({ ada: ["days", "later", "sent"] });
});

test("what lies before the days that are gone through starts nothing", async () => {
  expect(await tried("by-event", 7)).toMatchObject({ runs: 4 });
  const found = await tried("by-event", 7);
  expect(found?.days).toHaveLength(8);
});

test("mail that goes out later takes no place before, whenever it was asked for", async () => {
  const found = await tried("by-event");
  const hourAfter = new Date(daysAgo(5).getTime() + 3_600_000).toISOString();
  for (const name of ["bea", "dora"]) {
    const line = found?.lines.find(({ profileId }) => profileId === idOf(name));
    expect(line?.messages).toEqual([{ step: "to-others", state: "sent", reason: null, heldFor: null, at: hourAfter }]);
  }
});

test("what nobody wants any more is stopped in the midst of it", async () => {
  const id = await flowId("by-event");
  await askReplay(shopId, id, 30, now);
  const asked = await findLastReplay(shopId, id);
  if (!asked) throw new Error("It was asked for");
  const instants: Date[] = [];
  const goesOn = (at: Date) => Promise.resolve(instants.push(at) < 2);
  expect(await tryOut(shopId, { ...asked, rank: 100 }, goesOn, () => Promise.resolve("told"))).toBeNull();
  expect(instants).toHaveLength(2);
});

test("who is erased is told of no more, and still counted", async () => {
  await tried("by-event");
  const id = await flowId("by-event");
  await transact((tx) => eraseFromReplays(shopId, idOf("ada"), tx));
  const found = (await findLastReplay(shopId, id))?.found ?? null;
  expect(Object.keys(storyOf(found))).toEqual(["bea", "cleo", "dora"]);
  expect(found).toMatchObject({ runs: 4, sent: 3 });
});

test("nothing remains of it but what was found, and nobody has to wait for it", async () => {
  const before = await everything();
  const id = await flowId("by-event");
  await askReplay(shopId, id, 30, now);
  const asked = await findLastReplay(shopId, id);
  if (!asked) throw new Error("It was asked for");
  const held = await tryOut(
    shopId,
    { ...asked, rank: 100 },
    () => Promise.resolve(true),
    (_, tx) =>
      tx.query<{ name: string }>(sql`
        SELECT DISTINCT l.relation::regclass::text AS name FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
        WHERE l.pid = pg_backend_pid() AND c.relpersistence = 'p' AND c.relkind IN ('r', 'p')
          AND l.mode NOT IN ('AccessShareLock')
        UNION ALL SELECT 'advisory' FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'`),
  );
  const names = (held ?? []).map(({ name }) => name).filter((name) => !name.startsWith("event_partitions."));
  expect(names).toEqual(["events"]);
  expect(await everything()).toEqual(before);
  await transact((tx) => lockDecisions(shopId, tx));
});

/** How many rows each table has, but for the replays themselves. */
async function everything(): Promise<Record<string, number>> {
  const tables = await db.query<{ name: string }>(sql`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')
      AND tablename NOT IN ('flow_replays') AND tablename NOT LIKE '%jobs%' ORDER BY 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.query<{ count: number }>(sql`SELECT count(*)::int AS count FROM ${raw(name)}`);
    counts[name] = row?.count ?? 0;
  }
  return counts;
}

test("it can be stopped, and what was asked for anew takes its place", async () => {
  const id = await flowId("by-event");
  await askReplay(shopId, id, 30, now);
  const first = await findLastReplay(shopId, id);
  await askReplay(shopId, id, 7, now);
  await replay(shopId, first?.id ?? 0, now);
  expect(await findLastReplay(shopId, id)).toMatchObject({ days: 7, state: "queued", found: null });
  expect(await stopReplays(shopId, id, now)).toBe(true);
  const stopped = await findLastReplay(shopId, id);
  await replay(shopId, stopped?.id ?? 0, now);
  expect(await findLastReplay(shopId, id)).toMatchObject({ state: "stopped", found: null });
  expect(await stopReplays(shopId, id, now)).toBe(false);
});
