import type { Mutant } from "./mutant";

const installing = "tests/scenarios/install.test.ts";
const tokens = "tests/scenarios/tokens.test.ts";
const scopes = "tests/scenarios/scopes.test.ts";

/** What begins and ends an install, and the tokens in between. */
export const install: readonly Mutant[] = [
  {
    name: "late-uninstall-ends-the-present-install",
    file: "app/domains/shops/model.ts",
    find: "return isOfFormerInstall(shop, triggeredAt) || (tokensGivenAt !== null && triggeredAt < tokensGivenAt);",
    replace: "return false;",
    killedBy: installing,
    test: "open again changes nothing",
  },
  {
    name: "shop-that-came-back-is-erased",
    file: "app/domains/shops/model.ts",
    find: "return !maySend(shop) && !isOfFormerInstall(shop, requestedAt);",
    replace: "return true;",
    killedBy: installing,
    test: "two days after",
  },
  {
    name: "uninstalled-shop-sends",
    file: "app/domains/shops/model.ts",
    find: "return shop.installedAt !== null && !isStopped(shop);",
    replace: "return shop.installedAt !== null;",
    killedBy: installing,
    test: "left alone",
  },
  {
    name: "token-used-to-its-last-second",
    file: "app/domains/shops/admin-api/tokens.server.ts",
    find: "> marginMilliseconds",
    replace: "> 0",
    killedBy: tokens,
    test: "five minutes",
  },
  {
    name: "token-without-an-end-lasts",
    file: "app/domains/shops/admin-api/tokens.server.ts",
    find: "tokens.expiresAt !== null &&",
    replace: "tokens.expiresAt === null ||",
    killedBy: tokens,
    test: "counts as ended",
  },
  {
    name: "refresh-token-lost",
    file: "app/domains/shops/admin-api/tokens.server.ts",
    find: "given.refreshToken ? given : tokens",
    replace: "given",
    killedBy: tokens,
    test: "without a refresh token",
  },
  {
    name: "token-renewed-by-everybody",
    file: "app/domains/shops/admin-api/queries.server.ts",
    find: "findTokens(shopId, tx, sql`FOR UPDATE`)",
    replace: "findTokens(shopId, tx)",
    killedBy: tokens,
    test: "fifty at once",
  },
  {
    name: "late-word-on-scopes-counts",
    file: "app/domains/shops/queries.server.ts",
    find: "AND (s.scopes_version IS NULL OR s.scopes_version <= ${version})",
    replace: "",
    killedBy: scopes,
  },
  {
    name: "former-install-goes-on",
    file: "app/domains/ingest/backfill/jobs.server.ts",
    find: "return maySend(shop) && shop.generation === generation;",
    replace: "return maySend(shop);",
    killedBy: "tests/scenarios/backfill.test.ts",
    test: "former install",
  },
];
