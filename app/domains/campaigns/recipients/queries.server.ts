import sql, { type Sql } from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { audienceOf } from "../audience/queries.server";
import type { Campaign, RecipientReason } from "../model";

/** Which of a campaign's recipients: those of the trial, or the others. */
export type Part = "trial" | "rest";

/**
 * Fixes whom a campaign goes to: whoever its plan reaches at this moment, in one statement, so that nobody is missed or
 * comes in between. Of them so many per cent as the plan says, as good as thrown, are the trial: one at least.
 * @returns how many there are
 */
export async function fixAudience(shopId: number, { id, plan }: Campaign, dueAt: Date, tx: Tx): Promise<number> {
  const percent = plan.trial?.percent ?? 0;
  const rows = await tx.query(sql`
    INSERT INTO campaign_recipients (shop_id, campaign_id, profile_id, segment_id, template_key, in_trial, due_at)
    SELECT ${shopId}::int, ${id}::int, profile_id, segment_id, template_key,
      row_number() OVER (ORDER BY md5(concat(${id}::int, ':', profile_id)), profile_id)
        <= ceil(count(*) OVER () * ${percent}::int / 100.0), ${dueAt}::timestamptz
    FROM (${audienceOf(shopId, plan)}) a
    ON CONFLICT (shop_id, campaign_id, profile_id) DO NOTHING RETURNING 1`);
  // Much is new at once: whoever asks next must not be planned for as few as there were before.
  await tx.query(sql`ANALYZE campaign_recipients`);
  return rows.length;
}

/** The recipients r of a part of a campaign that still wait. */
function waitingOf(shopId: number, campaignId: number, part: Part): Sql {
  return sql`r.shop_id = ${shopId} AND r.campaign_id = ${campaignId} AND r.state = 'waiting'
    AND r.in_trial = ${part === "trial"}::boolean`;
}

/** Where those who wait live, each place once. */
export async function listPlacesOf(
  shopId: number,
  campaignId: number,
  part: Part,
  db: Db,
): Promise<{ country: string | null; region: string | null }[]> {
  return db.query(sql`
    SELECT DISTINCT p.country_code AS country, p.region_code AS region
    FROM campaign_recipients r JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id
    WHERE ${waitingOf(shopId, campaignId, part)}`);
}

/** Gives everybody who waits a turn by where they live. */
export async function setTurns(
  shopId: number,
  campaignId: number,
  part: Part,
  turns: readonly { country: string | null; region: string | null; at: Date }[],
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE campaign_recipients r SET due_at = t.at
    FROM profiles p JOIN (SELECT * FROM ${recordset(turns, { country: "text", region: "text", at: "timestamptz" })}) t
      ON coalesce(t.country, '') = coalesce(p.country_code, '') AND coalesce(t.region, '') = coalesce(p.region_code, '')
    WHERE ${waitingOf(shopId, campaignId, part)} AND p.shop_id = r.shop_id AND p.id = r.profile_id`);
}

/** Gives everybody who waits the same turn. */
export async function setTurn(shopId: number, campaignId: number, part: Part, at: Date, tx: Tx): Promise<void> {
  await tx.query(sql`UPDATE campaign_recipients r SET due_at = ${at} WHERE ${waitingOf(shopId, campaignId, part)}`);
}

/** Somebody who waits for her turn. */
export interface WaitingRecipient {
  id: string;
  profileId: string;
  templateKey: string;
  country: string | null;
  region: string | null;
}

/** So many of those who wait, beginning after one of them. */
export async function listWaiting(
  shopId: number,
  campaignId: number,
  part: Part,
  { after, most }: { after: string; most: number },
  db: Db,
): Promise<WaitingRecipient[]> {
  return db.query<WaitingRecipient>(sql`
    SELECT r.id, r.profile_id AS "profileId", r.template_key AS "templateKey", p.country_code AS country, p.region_code AS region
    FROM campaign_recipients r JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id
    WHERE ${waitingOf(shopId, campaignId, part)} AND r.id > ${after} ORDER BY r.id LIMIT ${most}`);
}

/** Gives some a turn each. */
export async function setOwnTurns(shopId: number, turns: readonly { id: string; at: Date }[], tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE campaign_recipients c SET due_at = r.at FROM ${recordset(turns, { id: "bigint", at: "timestamptz" })}
    WHERE c.shop_id = ${shopId} AND c.id = r.id`);
}

/** What somebody's arm makes of what she gets. */
export interface ArmGiven {
  id: string;
  arm: string;
  templateKey: string;
  treatment: "generic" | null;
  laterMinutes: number;
  isHeldOut: boolean;
}

