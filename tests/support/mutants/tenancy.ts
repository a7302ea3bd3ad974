import type { Mutant } from "./mutant";

const killedBy = "tests/scenarios/tenancy.test.ts";

/** What keeps a merchant within their own shop. */
export const tenancy: readonly Mutant[] = [
  {
    name: "shop-of-the-address",
    file: "app/doors/require-shop.server.ts",
    find: "findShopByDomain(session.shop)",
    replace: 'findShopByDomain(new URL(request.url).searchParams.get("shop") ?? session.shop)',
    killedBy,
  },
  {
    name: "shop-of-a-header",
    file: "app/doors/require-shop.server.ts",
    find: "findShopByDomain(session.shop)",
    replace: 'findShopByDomain(request.headers.get("x-shopify-shop-domain") ?? session.shop)',
    killedBy,
  },
  {
    name: "members-of-any-shop",
    file: "app/domains/reports/segments/queries.server.ts",
    find: "WHERE m.shop_id = ${shopId} AND m.segment_id = ${segmentId} AND m.left_at IS NULL",
    replace: "WHERE m.left_at IS NULL",
    killedBy,
  },
  {
    name: "timeline-of-any-shop",
    file: "app/domains/reports/shoppers/timeline/sources.server.ts",
    find: "FROM consent_records WHERE shop_id = ${shopId} AND profile_id = ${profileId}",
    replace: "FROM consent_records WHERE shop_id > 0",
    killedBy,
  },
  {
    name: "sender-of-any-shop",
    file: "app/domains/shops/queries.server.ts",
    find: 'AS "logoUrl"\n    FROM sender_identities WHERE shop_id = ${shopId}',
    replace: 'AS "logoUrl"\n    FROM sender_identities ORDER BY from_name LIMIT 1',
    killedBy,
  },
  {
    name: "segment-of-any-shop",
    file: "app/domains/segments/queries.server.ts",
    find: "WHERE s.shop_id = ${shopId} AND s.id = ${segmentId}",
    replace: "WHERE s.id = ${segmentId}",
    killedBy,
  },
  {
    name: "segments-of-all-shops",
    file: "app/domains/segments/queries.server.ts",
    find: "WHERE s.shop_id = ${shopId} AND s.archived_at IS NULL ORDER BY s.id",
    replace: "WHERE s.archived_at IS NULL ORDER BY s.id",
    killedBy,
  },
  {
    name: "shopper-of-any-shop",
    file: "app/domains/reports/shoppers/queries.server.ts",
    find: "WHERE p.shop_id = ${shopId} AND p.id = ${profileId}",
    replace: "WHERE p.id = ${profileId}",
    killedBy,
  },
  {
    name: "search-in-all-shops",
    file: "app/domains/reports/shoppers/queries.server.ts",
    find: "WHERE p.shop_id = ${shopId} AND p.deleted_at IS NULL",
    replace: "WHERE p.deleted_at IS NULL",
    killedBy,
  },
  {
    name: "messages-of-all-shops",
    file: "app/domains/reports/messages/queries.server.ts",
    find: "WHERE m.shop_id = ${shopId} ${viewed[view]}",
    replace: "WHERE true ${viewed[view]}",
    killedBy,
  },
  {
    name: "dead-letters-of-all-shops",
    file: "app/domains/reports/health/queries.server.ts",
    find: "FROM receipts WHERE shop_id = ${shopId} AND state = 'dead'",
    replace: "FROM receipts WHERE state = 'dead'",
    killedBy,
  },
  {
    name: "replay-in-any-shop",
    file: "app/domains/ingest/receipts/queries.server.ts",
    find: "WHERE shop_id = ${shopId} AND state = 'dead' AND body IS NOT NULL",
    replace: "WHERE state = 'dead' AND body IS NOT NULL",
    killedBy,
  },
  {
    name: "flow-of-any-shop",
    file: "app/domains/flows/queries.server.ts",
    find: "WHERE shop_id = ${shopId} AND id = ${flowId} AND archived_at IS NULL RETURNING id",
    replace: "WHERE id = ${flowId} RETURNING id",
    killedBy,
  },
  {
    name: "data-requests-of-all-shops",
    file: "app/domains/ingest/queries.server.ts",
    find: "FROM data_requests WHERE shop_id = ${shopId} ORDER BY",
    replace: "FROM data_requests ORDER BY",
    killedBy,
  },
  {
    name: "failing-jobs-of-all-shops",
    file: "app/jobs/queries.server.ts",
    find: "WHERE (j.payload ->> 'shopId')::int = ${shopId} AND j.last_error IS NOT NULL",
    replace: "WHERE j.last_error IS NOT NULL",
    killedBy,
  },
];
