import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import {
  armOf,
  createExperiment,
  findExperiment,
  giveToEverybody,
  startExperiment,
  stopExperiment,
} from "~/domains/experiments/index.server";
import type { Arm } from "~/domains/experiments/model";
import { unsubscribe } from "~/domains/consent/index.server";
import { decide, queue, settlePeople } from "../../../../tests/support/gate-stage";
import { openMailingShop } from "../../../../tests/support/mailing";

// A Monday, noon in London.
const now = new Date("2026-06-01T11:00:00Z");
const before = new Date("2026-05-29T11:00:00Z");
const segmentId = 77;
const arms: Arm[] = [
  { key: "usual", name: "Gets it", share: 50, what: { does: "usual" } },
  { key: "none", name: "Gets nothing", share: 50, what: { does: "none" } },
];
const names = Array.from({ length: 30 }, (_, i) => `p${i}`);
let shopId: number;
let experimentId: number;
let people: Map<string, string>;
let shops = 0;

beforeEach(async () => {
  shopId = await openMailingShop(`held-out-${++shops}.myshopify.com`, before);
  people = await settlePeople(
    shopId,
    names.map((name) => ({ name })),
    before,
  );
  const subject = { kind: "segment", id: segmentId, step: null } as const;
  const draft = { name: "Does it bring orders?", arms, windowDays: 14, rollsOut: false };
  experimentId = await createExperiment(shopId, subject, draft, before);
  await startExperiment(shopId, experimentId, { revision: 0, planned: null }, before);
});

/** What the gate says of a mail to each, because of a segment. */
async function decisions({ segment = segmentId, priority = 1 } = {}): Promise<Map<string, string>> {
  const ids = await queue(
    shopId,
    names.map((name) => ({ profileId: people.get(name) ?? "0", at: now, priority })),
  );
  await db.query(sql`
    UPDATE messages SET segment_id = ${segment} WHERE shop_id = ${shopId} AND id = ANY (${ids}::bigint[])`);
  const decided = await decide(shopId, ids, now);
  await db.query(sql`DELETE FROM messages WHERE shop_id = ${shopId}`);
  return new Map(
    names.map((name, i) => {
      const one = decided[i];
      return [name, one === undefined ? "nothing" : one.decision === "send" ? "send" : one.reason];
    }),
  );
}

async function expected(): Promise<Map<string, string>> {
  const experiment = (await findExperiment(shopId, experimentId)) ?? expect.fail("It is gone");
  const isHeldOut = (name: string) => armOf(shopId, experiment, people.get(name) ?? "0") === "none";
  return new Map(names.map((name) => [name, isHeldOut(name) ? "held_out" : "send"]));
}

async function countAssigned(): Promise<number> {
  const rows = await db.query(sql`SELECT 1 FROM assignments WHERE shop_id = ${shopId}`);
  return rows.length;
}

test("who is held out of a segment gets no mail because of it, and the others do, today and tomorrow", async () => {
  expect(await decisions()).toEqual(await expected());
  expect(await decisions()).toEqual(await expected());
  expect(new Set((await expected()).values())).toEqual(new Set(["send", "held_out"]));
  expect(await countAssigned()).toBe(names.length);
});

test("mail because of another segment, and mail that she asked for, is not kept from her", async () => {
  expect(new Set((await decisions({ segment: 78 })).values())).toEqual(new Set(["send"]));
  expect(new Set((await decisions({ priority: 0 })).values())).toEqual(new Set(["send"]));
  expect(await countAssigned()).toBe(0);
});

test("whom nobody may write to anyhow is not taken in: neither arm is hers", async () => {
  const [gone = ""] = names;
  const email = `${gone}.${shopId}@example.com`;
  await unsubscribe({ shopId, profileId: people.get(gone) ?? "0", email }, now);
  expect((await decisions()).get(gone)).toBe("unsubscribed");
  expect(await countAssigned()).toBe(names.length - 1);
});

test("once it is stopped everybody gets mail again; once “nothing” is given to everybody, nobody does", async () => {
  await decisions();
  await giveToEverybody(shopId, experimentId, "none", now);
  expect(new Set((await decisions()).values())).toEqual(new Set(["held_out"]));
  await stopExperiment(shopId, experimentId, now);
  expect(new Set((await decisions()).values())).toEqual(new Set(["send"]));
});
