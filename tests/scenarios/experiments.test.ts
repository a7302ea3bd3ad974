import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describeMessage } from "~/components/reasons";
import { db, transact } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import { ensureMonths } from "~/domains/events/index.server";
import {
  askForExperimentLooks,
  assignmentOf,
  createExperiment,
  findExperiment,
  keepSplitExperiments,
  listAbout,
  listLooks,
  lookAtExperiments,
  startExperiment,
} from "~/domains/experiments/index.server";
import type { Arm, Subject } from "~/domains/experiments/model";
import type { Planned } from "~/domains/experiments/planning/model";
import type { Step } from "~/domains/flows/content/steps";
import { startManually } from "~/domains/flows/index.server";
import { savePolicies } from "~/domains/messages/gate/commands.server";
import { queueRequested, sendDue } from "~/domains/messages/index.server";
import { parse } from "~/domains/segments/index.server";
import { saveSender } from "~/domains/shops/index.server";
import { addTemplate } from "~/domains/templates/queries.server";
import { perform } from "~/jobs/perform.server";
import { recordset } from "~/lib/sql";
import { flowOf, send } from "../support/flow-contents";
import { openFlowShop, order, pass, runsOf, settle, startFlow } from "../support/flow-stage";
import { atAnyTime, ledgerOf, sender } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";
import { verifySender } from "../support/verified-sender";

const start = new Date();
const daysOn = (days: number) => new Date(start.getTime() + days * 86_400_000);
let stage: SendingStage;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.forget();
  shopId = await openFlowShop(`experiments-${++shops}.myshopify.com`, daysOn(-5));
  await saveSender(shopId, sender, start);
  await verifySender(shopId, "shop.example", start);
  await savePolicies(shopId, atAnyTime, start);
  await ensureMonths([daysOn(-5), start, daysOn(30)]);
});

const usual: Arm = { key: "usual", name: "By segment", share: 40, what: { does: "usual" } };
const generic: Arm = { key: "generic", name: "The same for all", share: 40, what: { does: "generic" } };
const none: Arm = { key: "none", name: "Nothing", share: 20, what: { does: "none" } };
const planned: Planned = { baseRate: 0.1, people: 1500, days: 90, smallestLift: 0.3, capMinor: null };

async function begin(subject: Subject, arms: Arm[], { rollsOut = false, windowDays = 3 } = {}): Promise<number> {
  const id = await createExperiment(shopId, subject, { name: "Test", arms, windowDays, rollsOut }, start);
  expect(await startExperiment(shopId, id, { revision: 0, planned }, start)).toEqual({ outcome: "started" });
  return id;
}

async function subscribers(names: string[]): Promise<Map<string, string>> {
  const people = await settle(shopId, names, daysOn(-4));
  const said = { state: "subscribed", optInLevel: null, source: "shopify", customerId: null } as const;
  const consents = [...people].map(([name, profileId]) => ({
    ...{ ...said, profileId, email: `${name}@example.com`, occurredAt: daysOn(-4) },
  }));
  await transact((tx) => recordConsents(shopId, consents, tx));
  return people;
}

const regular = parse("number_of_orders >= 1");
const line = (whenRegular: string, otherwise: string) => ({
  ...{ branches: [{ when: regular, value: whenRegular }], otherwise },
});

async function addLetter(key: string, subject: ReturnType<typeof line>): Promise<void> {
  const text = { type: "text" as const, text: line("For regulars", "For everybody") };
  const content = { subject, preheader: line("", ""), blocks: [{ id: "text", when: null, content: text }] };
  await transact((tx) => addTemplate(shopId, { key, name: key, topic: null, content }, start, tx));
}

/** Lets mail go out that is due by now. @returns the subjects that each got */
async function mailed(names: string[], now: Date): Promise<Map<string, string[]>> {
  await pass(shopId, now);
  await queueRequested(shopId, now);
  await sendDue(shopId, now);
  return new Map(names.map((name) => [name, stage.resend.mails(`${name}@example.com`).map(({ subject }) => subject)]));
}

