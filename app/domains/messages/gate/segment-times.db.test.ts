import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { decide, queue, settlePeople } from "../../../../tests/support/gate-stage";
import { openMailingShop } from "../../../../tests/support/mailing";
import { savePolicies, saveSegmentTimes } from "./commands.server";
import { defaultPolicies } from "./model";
import { findSegmentTimes, listSegmentTimes } from "./queries.server";

// A Monday, noon in London, where they all live.
const now = new Date("2026-06-01T11:00:00Z");
const hoursFrom = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const evening = [{ day: 0, from: 19 * 60, until: 20 * 60 }];
let shopId: number;
const segmentId = 1;
let people: Map<string, string>;
let shops = 0;

beforeEach(async () => {
  shopId = await openMailingShop(`times-${++shops}.myshopify.com`, hoursFrom(-9600));
  await db.query(sql`UPDATE shops SET timezone = 'Europe/London' WHERE id = ${shopId}`);
  people = await settlePeople(shopId, [{ name: "ada" }, { name: "bea" }, { name: "cyd" }], hoursFrom(-72));
  await db.query(sql`
    INSERT INTO segments (shop_id, id, name, family, created_at)
    VALUES (${shopId}, ${segmentId}, 'Caregivers', 'behaviour', ${hoursFrom(-9600)})`);
  await stay("ada", hoursFrom(-10), null);
  await stay("bea", hoursFrom(-10), hoursFrom(-1));
});

async function stay(name: string, from: Date, until: Date | null): Promise<void> {
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause, left_at)
    VALUES (${shopId}, ${segmentId}, ${people.get(name)}, ${from}, 'fact', ${until})`);
}

const mail = (name: string) => ({ profileId: people.get(name) ?? "0", at: now });
const outcome = async (names: string[], at = now) => decide(shopId, await queue(shopId, names.map(mail)), at);

test("who is in the segment waits for its times; who has left it, and who never was in it, does not", async () => {
  expect(await saveSegmentTimes(shopId, segmentId, evening, now)).toEqual({ outcome: "saved" });
  const [ada, bea, cyd] = await outcome(["ada", "bea", "cyd"]);
  expect(ada).toMatchObject({ decision: "defer", reason: "send_window", until: hoursFrom(7) });
  expect([bea?.decision, cyd?.decision]).toEqual(["send", "send"]);
});

test("what waits is decided about anew when the times change, and nothing waits once they are taken away", async () => {
  await saveSegmentTimes(shopId, segmentId, evening, now);
  const [id = ""] = await queue(shopId, [mail("ada")]);
  await db.query(sql`
    UPDATE messages SET next_attempt_at = ${hoursFrom(7)}, deferred_reason = 'send_window'
    WHERE shop_id = ${shopId} AND id = ${id}`);
  await saveSegmentTimes(shopId, segmentId, [], hoursFrom(1));
  const [row] = await db.query<{ at: Date }>(sql`
    SELECT next_attempt_at AS at FROM messages WHERE shop_id = ${shopId} AND id = ${id}`);
  expect(row?.at).toEqual(hoursFrom(1));
  expect(await decide(shopId, [id], hoursFrom(1))).toMatchObject([{ decision: "send" }]);
  expect(await findSegmentTimes(shopId, segmentId)).toEqual([]);
});

test("times at which the shop never writes are refused, and nothing is changed", async () => {
  await saveSegmentTimes(shopId, segmentId, evening, now);
  const night = [{ day: 0, from: 22 * 60, until: 23 * 60 }];
  expect(await saveSegmentTimes(shopId, segmentId, night, now)).toMatchObject({ outcome: "refused" });
  expect(await findSegmentTimes(shopId, segmentId)).toEqual(evening);
  // Quiet hours that the shop chooses afterwards leave nothing of the evening: then the shop's hours hold.
  await savePolicies(shopId, { ...defaultPolicies, quietFrom: 18 * 60 }, now);
  expect(await outcome(["ada"])).toMatchObject([{ decision: "send" }]);
});

test("another shop has nothing of it", async () => {
  await saveSegmentTimes(shopId, segmentId, evening, now);
  expect(await listSegmentTimes(shopId)).toMatchObject([{ segmentId, windows: evening }]);
  const other = await openMailingShop("times-beside.myshopify.com", hoursFrom(-9600));
  expect(await listSegmentTimes(other)).toEqual([]);
  expect(await findSegmentTimes(other, segmentId)).toEqual([]);
});
