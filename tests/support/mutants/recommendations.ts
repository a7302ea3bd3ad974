import type { Mutant } from "./mutant";

const choosing = "app/domains/recommendations/choosing";
const choosingTest = `${choosing}/choosing.db.test.ts`;
const never = "nobody is ever recommended";
const judge = "app/domains/recommendations/measuring/judge.ts";
const judgeTest = "app/domains/recommendations/measuring/judge.test.ts";
const claiming = "app/domains/coupons/claiming/queries.server.ts";
const claimingTest = "app/domains/coupons/claiming/claiming.db.test.ts";
const coupons = "tests/scenarios/coupons.test.ts";

/** What is recommended to whom, by what right, and codes that are given once. */
export const recommending: readonly Mutant[] = [
  {
    name: "sold-out-is-recommended",
    file: `${choosing}/rank.server.ts`,
    find: "v.available > 0 OR ",
    replace: "v.available >= 0 OR ",
    killedBy: choosingTest,
    test: never,
  },
  {
    name: "hidden-is-recommended",
    file: `${choosing}/rank.server.ts`,
    find: "AND p.status = 'active' AND",
    replace: "AND",
    killedBy: choosingTest,
    test: never,
  },
  {
    name: "the-cart-is-recommended",
    file: `${choosing}/rank.server.ts`,
    find: `SELECT profile_id, product_id FROM carted
    UNION SELECT`,
    replace: "SELECT",
    killedBy: choosingTest,
    test: never,
  },
  {
    name: "just-bought-is-recommended",
    file: `${choosing}/rank.server.ts`,
    find: "WHERE last_at > ${asOf}::timestamptz - make_interval(days => ${rule.notAgainDays})",
    replace: "WHERE last_at > ${asOf}",
    killedBy: choosingTest,
    test: never,
  },
  {
    name: "what-is-due-again-is-not-recommended",
    file: `${choosing}/rank.server.ts`,
    find: "AND NOT (${between} >=",
    replace: "AND (true OR ${between} >=",
    killedBy: choosingTest,
    test: "rhythm has it due",
  },
  {
    name: "what-was-bought-since-is-shown-as-viewed",
    file: `${choosing}/queries.server.ts`,
    find: "AND b.last_at >= v.last_at",
    replace: "AND b.last_at < v.last_at",
    killedBy: choosingTest,
    test: "not what was bought since",
  },
  {
    name: "a-method-that-is-hardly-better-is-used",
    file: judge,
    find: "gain > standardError",
    replace: "gain > 0",
    killedBy: judgeTest,
    test: "no more than its standard error",
  },
  {
    name: "few-shoppers-decide",
    file: judge,
    find: "count.shoppers >= rule.fewestMeasured && ",
    replace: "",
    killedBy: judgeTest,
    test: "few shoppers",
  },
  {
    name: "the-future-is-known-before-it-is-measured",
    file: "app/domains/recommendations/jobs.server.ts",
    find: "await relate(shopId, cut, tx);",
    replace: "await relate(shopId, now, tx);",
    killedBy: "app/domains/recommendations/measuring/measuring.db.test.ts",
  },
  {
    name: "a-code-is-given-twice",
    file: claiming,
    find: "FOR UPDATE OF c SKIP LOCKED",
    replace: "",
    killedBy: claimingTest,
    test: "at the same time",
  },
  {
    name: "whoever-claims-waits-for-others",
    file: claiming,
    find: "FOR UPDATE OF c SKIP LOCKED",
    replace: "FOR UPDATE OF c",
    killedBy: claimingTest,
    test: "takes the next",
  },
  {
    name: "a-message-made-again-gets-another-code",
    file: "app/domains/coupons/claiming/commands.server.ts",
    find: ".filter(({ messageId }) => !had.has(messageId))",
    replace: "",
    killedBy: claimingTest,
    test: "the very same code",
  },
  {
    name: "codes-unknown-to-shopify-are-given",
    file: claiming,
    find: "AND c.discount_id = d.id AND c.state = 'ready' AND ${isFree}\n            AND",
    replace: "AND c.discount_id = d.id AND ${isFree}\n            AND",
    killedBy: claimingTest,
    test: "Shopify does not have yet",
  },
  {
    name: "codes-of-attempted-mails-are-free-again",
    file: claiming,
    find: " AND m.first_attempt_at IS NULL",
    replace: "",
    killedBy: claimingTest,
    test: "held back is free again",
  },
  {
    name: "codes-of-frozen-mails-are-free-again",
    file: claiming,
    find: " AND m.batch_id IS NULL",
    replace: "",
    killedBy: claimingTest,
    test: "held back is free again",
  },
  {
    name: "a-discount-is-made-without-permission",
    file: "app/domains/coupons/jobs.server.ts",
    find: "if (!(await mayWrite(shop, now))) {",
    replace: "if ((await mayWrite(shop, now)) && discounts.length === 0) {",
    killedBy: coupons,
    test: "until Shopify allows it",
  },
  {
    name: "a-lost-discount-is-not-looked-for",
    file: "app/domains/coupons/admin.server.ts",
    find: "isTaken(userErrors) ?",
    replace: "userErrors.length === 0 ?",
    killedBy: coupons,
  },
  {
    name: "codes-work-shorter-than-promised",
    file: "app/domains/coupons/next-series.ts",
    find: "closesAt.getTime() + validDays * day",
    replace: "now.getTime() + validDays * day",
    killedBy: "app/domains/coupons/coupons.test.ts",
    test: "at least as long",
  },
];
