import { parse } from "graphql";
import { readFileSync } from "node:fs";
import { readAppConfig } from "../../sandbox/shopify/app-config";
import { lines } from "../../sandbox/shopify/bulk/flatten";
import { readInPieces } from "../../sandbox/shopify/bulk/read";
import { adminSchema } from "../../sandbox/shopify/graphql/schema";
import { LeakyBucket } from "../../sandbox/shopify/graphql/throttle";
import { Installations } from "../../sandbox/shopify/installations";
import type { Store } from "../../sandbox/shopify/store/model";

const config = readAppConfig(readFileSync("shopify.app.toml", "utf8"));

/** The file a bulk operation with this query would leave for a store, line by line. */
export async function bulkLines(store: Store, query: string, now: Date): Promise<string[]> {
  const schema = adminSchema(config.apiVersion);
  if (!schema) throw new Error(`There is no schema of the Admin API ${config.apiVersion} to answer with`);
  const newBucket = () => new LeakyBucket({ maximumAvailable: 2000, restoreRate: 100 }, now);
  const installation = new Installations([store], config.scopes, newBucket).get(store.shop.domain);
  const found: string[] = [];
  for await (const roots of readInPieces(schema, parse(query), installation, now)) found.push(...lines(roots, true));
  return found;
}
