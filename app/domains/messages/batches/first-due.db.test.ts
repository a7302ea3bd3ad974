import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { db } from "~/db.server";
import { openMailingShop, queueWelcomes } from "../../../../tests/support/mailing";
import { firstDuePriority } from "./first-due";
import { priorities } from "./model";

const now = new Date();
let shopId: number;

beforeAll(async () => {
  shopId = await openMailingShop("first-due.myshopify.com", now);
  const names = Array.from({ length: 3000 }, (_, i) => `waits-${i}`);
  await queueWelcomes(shopId, names, now, { kind: "campaign" });
  // As it is once PostgreSQL has looked after its tables: then reading all that waits seems cheap.
  await db.query(sql`VACUUM (ANALYZE) messages`);
});

const asked = (at: Date) => sql`SELECT ${firstDuePriority(sql`l.shop_id`, at)} AS first
  FROM (SELECT id AS shop_id FROM shops WHERE id = ${shopId}) l`;
const first = async (at: Date) => (await db.query<{ first: number | null }>(asked(at)))[0]?.first;

interface Node {
  "Actual Rows": number;
  "Actual Loops": number;
  Plans?: Node[] | undefined;
}
const Node: z.ZodType<Node> = z.object({
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  Plans: z.array(z.lazy(() => Node)).optional(),
});
const rowsOf = (node: Node): number =>
  node["Actual Rows"] * node["Actual Loops"] + (node.Plans ?? []).reduce((sum, inner) => sum + rowsOf(inner), 0);

test("what was asked for comes before flows, flows before campaigns, and what is not due yet does not count", async () => {
  expect(await first(new Date(now.getTime() - 60_000))).toBeNull();
  expect(await first(now)).toBe(priorities.campaign);
  await queueWelcomes(shopId, ["flow"], now, { kind: "flow" });
  expect(await first(now)).toBe(priorities.flow);
  await queueWelcomes(shopId, ["herself"], now, { kind: "askedFor" });
  expect(await first(now)).toBe(priorities.askedFor);
});

test("to find what is due reads a message or two, however many wait", async () => {
  const [row] = await db.query<{ "QUERY PLAN": unknown }>(sql`EXPLAIN (ANALYZE, FORMAT JSON) ${asked(now)}`);
  const [{ Plan: plan }] = z.tuple([z.object({ Plan: Node })]).parse(row?.["QUERY PLAN"]);
  expect(rowsOf(plan)).toBeLessThan(20);
});
