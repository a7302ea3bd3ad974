import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { parse } from "~/domains/segments";
import { fillSegments, saveSegment } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { loadSegment } from "./load.server";

const now = new Date("2026-05-03T12:00:00Z");
const day = 86_400_000;

test("while its past is worked out, the page says of which day it speaks", async () => {
  const shop = await ensureShop("page.myshopify.com");
  await db.query(sql`
    INSERT INTO profiles (shop_id, customer_id, email, country_code, known_since)
    SELECT ${shop.id}, n, 'shopper' || n || '@example.com', 'GB', ${now}::timestamptz - interval '20 days'
    FROM generate_series(1, 3) n`);
  const draft = { name: "British", description: "", family: "purchase", goal: null, owner: "" } as const;
  const add = async (name: string, parentId: number | null) => {
    const definition = parse("customer_countries CONTAINS 'GB'");
    const saved = await saveSegment(shop.id, null, { ...draft, name, parentId, definition }, now);
    if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
    return saved.segmentId;
  };
  const whole = await add("British", null);
  const part = await add("Of the British", whole);
  const shown = (id: number) => loadSegment(shop, id, new URLSearchParams(), now);
  expect(await shown(part)).toMatchObject({
    filling: { day: null },
    history: [],
    members: { rows: [] },
    parent: { id: whole, name: "British" },
  });

  await fillSegments(shop.id, new Date(now.getTime() - 10 * day));
  await db.query(sql`UPDATE segments SET state = 'filling' WHERE shop_id = ${shop.id}`);
  const filling = await shown(whole);
  expect(filling).toMatchObject({ filling: { day: "23 Apr 2026" }, size: 3 });
  expect(filling?.history.at(-1)).toMatchObject({ day: "2026-04-23", size: 3 });
  expect(filling?.members.rows).toHaveLength(3);

  await fillSegments(shop.id, now);
  const live = await shown(whole);
  expect(live).toMatchObject({ filling: null, progress: null, size: 3 });
  expect(live?.history.at(-1)?.day).toBe("2026-05-03");
  const other = await ensureShop("other-page.myshopify.com");
  expect(await loadSegment(other, whole, new URLSearchParams(), now)).toBeNull();
});
