import type { Mutant } from "./mutant";

const scenario = "tests/scenarios/money.test.ts";
const orders = "app/domains/ingest/topics/orders.test.ts";
const refunds = "app/domains/ingest/topics/refunds.test.ts";
const bothWays = "app/domains/ingest/bulk/order.test.ts";

/** Money to the last minor unit, ids to the last digit, and whose orders count. */
export const money: readonly Mutant[] = [
  {
    name: "price-as-float",
    file: "app/lib/money.ts",
    find: "const minor = Number(whole + kept) + roundUp;",
    replace: "const minor = Math.trunc(Number(`${whole}.${fraction}`) * 10 ** decimals);",
    killedBy: orders,
  },
  {
    name: "yen-with-decimals",
    file: "app/lib/money.ts",
    find: "if (withoutDecimals.has(currency)) return 0;",
    replace: "",
    killedBy: scenario,
    test: "JPY",
  },
  {
    name: "dinar-with-two-decimals",
    file: "app/lib/money.ts",
    find: "return withThreeDecimals.has(currency) ? 3 : 2;",
    replace: "return 2;",
    killedBy: scenario,
    test: "KWD",
  },
  {
    name: "amount-of-any-size",
    file: "app/lib/money.ts",
    find: "if (!Number.isSafeInteger(minor))",
    replace: "if (Number.isNaN(minor))",
    killedBy: orders,
  },
  {
    name: "ids-as-numbers",
    file: "app/lib/json.ts",
    find: "context?.source ?? String(value)",
    replace: "String(value)",
    killedBy: scenario,
    test: "keep every digit",
  },
  {
    name: "test-order-counts",
    file: "app/domains/ingest/topics/orders.ts",
    find: "if (body.test)",
    replace: "if (false)",
    killedBy: orders,
  },
  {
    name: "test-order-of-history-counts",
    file: "app/domains/ingest/bulk/order.ts",
    find: "if (node.test) return {};",
    replace: "",
    killedBy: scenario,
    test: "test order",
  },
  {
    name: "lines-of-test-order-count",
    file: "app/domains/ingest/bulk/order.ts",
    find: "if (parent?.isLeftOut) return {};",
    replace: "",
    killedBy: scenario,
    test: "test order",
  },
  {
    name: "refund-in-the-shoppers-currency",
    file: "app/domains/ingest/topics/refunds.ts",
    find: "isForeign ? amountsInShopMoney(body) :",
    replace: "",
    killedBy: refunds,
  },
  {
    name: "refunded-shipping-counts-twice",
    file: "app/domains/ingest/topics/refunds.ts",
    find: "isAdjusted ? [] : (refund_shipping_lines ?? [])",
    replace: "refund_shipping_lines ?? []",
    killedBy: refunds,
  },
  {
    name: "refused-refund-counts",
    file: "app/domains/ingest/topics/refunds.ts",
    find: 'kind === "refund" && status === "success"',
    replace: 'kind === "refund"',
    killedBy: refunds,
  },
  {
    name: "refund-shrinks",
    file: "app/domains/events/orders/queries.server.ts",
    find: "amount_minor = greatest(refunds.amount_minor, excluded.amount_minor)",
    replace: "amount_minor = excluded.amount_minor",
    killedBy: scenario,
    test: "refunds and cancellations",
  },
  {
    name: "cancelled-order-counts",
    file: "app/domains/traits/counted.server.ts",
    find: "AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})",
    replace: "",
    killedBy: scenario,
    test: "refunds and cancellations",
  },
  {
    name: "refund-not-subtracted",
    file: "app/domains/traits/counted.server.ts",
    find: "ELSE 0 END, coalesce(r.minor, 0)) AS net_minor",
    replace: "ELSE 0 END, 0) * 0 AS net_minor",
    killedBy: scenario,
    test: "refunds and cancellations",
  },
  {
    name: "history-in-another-price",
    file: "app/domains/ingest/bulk/order.ts",
    find: "node.originalUnitPriceSet ?? node.discountedUnitPriceSet",
    replace: "node.discountedUnitPriceSet",
    killedBy: bothWays,
  },
];
