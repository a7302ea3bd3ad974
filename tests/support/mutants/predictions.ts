import type { Mutant } from "./mutant";

const domain = "app/domains/predictions";
const foretold = `${domain}/shoppers/foretell.test.ts`;
const checked = `${domain}/checking/check.test.ts`;
const published = `${domain}/known-answers.test.ts`;
const nights = `${domain}/jobs.db.test.ts`;

/** What is foretold of shoppers, and when nothing may be. */
export const predicting: readonly Mutant[] = [
  {
    name: "one-time-buyers-are-customers-for-certain",
    file: `${domain}/shoppers/foretell.ts`,
    find: "const isAnswered = endings(fitted.model, buyer.repeats) > 0;",
    replace: "const isAnswered = endings(fitted.model, buyer.repeats) >= 0;",
    killedBy: foretold,
    test: "bought once",
  },
  {
    name: "a-person-is-certain",
    file: `${domain}/shoppers/rounding.ts`,
    find: "Math.min(99, Math.max(1, Math.round(chance * 100)))",
    replace: "Math.round(chance * 100)",
    killedBy: foretold,
    test: "nothing is certain",
  },
  {
    name: "the-next-order-recedes-day-by-day",
    file: `${domain}/shoppers/foretell.ts`,
    find: "[r + buyer.repeats, alpha + buyer.lastRepeat]",
    replace: "[r + buyer.repeats, alpha + buyer.age]",
    killedBy: foretold,
    test: "counted from the last one",
  },
  {
    name: "orders-lie-where-they-are-expected",
    file: `${domain}/shoppers/foretell.ts`,
    find: "high: Math.max(quantileOf(mixed, 1 - edge), Math.ceil(value)) };",
    replace: "high: Math.ceil(value) };",
    killedBy: foretold,
    test: "eight of ten simulated cases",
  },
  {
    name: "nobody-ends-with-the-first-purchase",
    file: `${domain}/counts/pattern.ts`,
    find: 'model === "mbg_nbd" ? repeats + 1 : repeats',
    replace: "repeats",
    killedBy: published,
    test: "the parameters are the published ones",
  },
  {
    name: "what-is-beyond-use-is-shown",
    file: `${domain}/checking/judge.ts`,
    find: 'isUseless ? "useless" : ',
    replace: "",
    killedBy: checked,
    test: "thrice as many",
  },
  {
    name: "chance-makes-small-shops-poor",
    file: `${domain}/checking/judge.ts`,
    find: "Math.abs(actual - expected) - 2 * deviation",
    replace: "Math.abs(actual - expected)",
    killedBy: checked,
    test: "a small one",
  },
  {
    name: "a-shop-that-fits-no-more-keeps-its-predictions",
    file: `${domain}/jobs.server.ts`,
    find: 'fit.fitted ? "strangers" : "everyone"',
    replace: '"strangers"',
    killedBy: nights,
    test: "loses what was foretold",
  },
  {
    name: "an-order-is-not-learnt-of-for-a-week",
    file: `${domain}/jobs.server.ts`,
    find: 'if (fit.fitted) await foretellAll(shopId, fit.fitted, isNew ? "everyone" : "changed", now);',
    replace: 'if (fit.fitted && isNew) await foretellAll(shopId, fit.fitted, "everyone", now);',
    killedBy: nights,
    test: "the night after",
  },
  {
    name: "two-orders-of-a-day-are-a-rhythm",
    file: `${domain}/queries.server.ts`,
    find: "CROSS JOIN shop GROUP BY 1, 2`",
    replace: "CROSS JOIN shop GROUP BY 1, 2, o.order_id`",
    killedBy: nights,
    test: "of one day",
  },
  {
    name: "flows-wait-for-an-order-that-has-come",
    file: `${domain}/dates/queries.server.ts`,
    find: " AND p.last_order_at = t.last_order_at",
    replace: "",
    killedBy: nights,
    test: "flows are timed",
  },
];
