import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { moveFlow, trace } from "~/domains/flows/index.server";
import { savePolicies } from "~/domains/messages/index.server";
import { parse } from "~/domains/segments/index.server";
import { flowOf, matches, wait } from "../support/flow-contents";
import { startFlow } from "../support/flow-stage";
import { openFlowStory, type FlowStory } from "../support/flow-story";
import { atAnyTime } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

// Flows that want to write to one shopper at once, and flows at which nobody worked for a while.
const start = new Date("2026-03-02T09:00:00Z");
const trigger = { type: "happened", what: matches("storefront_event.product_viewed MATCHES (id = 1)") } as const;
const mail = (template: string, latestMinutes: number | null = null) =>
  ({ id: template, type: "send", template, latestMinutes }) as const;
let stage: SendingStage;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());

/** What stands in the ledger, with what each message waited for and which took its place. */
async function ledger({ shopId }: FlowStory): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    SELECT concat_ws(', ', m.template_key, m.state, m.reason, m.deferred_reason, 'behind ' || d.template_key) AS line
    FROM messages m LEFT JOIN messages d ON d.shop_id = m.shop_id AND d.id = m.displaced_by
    WHERE m.shop_id = ${shopId} ORDER BY m.template_key`);
  return rows.map(({ line }) => line);
}

async function openTwo(domain: string, flowHours: number) {
  const story = await openFlowStory(domain, start);
  await savePolicies(story.shopId, { ...atAnyTime, capMessages: 1, capDays: 7, flowHours }, start);
  await startFlow(story.shopId, "late", flowOf([mail("browse-abandonment")], { trigger }), start);
  const first = await startFlow(story.shopId, "first", flowOf([mail("welcome")], { trigger }), start);
  return { story, first, ada: await story.subscribe(domain.split(".")[0] ?? "") };
}

test("of two flows at once the one that the merchant put first writes, and the other says behind which it waits", async () => {
  const { story, first, ada } = await openTwo("two-flows.myshopify.com", 240);
  await moveFlow(story.shopId, first, "up");
  await story.happen(ada, "product_viewed", { productIds: ["1"] });
  expect(await ledger(story)).toEqual(["browse-abandonment, queued, frequency_cap, behind welcome", "welcome, sent"]);
  await story.pass({ days: 8 });
  expect((await story.ledger(ada)).sort()).toEqual(["browse-abandonment sent", "welcome sent"]);
});

test("what finds no room in time is not sent, and the ledger says since when it was too late and behind what", async () => {
  const { story, ada } = await openTwo("no-room.myshopify.com", 48);
  await story.happen(ada, "product_viewed", { productIds: ["1"] });
  await story.pass({ days: 3 });
  expect(await ledger(story)).toEqual([
    "browse-abandonment, sent",
    "welcome, skipped, too_late, frequency_cap, behind browse-abandonment",
  ]);
});

test("after an outage a step sends only as late as it allows, and the run goes on", async () => {
  const story = await openFlowStory("outage.myshopify.com", start);
  const steps = [wait("hour", 60), mail("welcome", 120), wait("day", 1440), mail("welcome-2", 120)];
  await startFlow(story.shopId, "steps", flowOf(steps, { trigger }), start);
  const [ada, ben] = [await story.subscribe("outage-ada"), await story.subscribe("outage-ben")];
  await story.happen(ada, "product_viewed", { productIds: ["1"] });
  story.outage(2);
  await story.happen(ben, "product_viewed", { productIds: ["1"] });
  expect(await story.ledger(ada)).toEqual(["welcome sent"]);
  story.outage(6);
  await story.pass({ hours: 18 });
  expect(await story.runs(ben)).toEqual(["hour waited, welcome too_late, at day"]);
  // What follows counts from when the step was due, not from when somebody looked.
  await story.pass({ hours: 2 });
  expect(await story.ledger(ada)).toEqual(["welcome sent", "welcome-2 sent"]);
  expect(await story.ledger(ben)).toEqual(["welcome-2 sent"]);
});

test("a test run tells each decision for a shopper, and writes nothing", async () => {
  const story = await openFlowStory("trace.myshopify.com", start);
  const steps = [
    wait("day", 1440),
    {
      ...({ id: "who", type: "branch" } as const),
      paths: [
        { name: "Ordered", when: { shopper: parse("number_of_orders >= 1"), cause: [] }, steps: [mail("welcome")] },
      ],
      otherwise: [mail("welcome-2")],
    },
  ];
  const content = flowOf(steps, { trigger });
  const flowId = await startFlow(story.shopId, "steps", content, start);
  const [ada, ben] = [await story.subscribe("trace-ada"), await story.subscribe("trace-ben")];
  await story.order(ada, 1000);
  const told = async (profileId: string) => {
    const decisions = await trace(story.shopId, flowId, content, profileId, start);
    return decisions.map(({ step, outcome, at, template }) =>
      [step, outcome, template, (at.getTime() - start.getTime()) / 3_600_000].filter((part) => part !== null).join(" "),
    );
  };
  expect(await told(ada)).toEqual([
    "starts 0",
    "day waited 24",
    "who path-1 24",
    "welcome asked welcome 24",
    "finished 24",
  ]);
  expect(await told(ben)).toEqual([
    "starts 0",
    "day waited 24",
    "who otherwise 24",
    "welcome-2 asked welcome-2 24",
    "finished 24",
  ]);
  expect(await story.runs(ada)).toEqual([]);
  expect(await story.ledger(ada)).toEqual([]);
});
