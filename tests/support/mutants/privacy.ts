import type { Mutant } from "./mutant";

const erasure = "tests/scenarios/erasure.test.ts";

/** Nothing of an erased person stays, and nothing brings them back. */
export const privacy: readonly Mutant[] = [
  {
    name: "erasure-keeps-receipts",
    file: "app/jobs/erase.server.ts",
    find: "await eraseReceipts(shopId, { emails, ids: [...customerIds, ...subject.orderIds, ...browsers] }, tx);",
    replace: "void emails;",
    killedBy: erasure,
  },
  {
    name: "erasure-keeps-messages",
    file: "app/jobs/erase.server.ts",
    find: "await eraseMessages(shopId, profileId, tx);",
    replace: "",
    killedBy: erasure,
  },
  {
    name: "erasure-keeps-consents",
    file: "app/jobs/erase.server.ts",
    find: "await eraseConsents(shopId, profileId, tx);",
    replace: "",
    killedBy: erasure,
  },
  {
    name: "erasure-keeps-orders",
    file: "app/jobs/erase.server.ts",
    find: "await eraseActivity(shopId, { profileId, orderIds: subject.orderIds }, tx);",
    replace: "",
    killedBy: erasure,
  },
  {
    name: "erasure-keeps-former-addresses",
    file: "app/jobs/erase.server.ts",
    find: "[...new Set([...person.emails, ...(subject.email ? [subject.email] : [])])]",
    replace: "subject.email ? [subject.email] : []",
    killedBy: erasure,
  },
  {
    name: "erasure-is-forgotten",
    file: "app/domains/ingest/commands.server.ts",
    find: "await rememberErasure(shop.id, identitiesOf(command), now, tx);",
    replace: "void [rememberErasure, identitiesOf, now];",
    killedBy: erasure,
  },
  {
    name: "erased-orders-come-back",
    file: "app/domains/ingest/erasure/without-erased.server.ts",
    find: "orders: facts.orders.filter((order) => keptOrder(order, order.processedAt)),",
    replace: "orders: facts.orders,",
    killedBy: erasure,
  },
  {
    name: "shop-erasure-keeps-catalog",
    file: "app/jobs/erase.server.ts",
    find: "await eraseShopCatalog(shopId, tx);",
    replace: "",
    killedBy: erasure,
  },
  {
    name: "shop-erasure-takes-the-neighbour",
    file: "app/domains/events/queries.server.ts",
    find: "await tx.query(sql`DELETE FROM orders WHERE shop_id = ${shopId}`);",
    replace: "await tx.query(sql`DELETE FROM orders`);",
    killedBy: erasure,
  },
];
