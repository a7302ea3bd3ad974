import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, transact, type Db, type Tx } from "~/db.server";
import { decrypt, encrypt } from "../secrets.server";

/** The offline access token of a shop and what renews it. */
export interface TokenPair {
  accessToken: string | null;
  expiresAt: Date | null;
  refreshToken: string | null;
  refreshTokenExpiresAt: Date | null;
  scope: string;
}

export async function findTokens(shopId: number, db: Db = pool, lock: Sql = empty): Promise<TokenPair | null> {
  const [row] = await db.query<TokenPair>(sql`
    SELECT access_token AS "accessToken", expires_at AS "expiresAt", refresh_token AS "refreshToken",
      refresh_token_expires_at AS "refreshTokenExpiresAt", scope
    FROM shop_tokens WHERE shop_id = ${shopId} ${lock}`);
  if (!row) return null;
  const open = (token: string | null) => (token ? decrypt(token) : null);
  return { ...row, accessToken: open(row.accessToken), refreshToken: open(row.refreshToken) };
}

/** Writes both tokens in one statement: never one of a pair without the other. */
export async function saveTokens(shopId: number, pair: TokenPair, now: Date, db: Db = pool): Promise<void> {
  const sealed = (token: string | null) => (token ? encrypt(token) : null);
  await db.query(sql`
    INSERT INTO shop_tokens (shop_id, access_token, expires_at, refresh_token, refresh_token_expires_at, scope, updated_at)
    VALUES (${shopId}, ${sealed(pair.accessToken)}, ${pair.expiresAt}, ${sealed(pair.refreshToken)},
      ${pair.refreshTokenExpiresAt}, ${pair.scope}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET access_token = excluded.access_token, expires_at = excluded.expires_at,
      refresh_token = excluded.refresh_token, refresh_token_expires_at = excluded.refresh_token_expires_at,
      scope = excluded.scope, updated_at = excluded.updated_at`);
}

/** Runs `work` while no other process touches the shop's tokens; what it saves commits when it returns. */
export async function withTokensLocked<T>(
  shopId: number,
  work: (tokens: TokenPair | null, save: (pair: TokenPair, now: Date) => Promise<void>) => Promise<T>,
): Promise<T> {
  return transact(async (tx) => {
    const tokens = await findTokens(shopId, tx, sql`FOR UPDATE`);
    return work(tokens, (pair, now) => saveTokens(shopId, pair, now, tx));
  });
}

/** When Shopify last gave the shop tokens, if it has any. They stay as they are until this transaction ends. */
export async function lockTokens(shopId: number, tx: Tx): Promise<Date | null> {
  const [row] = await tx.query<{ givenAt: Date }>(sql`
    SELECT updated_at AS "givenAt" FROM shop_tokens WHERE shop_id = ${shopId} FOR UPDATE`);
  return row?.givenAt ?? null;
}

/** Shopify refused the access token before its time: the next use renews it. */
export async function expireAccessToken(shopId: number, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE shop_tokens SET expires_at = 'epoch' WHERE shop_id = ${shopId}`);
}

export async function deleteTokens(shopId: number, db: Db = pool): Promise<void> {
  await db.query(sql`DELETE FROM shop_tokens WHERE shop_id = ${shopId}`);
}
