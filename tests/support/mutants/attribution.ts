import type { Mutant } from "./mutant";

const attribution = "app/domains/attribution";
const credits = `${attribution}/credits/queries.server.ts`;
const anyOrder = `${attribution}/any-order.db.test.ts`;
const rollups = "app/domains/reports/rollups";
const report = "app/domains/reports/segment-report";
const smallShop = "tests/scenarios/small-shop.test.ts";
const credited = "tests/scenarios/credited.test.ts";

/** What an order is credited to, what is final of it, and what the report on a segment says. */
export const attributing: readonly Mutant[] = [
  {
    name: "a-click-as-old-as-the-window-counts",
    file: `${attribution}/last-touch.ts`,
    find: "clickedAt.getTime() > from",
    replace: "clickedAt.getTime() >= from",
    killedBy: `${attribution}/last-touch.test.ts`,
    test: "just as old as the window",
  },
  {
    name: "the-first-click-gets-the-order",
    file: credits,
    find: "ORDER BY f.occurred_at DESC, m.id DESC",
    replace: "ORDER BY f.occurred_at, m.id",
    killedBy: anyOrder,
    test: "in whatever order facts come",
  },
  {
    name: "opened-and-scanned-mail-is-credited",
    file: credits,
    find: "f.message_id = m.id AND f.kind = 'clicked'",
    replace: "f.message_id = m.id AND f.kind IN ('clicked', 'opened', 'scanned')",
    killedBy: smallShop,
    test: "one would name",
  },
  {
    name: "the-window-is-five-days-and-an-hour",
    file: credits,
    find: "make_interval(hours => 24 * ",
    replace: "make_interval(hours => 1 + 24 * ",
    killedBy: smallShop,
    test: "one would name",
  },
  {
    name: "refunds-that-are-told-one-by-one-are-not-taken-back",
    file: `${attribution}/worth.server.ts`,
    find: "coalesce(sum(r.amount_minor), 0)",
    replace: "0 * coalesce(sum(r.amount_minor), 0)",
    killedBy: smallShop,
    test: "twelve days on",
  },
  {
    name: "a-moved-order-keeps-its-former-credit",
    file: credits,
    find: "UNION SELECT k.order_id FROM order_credits k WHERE k.shop_id = ${shopId} AND k.profile_id = ANY (${ids}))",
    replace: ")",
    killedBy: anyOrder,
    test: "never written to",
  },
  {
    name: "entries-of-final-days-are-written-anew",
    file: `${attribution}/entries/queries.server.ts`,
    find: "AND e.day > ${closed}\n",
    replace: "\n",
    killedBy: anyOrder,
    test: "in whatever order facts come",
  },
  {
    name: "what-is-learnt-late-is-put-into-a-final-day",
    file: `${attribution}/entries/queries.server.ts`,
    find: "CASE WHEN day > ${closed} THEN day ELSE",
    replace: "CASE WHEN day IS NOT NULL THEN day ELSE",
    killedBy: anyOrder,
    test: "in whatever order facts come",
  },
  {
    name: "nobody-hears-of-orders-that-may-be-credited",
    file: "app/domains/segments/jobs.server.ts",
    find: "await tellChanged(shopId, taken, tx);",
    replace: "",
    killedBy: credited,
    test: "credited by itself",
  },
  {
    name: "a-merge-leaves-credits-as-they-were",
    file: `${attribution}/commands.server.ts`,
    find: "if (await markChanged(shopId, profileIds, tx))",
    replace: "if (profileIds.length < 0 && (await markChanged(shopId, profileIds, tx)))",
    killedBy: anyOrder,
    test: "in whatever order facts come",
  },
  {
    name: "erased-people-leave-entries",
    file: `${attribution}/queries.server.ts`,
    find: "AND (order_id IN (${theirs}) OR message_id IN (",
    replace: "AND false AND (order_id IN (${theirs}) OR message_id IN (",
    killedBy: credited,
    test: "who is erased",
  },
  {
    name: "final-days-are-added-up-again",
    file: `${rollups}/jobs.server.ts`,
    find: "await rollUpResults(shopId, closed, tx);",
    replace: "await rollUpResults(shopId, closed && null, tx);",
    killedBy: credited,
    test: "who is erased",
  },
  {
    name: "an-unsubscribing-that-is-told-twice-counts-twice",
    file: `${rollups}/results.server.ts`,
    find: "AND e.occurred_at > m.settled_at AND (e.occurred_at, e.source, e.email)",
    replace: "AND false AND (e.occurred_at, e.source, e.email)",
    killedBy: smallShop,
    test: "twelve days on",
  },
  {
    name: "euros-are-added-to-pounds",
    file: `${rollups}/results.server.ts`,
    find: "CASE WHEN e.currency = s.currency THEN",
    replace: "CASE WHEN true THEN",
    killedBy: smallShop,
    test: "twelve days on",
  },
  {
    name: "a-version-that-has-ended-goes-on-changing",
    file: `${report}/versions.server.ts`,
    find: "AND (s.ended IS NULL OR r.day <= s.ended + ${windowDaysOf(shopId)})",
    replace: "",
    killedBy: smallShop,
    test: "what it meant before",
  },
  {
    name: "sizes-forget-who-left",
    file: `${rollups}/segments.server.ts`,
    find: "sum(d.entered - d.left)",
    replace: "sum(d.entered)",
    killedBy: smallShop,
    test: "twelve days on",
  },
  {
    name: "a-first-order-is-called-something-new",
    file: credits,
    find: "CASE WHEN EXISTS (${earlier}) AND EXISTS (${own}) AND EXISTS (${former})",
    replace: "CASE WHEN EXISTS (${own})",
    killedBy: smallShop,
    test: "how soon they ordered",
  },
];