test("what segmenting is worth: one part reads what is meant for them, one what all read, and one nothing", async () => {
  const names = Array.from({ length: 40 }, (_, i) => `worth${i}`);
  const people = await subscribers(names);
  const ids = [...people.values()];
  for (const id of ids) await order(shopId, id, daysOn(-3));
  await addLetter("letter", line("Again", "Hello"));
  await addLetter("regulars", line("Regulars only", "Not for you"));
  const steps: Step[] = [
    { ...send("first"), type: "send", template: "letter", latestMinutes: null },
    {
      ...{ id: "fork", type: "branch", otherwise: [] },
      paths: [
        {
          ...{ name: "Regulars", when: { shopper: regular, cause: [] } },
          steps: [{ id: "second", type: "send", template: "regulars", latestMinutes: null }],
        },
      ],
    },
  ];
  const flowId = await startFlow(shopId, "worth", flowOf(steps), start);
  const experimentId = await begin({ kind: "flow", id: flowId, step: null }, [usual, generic, none]);
  await startManually(shopId, flowId, ids, start);
  const got = await mailed(names, daysOn(0.01));
  const arms = await assignmentOf(shopId, experimentId, ids);
  const expected = { usual: ["Again", "Regulars only"], generic: ["Hello"], none: [] };
  for (const [name, id] of people) {
    const arm = arms.get(id) ?? "nobody";
    expect([name, arm, got.get(name)?.toSorted()]).toEqual([
      name,
      arm,
      Object.entries(expected).find(([key]) => key === arm)?.[1],
    ]);
  }
  expect(new Set(arms.values())).toEqual(new Set(["usual", "generic", "none"]));
  const heldOut = (await runsOf(shopId)).filter((run) => run.endsWith("held_out"));
  expect(heldOut).toHaveLength([...arms.values()].filter((arm) => arm === "none").length);
});

test("a step that sends is tried with another subject, two hours later, and everybody stays with her arm", async () => {
  const names = Array.from({ length: 30 }, (_, i) => `step${i}`);
  const people = await subscribers(names);
  await addLetter("letter", line("Again", "Hello"));
  const flowId = await startFlow(
    shopId,
    "step",
    flowOf([{ ...send("first"), type: "send", template: "letter", latestMinutes: null }]),
    start,
  );
  const what = { does: "differs" as const, changes: { subject: "Other" }, template: null, laterMinutes: 120 };
  const b: Arm = { key: "b", name: "B", share: 60, what };
  const experimentId = await begin({ kind: "flow_step", id: flowId, step: "first" }, [usual, b]);
  await startManually(shopId, flowId, [...people.values()], start);
  const atOnce = await mailed(names, daysOn(0.01));
  const later = await mailed(names, daysOn(0.1));
  const arms = await assignmentOf(shopId, experimentId, [...people.values()]);
  for (const [name, id] of people) {
    const isB = arms.get(id) === "b";
    expect([name, atOnce.get(name), later.get(name)]).toEqual([
      name,
      isB ? [] : ["Hello"],
      isB ? ["Other"] : ["Hello"],
    ]);
  }
  const rows = await db.query(sql`
    SELECT DISTINCT experiment_id AS experiment, arm FROM messages WHERE shop_id = ${shopId} ORDER BY arm`);
  expect(rows).toEqual([
    { experiment: experimentId, arm: "b" },
    { experiment: experimentId, arm: "usual" },
  ]);
});

