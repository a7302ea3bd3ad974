import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { weighOutcomes } from "~/domains/feedback/index.server";
import { beginImport, findImport, keepUpload, workOnImport } from "~/domains/imports/index.server";
import { decide, queue, settlePeople, settleSent, takeTurn } from "../support/gate-stage";
import { atAnyTime, openMailingShop } from "../support/mailing";
import { savePolicies } from "~/domains/messages/gate/commands.server";
import { priorities } from "~/domains/messages/gate/model";

const now = new Date("2026-06-01T11:00:00Z");
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
let shopId: number;
let importId: number;
let members: string[];
let shops = 0;

beforeEach(async () => {
  shopId = await openMailingShop(`imported-lists-${++shops}.myshopify.com`, now);
  await savePolicies(shopId, atAnyTime, now);
  const text = ["Email,Permits", ...Array.from({ length: 80 }, (_, i) => `m${i}.${shops}@example.com,yes`)].join("\n");
  async function* body() {
    yield new TextEncoder().encode(text);
  }
  const kept = await keepUpload(shopId, "list.csv", body(), now);
  importId = kept.outcome === "kept" ? kept.importId : expect.fail(kept.problem);
  const mapping = [
    { target: "email" as const, name: "" },
    { target: "consent" as const, name: "" },
  ];
  const plan = { mapping, asOf: now, consentedAt: inHours(-900), statement: "They agreed at the till" };
  await beginImport(shopId, importId, plan, now);
  await workOnImport(shopId, importId, now);
  const rows = await db.query<{ id: string }>(sql`SELECT id FROM profiles WHERE shop_id = ${shopId} ORDER BY id`);
  members = rows.map(({ id }) => id);
});

async function sendAll(at: Date): Promise<void> {
  while (await takeTurn(shopId, at));
  await settleSent(shopId, at, () => true);
}

async function stands(): Promise<Record<string, number>> {
  const rows = await db.query<{ how: string; count: number }>(sql`
    SELECT CASE WHEN state = 'queued' THEN deferred_reason ELSE state END AS how, count(*)::int AS count
    FROM messages WHERE shop_id = ${shopId} GROUP BY 1`);
  return Object.fromEntries(rows.map(({ how, count }) => [how, count]));
}

async function hear(kind: "delivered" | "bounced", count: number): Promise<void> {
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
    SELECT m.shop_id, m.id, ${kind}, ${now} FROM messages m
    WHERE m.shop_id = ${shopId} AND m.state = 'sent' AND NOT EXISTS (
      SELECT 1 FROM message_feedback f WHERE f.shop_id = m.shop_id AND f.message_id = m.id)
    ORDER BY m.id LIMIT ${count}`);
  await weighOutcomes(shopId, inHours(1));
}

test("the first mail to an imported list goes to some of it, and to the others once that was well taken", async () => {
  const others = await settlePeople(shopId, [{ name: "ada" }], now);
  const campaign = { at: now, priority: priorities.campaign };
  await queue(
    shopId,
    [...members, ...others.values()].map((profileId) => ({ profileId, ...campaign })),
  );
  await sendAll(now);
  // Fifty of the list, and whoever is not of it.
  expect(await stands()).toEqual({ sent: 51, imported_list: 30 });
  expect(await findImport(shopId, importId)).toMatchObject({ listSize: 80, mailed: 50, isStepped: true });

  await hear("delivered", 40);
  await sendAll(inHours(1));
  expect(await stands()).toEqual({ sent: 51, imported_list: 30 });

  await hear("delivered", 9);
  await sendAll(inHours(2.5));
  expect(await stands()).toEqual({ sent: 81 });
  expect(await findImport(shopId, importId)).toMatchObject({ mailed: 80, isStepped: false });
});

test("a list of which much comes back gets no further", async () => {
  await queue(
    shopId,
    members.map((profileId) => ({ profileId, at: now, priority: priorities.campaign })),
  );
  await sendAll(now);
  await hear("bounced", 5);
  await hear("delivered", 50);
  await sendAll(inHours(2));
  expect(await stands()).toEqual({ sent: 50, imported_list: 30 });
  expect(await findImport(shopId, importId)).toMatchObject({ heard: 50, bounced: 5 });
});

test("what a shopper of the list asked for comes at once", async () => {
  await queue(
    shopId,
    members.slice(0, 50).map((profileId) => ({ profileId, at: now })),
  );
  await sendAll(now);
  const [id = ""] = await queue(shopId, [{ profileId: members[70] ?? "", at: now, priority: priorities.askedFor }]);
  const [marketing = ""] = await queue(shopId, [{ profileId: members[71] ?? "", at: now }]);
  expect((await decide(shopId, [id, marketing], now)).map((one) => one?.decision)).toEqual(["send", "defer"]);
});
