import type { Mutant } from "./mutant";

const reports = "app/domains/reports";
const orders = `${reports}/orders/orders.db.test.ts`;
const results = `${reports}/results/results.db.test.ts`;
const cohorts = `${reports}/cohorts/arrange.test.ts`;
const standOut = `${reports}/overview/stand-out.test.ts`;
const comparison = `${reports}/comparison/compare.test.ts`;
const steps = `${reports}/home/next-steps.test.ts`;

/** Figures that must not drift, and what may be said of them. */
export const reportPages: readonly Mutant[] = [
  {
    name: "final-days-are-rewritten",
    file: `${reports}/orders/roll-up.server.ts`,
    find: "rollOpenDays(shopId, isKnown ? closed : null, tx)",
    replace: "rollOpenDays(shopId, null, tx)",
    killedBy: orders,
    test: "keeps its figures",
  },
  {
    name: "the-past-is-told-as-news",
    file: `${reports}/orders/roll-up.server.ts`,
    find: "rollOpenDays(shopId, isKnown ? closed : null, tx)",
    replace: "rollOpenDays(shopId, closed, tx)",
    killedBy: orders,
    test: "on its own days",
  },
  {
    name: "a-refund-is-entered-every-night",
    file: `${reports}/orders/queries.server.ts`,
    find: "+ coalesce(sum(later_minor) FILTER (WHERE day <> ${today}::date), 0) AS minor",
    replace: "AS minor",
    killedBy: orders,
    test: "once",
  },
  {
    name: "a-cancelled-order-stays-on-its-day",
    file: `${reports}/orders/queries.server.ts`,
    find: "UPDATE daily_orders SET orders = 0, buyers = 0, revenue_minor = 0, foreign_orders = 0",
    replace: "UPDATE daily_orders SET buyers = 0",
    killedBy: orders,
    test: "down to nothing",
  },
  {
    name: "currencies-are-added-up",
    file: `${reports}/orders/queries.server.ts`,
    find: "o.currency = s.currency AS is_own",
    replace: "true AS is_own",
    killedBy: orders,
    test: "the shop's own",
  },
  {
    name: "old-customers-are-new-buyers",
    file: `${reports}/orders/queries.server.ts`,
    find: "WHERE s.history_from IS NULL OR coalesce(p.lifetime_orders, 0) <= c.known",
    replace: "",
    killedBy: orders,
    test: "before the app may read",
  },
  {
    name: "mail-that-asks-is-mail-that-sells",
    file: `${reports}/results/queries.server.ts`,
    find: "AND r.source_kind <> 'opt_in'",
    replace: "",
    killedBy: results,
    test: "only asks is left out",
  },
  {
    name: "results-of-any-shop",
    file: `${reports}/results/queries.server.ts`,
    find: "r.shop_id = ${shopId} AND r.day",
    replace: "(r.shop_id = ${shopId} OR true) AND r.day",
    killedBy: results,
    test: "has only its own",
  },
  {
    name: "months-without-buyers-are-left-out",
    file: `${reports}/cohorts/arrange.ts`,
    find: "byMonth.get(monthAfter(month, at))",
    replace: "own[at]",
    killedBy: cohorts,
    test: "by the months since",
  },
  {
    name: "every-kind-errs-for-itself",
    file: `${reports}/overview/stand-out.ts`,
    find: "alpha / judged.length",
    replace: "alpha",
    killedBy: standOut,
    test: "the more are judged",
  },
  {
    name: "few-mails-stand-out",
    file: `${reports}/overview/stand-out.ts`,
    find: "isEnough(countOf(restOf(all, kind)), countOf(kind))",
    replace: "kind.sent > 0",
    killedBy: standOut,
    test: "nothing is told",
  },
  {
    name: "few-shoppers-are-compared",
    file: `${reports}/comparison/compare.ts`,
    find: "|| !isEnough(first, second)",
    replace: "|| first.people === 0 || second.people === 0",
    killedBy: comparison,
    test: "of too few nothing is said",
  },
  {
    name: "orders-of-april-are-compared-in-march",
    file: `${reports}/comparison/queries.server.ts`,
    find: "AND c.ordered_at < (${until}::date + 1)::timestamp AT TIME ZONE s.timezone",
    replace: "AND c.ordered_at < (${until}::date + 1)::timestamp AT TIME ZONE 'UTC'",
    killedBy: `${reports}/comparison/measures.db.test.ts`,
    test: "mail by mail",
  },
  {
    name: "the-weightiest-step-comes-last",
    file: `${reports}/home/next-steps.ts`,
    find: "b.weight - a.weight",
    replace: "a.weight - b.weight",
    killedBy: steps,
    test: "comes before",
  },
  {
    name: "days-of-greenwich",
    file: "app/lib/report-period.ts",
    find: "wallClock(now, timezone)",
    replace: "now.getTime()",
    killedBy: "app/lib/report-period.test.ts",
    test: "the shop's clock",
  },
  {
    name: "the-unknown-comes-first",
    file: "app/lib/report-table.ts",
    find: "return Number(left === null) - Number(right === null);",
    replace: "return Number(right === null) - Number(left === null);",
    killedBy: "app/lib/report-table.test.ts",
    test: "the unknown last",
  },
];
