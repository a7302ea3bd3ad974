import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { queue, settlePeople, settleSent, takeTurn } from "../../../../tests/support/gate-stage";
import { openMailingShop } from "../../../../tests/support/mailing";
import { savePolicies } from "./commands.server";
import { defaultPolicies } from "./model";

const hour = 3_600_000;
const day = 24 * hour;
const start = new Date("2026-03-20T00:00:00Z");
const policies = { ...defaultPolicies, capMessages: 2, capDays: 3 };

/** Chance that is the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const places = [
  { country: "GB", zone: "Europe/London" },
  { country: "US", region: "CA", zone: "America/Los_Angeles" },
  { country: "AU", region: "NSW", zone: "Australia/Sydney" },
];
interface Line {
  name: string;
  state: string;
  reason: string | null;
  priority: number;
  sentAt: Date | null;
  zone: string;
}
let ledger: Line[];

beforeAll(async () => {
  const shopId = await openMailingShop("gate-simulation.myshopify.com", start);
  await savePolicies(shopId, policies, start);
  const roll = dice(7);
  const people = Array.from({ length: 30 }, (_, n) => ({ name: `p${n}`, ...places[n % places.length] }));
  const ids = [...(await settlePeople(shopId, people, start)).values()];
  // Many at once, so that two workers each have some of one shopper's.
  const messages = Array.from({ length: 800 }, () => {
    const at = new Date(start.getTime() + roll(12) * day + roll(2) * hour);
    return { profileId: ids[roll(ids.length)] ?? "", priority: 1 + roll(2), at };
  });
  await queue(shopId, messages);
  for (let now = start; ;) {
    // Two workers at the same time, and now and then Resend lets one wait for its answer.
    for (let had = true; had;) had = (await Promise.all([takeTurn(shopId, now), takeTurn(shopId, now)])).some(Boolean);
    await settleSent(shopId, now, () => roll(8) > 0);
    const [row] = await db.query<{ at: Date | null }>(sql`
      SELECT min(next_attempt_at) AS at FROM messages WHERE shop_id = ${shopId} AND state = 'queued'`);
    if (!row?.at) break;
    now = row.at;
  }
  await settleSent(shopId, new Date(start.getTime() + 30 * day), () => true);
  ledger = await db.query<Line>(sql`
    SELECT p.first_name AS name, m.state, m.reason, m.priority, m.settled_at AS "sentAt",
      CASE p.country_code WHEN 'GB' THEN 'Europe/London' WHEN 'US' THEN 'America/Los_Angeles' ELSE 'Australia/Sydney' END AS zone
    FROM messages m JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    WHERE m.shop_id = ${shopId} ORDER BY m.settled_at`);
}, 120_000);

test("nobody gets more than the cap allows in any window, or two within the hours between, with two workers at once", () => {
  const names = new Set(ledger.map(({ name }) => name));
  expect(names.size).toBe(30);
  for (const name of names) {
    const own = ledger.filter((line) => line.name === name && line.state === "sent");
    const sent = own.flatMap(({ sentAt }) => (sentAt ? [sentAt.getTime()] : []));
    for (const [index, at] of sent.entries()) {
      const before = sent[index - 1];
      const twoBefore = sent[index - 2];
      if (before !== undefined) expect(at - before, name).toBeGreaterThanOrEqual(policies.hoursBetween * hour);
      if (twoBefore !== undefined) expect(at - twoBefore, name).toBeGreaterThanOrEqual(policies.capDays * day);
    }
  }
});

test("nothing is lost: what was not sent says that it came too late", () => {
  expect(ledger).toHaveLength(800);
  const ends = ledger.map(({ state, reason }) => (reason ? `${state} ${reason}` : state));
  expect([...new Set(ends)].sort()).toEqual(["sent", "skipped too_late"]);
  expect(ends.filter((end) => end === "sent").length).toBeGreaterThan(100);
});

test("the more important message goes out more often", () => {
  const share = (wanted: number) => {
    const all = ledger.filter(({ priority }) => priority === wanted);
    return all.filter(({ state }) => state === "sent").length / all.length;
  };
  expect(share(1)).toBeGreaterThan(share(2) * 1.5);
});