/** Many shoppers who were given their arms at once, and of each arm so many who did something a day later. */
async function crowd(
  experimentId: number,
  arm: string,
  people: number,
  ordered: number,
  unsubscribed = 0,
): Promise<void> {
  const [last] = await db.query<{ id: string }>(sql`
    SELECT coalesce(max(profile_id), 1000000) AS id FROM assignments WHERE shop_id = ${shopId}`);
  const first = Number(last?.id ?? 0) + 1;
  const rows = Array.from({ length: people }, (_, i) => ({
    id: first + i,
    ordered: i < ordered,
    left: i < unsubscribed,
  }));
  const columns = { id: "bigint", ordered: "boolean", left: "boolean" };
  await db.query(sql`
    INSERT INTO assignments (shop_id, experiment_id, profile_id, arm, assigned_at)
    SELECT ${shopId}::int, ${experimentId}::int, id, ${arm}, ${start}::timestamptz FROM ${recordset(rows, columns)}`);
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    SELECT ${shopId}::int, id, id, 'GBP', 1000, '{}', ${daysOn(1)}::timestamptz, ${daysOn(1)}, ''
    FROM ${recordset(rows, columns)} WHERE ordered`);
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT ${shopId}::int, id, id || '@example.com', 'unsubscribed', 'unsubscribe_link', ${daysOn(1)}::timestamptz
    FROM ${recordset(rows, columns)} WHERE "left"`);
}

const b: Arm = {
  ...{ key: "b", name: "B", share: 60 },
  what: { does: "differs", changes: { subject: "Other" }, template: null, laterMinutes: 0 },
};
const subject: Subject = { kind: "flow_step", id: 1, step: "first" };

const looksDue = async () =>
  (
    await db.query<{ at: Date }>(sql`
    SELECT run_at AS at FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'experiments.due' AND (j.payload ->> 'shopId')::int = ${shopId}`)
  ).map(({ at }) => at);

test("it is looked at once a day; only completed windows count; a clear winner goes to everybody where that was said", async () => {
  const id = await begin(subject, [usual, b], { rollsOut: true });
  await crowd(id, "usual", 400, 30);
  await crowd(id, "b", 600, 120);
  expect(await looksDue()).toEqual([daysOn(1)]);
  await lookAtExperiments(shopId, daysOn(2));
  expect(await findExperiment(shopId, id)).toMatchObject({ state: "running", winner: null, lookedAt: daysOn(2) });
  expect(await looksDue()).toEqual([daysOn(3)]);
  await lookAtExperiments(shopId, daysOn(4));
  expect(await findExperiment(shopId, id)).toMatchObject({
    state: "finished",
    winner: "b",
    endedReason: "clear_winner",
  });
  const looks = await listLooks(shopId, id);
  expect(
    looks.map(({ found }) =>
      found.arms.map(({ key, assigned, people, conversions }) => [key, assigned, people, conversions]).toSorted(),
    ),
  ).toEqual([
    [
      ["b", 600, 0, 0],
      ["usual", 400, 0, 0],
    ],
    [
      ["b", 600, 600, 120],
      ["usual", 400, 400, 30],
    ],
  ]);
});

test("a look that was lost is asked for again by the daily comparison with Shopify", async () => {
  await begin(subject, [usual, b]);
  await askForExperimentLooks(shopId, daysOn(1));
  expect(await looksDue()).toEqual([daysOn(1)]);
  await askForExperimentLooks(shopId, daysOn(2));
  expect(await looksDue()).toHaveLength(2);
});

test("without that word a clear winner waits for the merchant", async () => {
  const id = await begin(subject, [usual, b]);
  await crowd(id, "usual", 400, 30);
  await crowd(id, "b", 600, 120);
  await lookAtExperiments(shopId, daysOn(4));
  expect(await findExperiment(shopId, id)).toMatchObject({ state: "running", winner: null });
});

test("an arm that drives shoppers away is stopped before its windows are over, however well it sells", async () => {
  const third: Arm = { ...b, key: "c", name: "C", share: 30 };
  const id = await begin(subject, [usual, { ...b, share: 30 }, third], { rollsOut: true });
  await crowd(id, "usual", 800, 80, 3);
  await crowd(id, "b", 600, 200, 70);
  await crowd(id, "c", 600, 60, 3);
  await lookAtExperiments(shopId, daysOn(2));
  expect(await findExperiment(shopId, id)).toMatchObject({ state: "running", stoppedArms: ["b"], winner: null });
  await lookAtExperiments(shopId, daysOn(4));
  expect(await findExperiment(shopId, id)).toMatchObject({ state: "running", winner: null });
});

