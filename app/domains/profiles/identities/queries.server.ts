import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Moves } from "../model";
import type { Claim, IdentityKey, Known, Resolution } from "./resolve";

interface ClaimRow {
  kind: string;
  value: string;
  profile: string;
  /** A Date, or -Infinity as the driver reads it. */
  claimedAt: Date | number;
  claimedBy: string;
  isGuest: boolean;
}

/** What is known of these identities so far. */
export async function findClaims(shopId: number, keys: readonly IdentityKey[], tx: Tx): Promise<Known> {
  const source = recordset(keys.map(split), { kind: "text", value: "text" });
  const rows = await tx.query<ClaimRow>(sql`
    SELECT i.kind, i.value, i.profile_id AS profile, i.claimed_at AS "claimedAt", i.claimed_by AS "claimedBy",
      p.customer_id IS NULL AS "isGuest"
    FROM ${source}
    JOIN identities i ON i.shop_id = ${shopId} AND i.kind = r.kind AND i.value = r.value
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = i.profile_id`);
  const claims = new Map<string, Claim>();
  const guests = new Set<string>();
  for (const { kind, value, profile, claimedAt, claimedBy, isGuest } of rows) {
    claims.set(`${kind}:${value}`, { profile, claimedAt: Number(claimedAt), claimedBy });
    if (isGuest) guests.add(profile);
  }
  return { claims, guests };
}

/** Ids for profiles about to be made. */
export async function takeProfileIds(count: number, tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    SELECT nextval(pg_get_serial_sequence('profiles', 'id')) AS id FROM generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => id);
}

/** Writes new profiles, claims that changed, and which profile went into which. */
export async function saveResolution(shopId: number, resolution: Resolution, tx: Tx): Promise<void> {
  await insertProfiles(shopId, resolution, tx);
  await saveClaims(shopId, resolution, tx);
  await absorbProfiles(shopId, resolution.moves.absorbed, tx);
  await moveKnownSince(shopId, resolution.knownSince, tx);
}

async function insertProfiles(shopId: number, { created, knownSince }: Resolution, tx: Tx): Promise<void> {
  if (created.length === 0) return;
  const rows = created.map((row) => ({ ...row, knownSince: knownSince.get(row.profile) ?? null }));
  const source = recordset(rows, { profile: "bigint", customerId: "bigint", email: "text", knownSince: "timestamptz" });
  await tx.query(sql`
    INSERT INTO profiles (shop_id, id, customer_id, email, known_since)
    SELECT ${shopId}::int, profile, "customerId", email, coalesce("knownSince", 'infinity') FROM ${source}`);
}

async function saveClaims(shopId: number, { claims }: Resolution, tx: Tx): Promise<void> {
  if (claims.length === 0) return;
  const rows = claims.map(({ key, profile, claimedAt, claimedBy }) => ({
    ...split(key),
    profile,
    claimedAt: Number.isFinite(claimedAt) ? new Date(claimedAt) : "-infinity",
    claimedBy,
  }));
  const columns = { kind: "text", value: "text", profile: "bigint", claimedAt: "timestamptz", claimedBy: "text" };
  await tx.query(sql`
    INSERT INTO identities (shop_id, kind, value, profile_id, claimed_at, claimed_by)
    SELECT ${shopId}::int, kind, value, profile, "claimedAt", "claimedBy" FROM ${recordset(rows, columns)}
    ON CONFLICT (shop_id, kind, value) DO UPDATE SET profile_id = excluded.profile_id,
      claimed_at = excluded.claimed_at, claimed_by = excluded.claimed_by`);
}

async function absorbProfiles(shopId: number, absorbed: Moves["absorbed"], tx: Tx): Promise<void> {
  if (absorbed.length === 0) return;
  const pairs = recordset(absorbed, { from: "bigint", into: "bigint" });
  await tx.query(sql`
    UPDATE identities i SET profile_id = r."into" FROM ${pairs} WHERE i.shop_id = ${shopId} AND i.profile_id = r."from"`);
  await tx.query(sql`
    UPDATE profiles p SET known_since = least(p.known_since, former.known_since)
    FROM ${pairs} JOIN profiles former ON former.shop_id = ${shopId} AND former.id = r."from"
    WHERE p.shop_id = ${shopId} AND p.id = r."into"`);
  await tx.query(sql`
    WITH moved AS (
      DELETE FROM profile_tags t USING ${pairs} WHERE t.shop_id = ${shopId} AND t.profile_id = r."from"
      RETURNING r."into", t.tag, t.present, t.marked_at
    )
    INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
    SELECT DISTINCT ON ("into", tag) ${shopId}::int, "into", tag, present, marked_at FROM moved
    ORDER BY "into", tag, marked_at DESC, present DESC
    ON CONFLICT (shop_id, profile_id, tag) DO UPDATE SET present = excluded.present, marked_at = excluded.marked_at
    WHERE (excluded.marked_at, excluded.present) > (profile_tags.marked_at, profile_tags.present)`);
  await tx.query(sql`
    UPDATE visitor_claims c SET profile_id = r."into" FROM ${pairs} WHERE c.shop_id = ${shopId} AND c.profile_id = r."from"`);
  // Who was joined to the one comes along, to whom it went.
  await tx.query(sql`
    UPDATE profiles p SET merged_into = r."into" FROM ${pairs}
    WHERE p.shop_id = ${shopId} AND (p.id = r."from" OR (p.merged_into = r."from" AND p.joined_at IS NOT NULL))`);
}

/** A person is known since the earliest fact that names them, in whatever order the facts arrive. */
async function moveKnownSince(shopId: number, knownSince: Map<string, Date>, tx: Tx): Promise<void> {
  if (knownSince.size === 0) return;
  const rows = [...knownSince].map(([profile, since]) => ({ profile, since }));
  await tx.query(sql`
    UPDATE profiles p SET known_since = r.since FROM ${recordset(rows, { profile: "bigint", since: "timestamptz" })}
    WHERE p.shop_id = ${shopId} AND p.id = r.profile AND p.known_since > r.since`);
}

function split(key: IdentityKey): { kind: string; value: string } {
  const at = key.indexOf(":");
  return { kind: key.slice(0, at), value: key.slice(at + 1) };
}
