import type { Mutant } from "./mutant";

const forgeries = "tests/scenarios/forgeries.test.ts";

/** What a door believes. */
export const doors: readonly Mutant[] = [
  {
    name: "any-signature-matches",
    file: "app/lib/hash.ts",
    find: "a.length === b.length && timingSafeEqual(a, b)",
    replace: "true",
    killedBy: forgeries,
  },
  {
    name: "signature-in-another-spelling",
    file: "app/doors/shopify-signature.ts",
    find: 'if (given.toString("base64") !== signature) return false;',
    replace: "",
    killedBy: forgeries,
  },
  {
    name: "body-names-another-domain",
    file: "app/doors/shopify-webhooks.server.ts",
    find: "(named.domain && named.domain !== domain.data) ||",
    replace: "",
    killedBy: forgeries,
    test: "names another shop",
  },
  {
    name: "body-names-another-shop-number",
    file: "app/doors/shopify-webhooks.server.ts",
    find: "(named.shopifyId && shop.shopifyId && named.shopifyId !== shop.shopifyId)",
    replace: "false",
    killedBy: forgeries,
    test: "names another shop",
  },
  {
    name: "compliance-for-another-shop",
    file: "app/domains/ingest/topics/other-shop.ts",
    find: "if (named === shopDomain) return null;",
    replace: "return null;",
    killedBy: "app/domains/ingest/topics/compliance.test.ts",
  },
  {
    name: "body-of-any-size",
    file: "app/doors/read-body.ts",
    find: "if (size > longest)",
    replace: "if (size < 0)",
    killedBy: forgeries,
    test: "too large",
  },
];