test("a split that is off names no winner", async () => {
  const id = await begin(subject, [usual, b], { rollsOut: true });
  await crowd(id, "usual", 400, 30);
  await crowd(id, "b", 1200, 240);
  await lookAtExperiments(shopId, daysOn(4));
  expect(await findExperiment(shopId, id)).toMatchObject({ state: "running", winner: null });
});

test("who turns out to be one person with another has one arm from then on: the earlier", async () => {
  const id = await begin(subject, [usual, b]);
  await crowd(id, "b", 1, 0);
  const [from] = await db.query<{ id: string }>(
    sql`SELECT profile_id AS id FROM assignments WHERE shop_id = ${shopId}`,
  );
  await perform("profiles.merged", { shopId, from: from?.id ?? "", into: "5" }, daysOn(1));
  expect(await assignmentOf(shopId, id, ["5", from?.id ?? ""])).toEqual(new Map([["5", "b"]]));
});

test("of one thing one comparison runs at a time", async () => {
  await begin(subject, [usual, b]);
  const id = await createExperiment(
    shopId,
    subject,
    { name: "Second", arms: [usual, b], windowDays: 3, rollsOut: false },
    start,
  );
  const refused = { outcome: "refused", problems: [expect.stringContaining("running")] };
  expect(await startExperiment(shopId, id, { revision: 0, planned }, start)).toEqual(refused);
});

test("the split of a flow is an experiment of its own, which begins anew when its shares change", async () => {
  const paths = (first: number) => [
    { arm: "a", name: "Short", share: first },
    { arm: "b", name: "Long", share: 100 - first },
  ];
  const keep = (first: number | null) =>
    transact((tx) =>
      keepSplitExperiments(
        shopId,
        9,
        first === null ? [] : [{ step: "fork", name: "Way", paths: paths(first) }],
        start,
        tx,
      ),
    );
  const stand = async () =>
    (await listAbout(shopId, { kind: "flow", id: 9 })).map(({ state, arms }) => [state, arms[0]?.share]);
  await keep(50);
  await keep(50);
  expect(await stand()).toEqual([["running", 50]]);
  await keep(90);
  expect((await stand()).toSorted()).toEqual([
    ["running", 90],
    ["stopped", 50],
  ]);
  await keep(null);
  expect((await stand()).map(([state]) => state)).toEqual(["stopped", "stopped"]);
});

test("mail because of a segment is written, written the same for all, or kept away, and a merchant reads why", async () => {
  const names = Array.from({ length: 30 }, (_, i) => `segment${i}`);
  const people = await subscribers(names);
  for (const id of people.values()) await order(shopId, id, daysOn(-3));
  await addLetter("letter", line("Again", "Hello"));
  const id = await begin({ kind: "segment", id: 77, step: null }, [usual, generic, none]);
  const flowId = await startFlow(
    shopId,
    "segment",
    flowOf([{ ...send("first"), type: "send", template: "letter", latestMinutes: null }]),
    start,
  );
  await startManually(shopId, flowId, [...people.values()], start);
  await db.query(sql`UPDATE flow_runs SET segment_id = 77 WHERE shop_id = ${shopId}`);
  const got = await mailed(names, daysOn(0.01));
  const arms = await assignmentOf(shopId, id, [...people.values()]);
  const subjects: Record<string, string[]> = { usual: ["Again"], generic: ["Hello"], none: [] };
  const ledger = await ledgerOf(shopId);
  for (const [name, profileId] of people) {
    const arm = arms.get(profileId) ?? "nobody";
    expect([name, got.get(name)]).toEqual([name, subjects[arm]]);
    const message = ledger.find(({ email }) => email === `${name}@example.com`);
    expect(message).toMatchObject(arm === "none" ? { state: "skipped", reason: "held_out" } : { state: "sent" });
  }
  expect(new Set(arms.values())).toEqual(new Set(["usual", "generic", "none"]));
  expect(describeMessage("skipped", "held_out")).toContain("gets nothing");
});
