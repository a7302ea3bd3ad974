import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { findSegment } from "../queries.server";
import { installReadyMade } from "./commands.server";
import { saveSegment } from "../commands.server";
import { draftOf } from "./model";
import { contentSegments } from "./content";

const now = new Date("2026-05-03T12:00:00Z");
const [readsHowTo, readsLaunches] = contentSegments;
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("library.myshopify.com")).id;
});

async function announced(): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier = 'segment.changed'`);
  return row?.count ?? 0;
}

test("a ready-made segment is added once, and its members are asked for", async () => {
  const key = readsHowTo?.key ?? "";
  const before = await announced();
  const added = await installReadyMade(shopId, key, now);
  if (added.outcome !== "added") throw new Error(`It was ${added.outcome}`);
  expect(await findSegment(shopId, added.segmentId)).toMatchObject({ key, origin: "library", version: 1 });
  expect(await installReadyMade(shopId, key, now)).toMatchObject({ outcome: "refused" });
  expect(await announced()).toBe(before + 1);
});

test("it does not take a name the merchant has given", async () => {
  if (!readsLaunches) throw new Error("There is no second one");
  await saveSegment(shopId, null, draftOf(readsLaunches), now);
  const refused = await installReadyMade(shopId, readsLaunches.key, now);
  expect(refused).toEqual({ outcome: "refused", problem: expect.stringContaining(readsLaunches.name) });
});

test("nothing is added by a key that the library has not", async () => {
  expect(await installReadyMade(shopId, "nothing-such", now)).toEqual({ outcome: "missing" });
});
