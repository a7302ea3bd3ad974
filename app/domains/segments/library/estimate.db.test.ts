import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { readyShop } from "../../../../tests/support/segments/ready-shop";
import { shopOf, shopper } from "../../../../tests/support/segments/story";
import { writeHistory } from "../../../../tests/support/segments/write-history";
import { loadContext } from "../context.server";
import { parse } from "../language/parse";
import { countInTime } from "../preview/queries.server";
import { estimateLibrary } from "./estimate.server";
import { library } from "./library";

const now = new Date("2026-06-17T11:00:00Z");

test("the whole library is counted in one pass, as each would be by itself, and what is missing is named", async () => {
  const { id: shopId } = await ensureShop("estimates.myshopify.com");
  await readyShop(shopId, now);
  await ensureMonths([now]);
  await writeHistory(
    shopId,
    shopOf(
      [
        shopper("Ada").bought("serum", { daysAgo: 5 }).bought("serum", { daysAgo: 20 }),
        shopper("Bea").fillsCart(["radio"], { hoursAgo: 30 }),
        shopper("Cleo"),
      ],
      now,
    ),
  );
  const estimates = await estimateLibrary(shopId, now);
  expect(estimates.map(({ key }) => key)).toEqual(library.map(({ key }) => key));
  const context = await loadContext(shopId, now);
  for (const [i, { query }] of library.entries()) {
    const counted = await countInTime(parse(query), { context, traits: "stored" });
    expect(estimates[i]?.count, query).toEqual(counted);
  }
  const of = (key: string) => estimates.find((one) => one.key === key);
  expect(of("abandoned-cart")).toEqual({ key: "abandoned-cart", count: { in: 1, out: 2, unknown: 0 }, missing: [] });
  expect(of("second-order-soon")?.count).toMatchObject({ in: 1, unknown: 0 });
  expect(of("answered-and-waiting")?.missing).toEqual(["quiz answers"]);
  expect(of("cart-and-related")?.missing).toEqual(["product views"]);

  const { id: emptyId } = await ensureShop("no-estimates.myshopify.com");
  const nothing = await estimateLibrary(emptyId, now);
  expect(nothing.find(({ key }) => key === "abandoned-cart")).toEqual({
    key: "abandoned-cart",
    count: { in: 0, out: 0, unknown: 0 },
    missing: ["carts", "orders"],
  });
  await db.query(sql`DELETE FROM profiles WHERE shop_id = ${shopId}`);
});
