import sql from "sql-template-tag";
import { db } from "~/db.server";
import { advanceDue, startManually } from "~/domains/flows/index.server";
import { parse } from "~/domains/segments/index.server";
import { flowOf, order, send, wait } from "../../support/flow-contents";
import { openFlowShop, startFlow } from "../../support/flow-stage";

const start = new Date("2026-06-01T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

/** How many runs a worker takes over a branch, a message and a wait in a second, with a goal that each is asked about. */
export async function measureAdvance(people: number): Promise<string> {
  const shopId = await openFlowShop("fast.myshopify.com", start);
  await db.query(sql`
    INSERT INTO profiles (shop_id, email, first_name, country_code, known_since)
    SELECT ${shopId}::int, 'fast' || n || '@example.com', 'Fast', (ARRAY['GB', 'US'])[1 + n % 2], ${start}
    FROM generate_series(1, ${people}::int) n`);
  const rows = await db.query<{ id: string }>(sql`SELECT id FROM profiles WHERE shop_id = ${shopId}`);
  const who = {
    name: "",
    when: { shopper: parse("customer_countries CONTAINS 'GB'"), cause: [] },
    steps: [send("one")],
  };
  const flowId = await startFlow(
    shopId,
    "fast",
    flowOf(
      [
        wait("first", 60),
        { id: "who", type: "branch", paths: [who], otherwise: [send("other")] },
        wait("second", 60),
        send("two"),
      ],
      { ends: { goal: order, onLeaving: false, when: null } },
    ),
    start,
  );
  const started = await timed(() =>
    startManually(
      shopId,
      flowId,
      rows.map(({ id }) => id),
      start,
    ),
  );
  await advanceDue(shopId, start);
  await db.query(sql`ANALYZE flow_runs, flow_passages, flow_effects`);
  const advanced = await timed(() => advanceDue(shopId, after(61)));
  const perSecond = (seconds: number) => Math.round(people / seconds);
  return `${people} runs: ${perSecond(started)} begun in a second, ${perSecond(advanced)} taken over a wait, a branch and a message in a second`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
