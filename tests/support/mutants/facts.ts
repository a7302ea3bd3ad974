import type { Mutant } from "./mutant";

const anyOrder = "tests/scenarios/any-order.test.ts";

/** What makes the same deliveries, in any order and any number of times, end in the same facts; a bad one hurts no other. */
export const facts: readonly Mutant[] = [
  {
    name: "older-version-overwrites",
    file: "app/lib/sql.ts",
    find: "WHERE (excluded.version, excluded.digest) > (${raw(table.name)}.version, ${raw(table.name)}.digest)",
    replace: "",
    killedBy: anyOrder,
  },
  {
    name: "last-of-batch-wins",
    file: "app/lib/latest.ts",
    find: "if (!known || isLater(fact, known))",
    replace: "if (fact)",
    killedBy: anyOrder,
  },
  {
    name: "older-customer-overwrites",
    file: "app/domains/profiles/queries.server.ts",
    find: "AND (p.version IS NULL OR (r.version, r.digest) > (p.version, p.digest))",
    replace: "",
    killedBy: anyOrder,
  },
  {
    name: "last-claim-on-an-address-wins",
    file: "app/domains/profiles/identities/resolve.ts",
    find: "if (claim && !isStronger(claimedAt, claimedBy, claim)) return;",
    replace: "",
    killedBy: anyOrder,
  },
  {
    name: "older-tag-overwrites",
    file: "app/domains/profiles/queries.server.ts",
    find: `WHERE p.tags_version IS NULL OR r.at > p.tags_version
    ON CONFLICT (shop_id, profile_id, tag) DO UPDATE SET present = excluded.present, marked_at = excluded.marked_at
    WHERE (excluded.marked_at, excluded.present) > (profile_tags.marked_at, profile_tags.present)`,
    replace: `WHERE p.tags_version IS NULL OR r.at > p.tags_version
    ON CONFLICT (shop_id, profile_id, tag) DO UPDATE SET present = excluded.present, marked_at = excluded.marked_at`,
    killedBy: anyOrder,
  },
  {
    name: "order-less-far-along-wins",
    file: "app/domains/ingest/progress.ts",
    find: 'isDone ? "1" : "0"',
    replace: 'isDone ? "0" : "1"',
    killedBy: "app/domains/ingest/topics/orders.test.ts",
    test: "knows more",
  },
  {
    name: "deletion-forgets-the-earlier-instant",
    file: "app/domains/events/orders/queries.server.ts",
    find: "SET deleted_at = least(orders.deleted_at, excluded.deleted_at)",
    replace: "SET deleted_at = NULL",
    killedBy: anyOrder,
  },
  {
    name: "delivery-folded-again",
    file: "app/domains/ingest/receipts/queries.server.ts",
    find: "ON CONFLICT (shop_id, source, delivery_id) DO NOTHING",
    replace: "ON CONFLICT (shop_id, source, delivery_id) DO UPDATE SET state = 'pending', body = excluded.body",
    killedBy: anyOrder,
    test: "under its own id",
  },
  {
    name: "delivery-kept-twice",
    file: "app/domains/ingest/receipts/queries.server.ts",
    find: "      receipt.deliveryId,\n",
    replace: "      `${receipt.deliveryId} ${Math.random()}`,\n",
    killedBy: anyOrder,
    test: "under its own id",
  },
  {
    name: "poison-stops-its-neighbours",
    file: "app/domains/ingest/receipts/jobs.server.ts",
    find: "if (isTransient(error) || limit === 1) throw error;",
    replace: "if (error) throw error;",
    killedBy: "tests/scenarios/poison.test.ts",
    test: "poison of all kinds",
  },
  {
    name: "trouble-of-the-connection-buries",
    file: "app/domains/ingest/receipts/fold-apart.server.ts",
    find: "if (isTransient(err)) throw err;",
    replace: "",
    killedBy: "app/domains/ingest/receipts/fold-apart.db.test.ts",
  },
];
