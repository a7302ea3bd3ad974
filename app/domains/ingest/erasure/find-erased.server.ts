import type { Db } from "~/db.server";
import { findErasures, hasErasures, identityHash } from "../queries.server";

/** Which of these identities were erased because the person or Shopify asked for it, as `customer:<number>` or `email:<address>`. */
export async function findErased(
  shopId: number,
  identities: readonly { kind: "customer" | "email"; value: string }[],
  db: Db,
): Promise<Set<string>> {
  if (!(await hasErasures(shopId, db))) return new Set();
  const keyOf = new Map(identities.map(({ kind, value }) => [identityHash(kind, value), `${kind}:${value}`]));
  const erased = await findErasures(shopId, [...keyOf.keys()], db);
  return new Set([...erased.keys()].flatMap((hash) => keyOf.get(hash) ?? []));
}
