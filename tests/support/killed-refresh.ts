// A process that dies (-9) when Shopify has renewed a shop's tokens and they are not stored yet: see token-trials.ts.
import { freshAccessToken } from "~/domains/shops/admin-api/tokens.server";
import { withTokensLocked } from "~/domains/shops/admin-api/queries.server";

const [shopId = "", domain = ""] = process.argv.slice(2);
await freshAccessToken(Number(shopId), domain, new Date(), (id, work) =>
  withTokensLocked(id, (tokens) => work(tokens, die)),
);

function die(): Promise<void> {
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => undefined);
}