export async function giveArms(
  shopId: number,
  experimentId: number,
  given: readonly ArmGiven[],
  tx: Tx,
): Promise<void> {
  const columns = {
    ...{ id: "bigint", arm: "text", templateKey: "text", treatment: "text", laterMinutes: "int", isHeldOut: "boolean" },
  };
  await tx.query(sql`
    UPDATE campaign_recipients c SET experiment_id = ${experimentId}, arm = r.arm, template_key = r."templateKey",
      treatment = r.treatment, due_at = c.due_at + make_interval(mins => r."laterMinutes"),
      state = CASE WHEN r."isHeldOut" THEN 'skipped' ELSE c.state END,
      reason = CASE WHEN r."isHeldOut" THEN 'held_out' ELSE c.reason END
    FROM ${recordset(given, columns)} WHERE c.shop_id = ${shopId} AND c.id = r.id`);
}

/** Somebody of an audience whose turn it is. */
export interface Recipient {
  id: string;
  campaignId: number;
  profileId: string;
  segmentId: number | null;
  templateKey: string;
  experimentId: number | null;
  arm: string | null;
  treatment: "generic" | null;
}

/** Takes recipients whose turn has come, each once: whoever takes them must hand them over in the same transaction. */
export async function takeRecipients(shopId: number, most: number, now: Date, tx: Tx): Promise<Recipient[]> {
  return tx.query<Recipient>(sql`
    WITH next AS (
      SELECT due.id FROM campaigns c CROSS JOIN LATERAL (
        SELECT r.id FROM campaign_recipients r
        WHERE r.shop_id = c.shop_id AND r.campaign_id = c.id AND r.state = 'waiting' AND r.due_at <= ${now}
          AND (r.in_trial OR c.went_on_at IS NOT NULL)
        ORDER BY r.due_at LIMIT ${most} FOR UPDATE SKIP LOCKED) due
      WHERE c.shop_id = ${shopId} AND c.state = 'sending' LIMIT ${most}
    )
    UPDATE campaign_recipients r SET state = 'handed' FROM next
    WHERE r.shop_id = ${shopId} AND r.id = next.id
    RETURNING r.id, r.campaign_id AS "campaignId", r.profile_id AS "profileId", r.segment_id AS "segmentId",
      r.template_key AS "templateKey", r.experiment_id AS "experimentId", r.arm, r.treatment`);
}

/** Whoever has not been handed over will not be. */
export async function skipWaiting(shopId: number, campaignId: number, reason: RecipientReason, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE campaign_recipients SET state = 'skipped', reason = ${reason}
    WHERE shop_id = ${shopId} AND campaign_id = ${campaignId} AND state = 'waiting'`);
}

/** How many still wait, of the trial and of the others. */
export async function countWaiting(
  shopId: number,
  campaignId: number,
  db: Db,
): Promise<{ trial: number; rest: number }> {
  const [row] = await db.query<{ trial: number; rest: number }>(sql`
    SELECT count(*) FILTER (WHERE in_trial)::int AS trial, count(*) FILTER (WHERE NOT in_trial)::int AS rest
    FROM campaign_recipients WHERE shop_id = ${shopId} AND campaign_id = ${campaignId} AND state = 'waiting'`);
  return row ?? { trial: 0, rest: 0 };
}

/**
 * Two profiles turned out to be one person. She stays once in each audience; where both are in it, the one that goes is
 * not handed over any more.
 */
export async function mergeRecipients(shopId: number, from: string, into: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE campaign_recipients r SET profile_id = ${into}
    WHERE r.shop_id = ${shopId} AND r.profile_id = ${from} AND NOT EXISTS (
      SELECT 1 FROM campaign_recipients o
      WHERE o.shop_id = r.shop_id AND o.campaign_id = r.campaign_id AND o.profile_id = ${into})`);
  await tx.query(sql`
    UPDATE campaign_recipients SET state = 'skipped', reason = 'same_shopper'
    WHERE shop_id = ${shopId} AND profile_id = ${from} AND state = 'waiting'`);
}

/** Removes a person from the audiences she was in, as if she had never been among them. */
export async function eraseRecipients(shopId: number, profileId: string, tx: Tx): Promise<void> {
  // Campaigns before recipients, as everybody does who changes both.
  await tx.query(sql`
    SELECT 1 FROM campaigns WHERE shop_id = ${shopId} AND id IN (
      SELECT campaign_id FROM campaign_recipients WHERE shop_id = ${shopId} AND profile_id = ${profileId})
    ORDER BY id FOR NO KEY UPDATE`);
  await tx.query(sql`
    WITH gone AS (
      DELETE FROM campaign_recipients WHERE shop_id = ${shopId} AND profile_id = ${profileId} RETURNING campaign_id
    )
    UPDATE campaigns c SET audience = c.audience - g.count
    FROM (SELECT campaign_id, count(*)::int AS count FROM gone GROUP BY campaign_id) g
    WHERE c.shop_id = ${shopId} AND c.id = g.campaign_id`);
}
