import { dues, flipped, stories, verdicts } from "./flipped";
import type { Mutant } from "./mutant";

/** What happened and when, what counts of it, and what is related to it. */
export const happenings: readonly Mutant[] = [
  ...flipped("relations.server.ts", verdicts, [
    ["after-is-before", 'order === "followed" ? [row, other]', 'order !== "followed" ? [row, other]'],
    ["nothing-came-before-its-time", "(${over} <= ${context.asOf} AND ${count} = 0)", "(${count} = 0)"],
    ["wait-is-over-a-moment-late", "${over} <= ${context.asOf} AND", "${over} < ${context.asOf} AND"],
    [
      "something-came-for-nothing",
      "${over} <= ${context.asOf} AND ${count} = 0",
      "${over} <= ${context.asOf} AND ${count} > 0",
    ],
    ["never-is-once", "truth: sql`(${count} = 0)`, dues: [] }", "truth: sql`(${count} > 0)`, dues: [] }"],
    ["nothing-before-waits-too", 'if (!within || order === "preceded") return', "if (!within) return"],
    ["days-of-23-hours", "d: 24, w: 168", "d: 23, w: 168"],
    ["weeks-of-work", "d: 24, w: 168", "d: 24, w: 120"],
    ["another-type-is-alike", "x.product_type = y.product_type", "x.product_type <> y.product_type"],
    ["no-vendor-is-a-vendor", "x.vendor <> '' AND x.vendor = y.vendor", "x.vendor = y.vendor"],
    ["another-vendor-is-alike", "AND x.vendor = y.vendor", "AND x.vendor <> y.vendor"],
    ["like-tags-heed-case", "lower(a) = lower(b)", "a = b"],
    ["same-product-is-not-alike", "(${these} && ${those})", "(${these} <> ${those})"],
    ["alike-in-every-way", "sql`${either} OR ${way}`", "sql`${either} AND ${way}`"],
    ["alike-or-not", "if (!relation.likeness) return", "if (relation.likeness) return"],
  ]),
  ...flipped("relations.server.ts", dues, [["waits-are-not-due", "dues: [over] }", "dues: [] }"]]),
  ...flipped("rows/orders.server.ts", verdicts, [
    ["orders-a-moment-late", "o.processed_at <= ${asOf}", "o.processed_at < ${asOf}"],
    ["orders-of-the-future", " AND o.processed_at <= ${asOf}", ""],
    ["cancellations-a-moment-late", "o.cancelled_at > ${asOf}", "o.cancelled_at >= ${asOf}"],
    ["deletions-a-moment-late", "o.deleted_at > ${asOf}", "o.deleted_at >= ${asOf}"],
    ["deletions-are-known-beforehand", "(o.deleted_at IS NULL OR o.deleted_at > ${asOf})", "o.deleted_at IS NULL"],
    [
      "places-by-time-alone",
      "ORDER BY o.processed_at, o.order_id) AS position,",
      "ORDER BY o.processed_at, o.order_id DESC) AS position,",
    ],
    [
      "last-places-by-time-alone",
      "ORDER BY o.processed_at DESC, o.order_id DESC)",
      "ORDER BY o.processed_at DESC, o.order_id)",
    ],
    ["order-after-for-before", "lag(o.processed_at)", "lead(o.processed_at)"],
  ]),
  ...flipped("rows/events.server.ts", verdicts, [
    ["events-a-moment-late", "e.occurred_at <= ${asOf}", "e.occurred_at < ${asOf}"],
    ["events-of-the-future", " AND e.occurred_at <= ${asOf}", ""],
  ]),
  ...flipped("rows/stays.server.ts", verdicts, [
    ["stays-a-moment-late", "turn.at <= ${asOf}", "turn.at < ${asOf}"],
    [
      "entries-for-exits",
      "('entered', m.entered_at), ('left', m.left_at)",
      "('entered', m.left_at), ('left', m.entered_at)",
    ],
  ]),
  ...flipped("rows/products.server.ts", verdicts, [
    ["nothing-told-passes-never", "acceptsNothing\n        ?", "!acceptsNothing\n        ?"],
    ["no-product-passes-never", "(${productId} IS NULL OR ", "(${productId} IS NOT NULL AND "],
    ["lost-products-pass-never", "<> ALL (${ids(sql`NOT ${truth}`)})", "= ANY (${ids(truth)})"],
    ["products-pass-that-do-not", "(${productId} = ANY (${ids(truth)}))", "(${productId} <> ALL (${ids(truth)}))"],
    [
      "lists-of-products-are-values",
      "isList ? question.ofNothing.list : question.ofNothing.value",
      "isList ? question.ofNothing.value : question.ofNothing.list",
    ],
  ]),
  ...flipped("rows/operands.server.ts", verdicts, [
    ["refunds-a-moment-late", "f.refunded_at <= ${asOf}", "f.refunded_at < ${asOf}"],
    ["refunds-of-the-future", " AND f.refunded_at <= ${asOf}", ""],
    ["a-refund-of-nothing-counts", "(${refunds} > 0 OR", "(${refunds} >= 0 OR"],
    ["refunded-only-by-the-sum", "(${refunds} > 0 OR (", "(${refunds} > 0 AND ("],
    ["sums-are-told-a-moment-late", "${alias}.version <= ${asOf} AND", "${alias}.version < ${asOf} AND"],
    ["a-sum-of-nothing-counts", "${alias}.refunded_minor > 0", "${alias}.refunded_minor >= 0"],
    ["lines-are-told-a-moment-late", "${alias}.version <= ${context.asOf}", "${alias}.version < ${context.asOf}"],
    [
      "nothing-taken-back-counts",
      "${alias}.current_quantity < ${alias}.quantity",
      "${alias}.current_quantity <= ${alias}.quantity",
    ],
    ["hours-of-another-zone", "${alias}.at AT TIME ZONE ${context.timezone}::text", "${alias}.at AT TIME ZONE 'UTC'"],
    [
      "lines-of-other-orders",
      "EXISTS (${found} AND l.order_id = ${alias}.order_id)",
      "EXISTS (${found} AND l.order_id <> ${alias}.order_id)",
    ],
    ["orders-without-the-line", "(${alias}.order_id IN (${found}))", "(${alias}.order_id NOT IN (${found}))"],
    [
      "text-for-a-number",
      "jsonb_typeof(${alias}.properties -> ${name}::text) = 'number'",
      "jsonb_typeof(${alias}.properties -> ${name}::text) <> 'number'",
    ],
    ["products-that-are-no-list", "jsonb_typeof(${told}) = 'array'", "jsonb_typeof(${told}) <> 'array'"],
  ]),
  ...flipped("attributes.server.ts", verdicts, [
    ["abandoned-a-moment-late", "${abandonedAfter} <= ${context.asOf})`", "${abandonedAfter} < ${context.asOf})`"],
    ["first-checkout-for-last", "SELECT max(c.started_at)", "SELECT min(c.started_at)"],
    ["checkout-deletions-a-moment-late", "c.deleted_at > ${asOf}", "c.deleted_at >= ${asOf}"],
    ["checkout-orders-a-moment-late", "o.processed_at <= ${asOf}", "o.processed_at < ${asOf}"],
    [
      "ordered-checkouts-are-abandoned",
      "AND NOT EXISTS (\n        SELECT 1 FROM orders o",
      "AND EXISTS (\n        SELECT 1 FROM orders o",
    ],
    ["buckets-of-101", "% 100)", "% 101)"],
  ]),
  ...flipped("attributes.server.ts", stories, [
    [
      "checkouts-are-due-once",
      "SELECT min(c.started_at) + ${abandonedAfter}",
      "SELECT max(c.started_at) + ${abandonedAfter}",
    ],
    ["checkouts-are-due-before", "${abandonedAfter} > ${context.asOf})`", "${abandonedAfter} <= ${context.asOf})`"],
  ]),
  ...flipped("relations.server.ts", stories, [
    ["any-collection-is-alike", "y.collection_id = x.collection_id AND", "y.shop_id = x.shop_id AND"],
    ["any-means-no-tag", '["product", "collection", "type", "tag"]', '["product", "collection", "type"]'],
    ["any-means-no-collection", '["product", "collection", "type", "tag"]', '["product", "type", "tag"]'],
    ["dates-of-what-came-never-turn", "dues: [...dues, ...turns]", "dues"],
    ["the-last-turn-of-what-came-first", "found(sql`min(b.at)`", "found(sql`max(b.at)`"],
    [
      "no-type-is-a-type",
      "x.product_type <> '' AND x.product_type = y.product_type",
      "x.product_type = y.product_type",
    ],
  ]),
  ...flipped("rows/orders.server.ts", stories, [["places-among-recent-orders", "since && !isRanked ?", "since ?"]]),
  ...flipped("rows/products.server.ts", stories, [
    [
      "collections-of-unknown-products-are-lost",
      "AND NOT EXISTS (SELECT 1 FROM products k",
      "AND EXISTS (SELECT 1 FROM products k",
    ],
  ]),
  ...flipped("rows/operands.server.ts", stories, [["days-of-25-hours", "/ 86400)", "/ 90000)"]]),
  ...flipped("rows/operands.server.ts", stories, [
    [
      "one-of-each-is-paid",
      "${alias}.unit_price_minor * ${alias}.quantity",
      "${alias}.unit_price_minor + ${alias}.quantity",
    ],
  ]),
  ...flipped("attributes.server.ts", stories, [
    ["checkouts-of-the-future", " AND c.started_at <= ${asOf}", ""],
    ["completions-a-moment-late", "c.completed_at > ${asOf}", "c.completed_at >= ${asOf}"],
  ]),
];
