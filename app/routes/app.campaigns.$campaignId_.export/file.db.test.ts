import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recipientsFile } from "./file.server";

const now = new Date("2026-06-15T12:00:00Z");
const plan = {
  audience: { include: [], exclude: [] },
  messages: { bySegment: [], everybodyElse: "welcome" },
  schedule: { at: "once" },
  trial: null,
};
let shopId: number;
let campaignId: number;

beforeAll(async () => {
  shopId = (await ensureShop("campaign-files.myshopify.com")).id;
  const [campaign] = await db.query<{ id: number }>(sql`
    INSERT INTO campaigns (shop_id, name, plan, state, created_at)
    VALUES (${shopId}, 'News', ${JSON.stringify(plan)}::jsonb, 'sending', ${now}) RETURNING id`);
  campaignId = campaign?.id ?? 0;
  // More than are read at a time.
  await db.query(sql`
    WITH people AS (
      INSERT INTO profiles (shop_id, first_name, last_name, email, known_since)
      SELECT ${shopId}, CASE WHEN n = 1 THEN '=HYPERLINK("https://evil.example")' ELSE 'Ada ' || n END, '', 'ada' || n || '@example.com', ${now}
      FROM generate_series(1, 1203) n RETURNING id
    )
    INSERT INTO campaign_recipients (shop_id, campaign_id, profile_id, template_key, due_at, state, reason)
    SELECT ${shopId}, ${campaignId}, id, 'welcome', ${now}, 'skipped', 'stopped_after_trial' FROM people ORDER BY id`);
});

async function read(filter: Parameters<typeof recipientsFile>[2]["filter"]): Promise<string[]> {
  const text = await new Response(recipientsFile(shopId, campaignId, { timezone: "Europe/London", filter })).text();
  return text.split("\r\n").slice(1, -1);
}

test("every recipient stands in the file once, however many they are", async () => {
  const lines = await read({});
  expect(lines).toHaveLength(1203);
  expect(new Set(lines).size).toBe(1203);
  expect(lines[1]).toContain("Not sent: you stopped the campaign after its trial");
});

test("a name that a program would take for a formula stays text", async () => {
  const [first] = await read({});
  expect(first).toMatch(/^"'=HYPERLINK\(""https/);
});

test("only those who are asked for are in it", async () => {
  expect(await read({ view: "sent" })).toEqual([]);
  expect(await read({ view: "skipped", reason: "stopped_after_trial" })).toHaveLength(1203);
  expect(await read({ view: "skipped", reason: "unsubscribed" })).toEqual([]);
});
