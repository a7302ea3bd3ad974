import sql, { type Sql } from "sql-template-tag";
import { db as pool, prepared, type Db, type Tx } from "~/db.server";
import { CampaignPlan, type Campaign, type CampaignState } from "./model";

type Row = Omit<Campaign, "plan"> & { plan: unknown };

const columns = sql`c.id, c.name, c.plan, c.state, c.paused_from AS "pausedFrom", c.due_at AS "dueAt", c.started_at AS "startedAt",
  c.audience, c.finished_at AS "finishedAt", c.revision, c.resumed_at AS "resumedAt", c.went_on_at AS "wentOnAt", c.problem,
  c.created_at AS "createdAt", c.archived_at AS "archivedAt"`;

/** The shop's campaigns that are not put away, the newest first. */
export async function listCampaigns(shopId: number, db: Db = pool): Promise<Campaign[]> {
  return select(shopId, sql`c.archived_at IS NULL ORDER BY c.created_at DESC, c.id DESC`, db);
}

export async function listPutAwayCampaigns(shopId: number, db: Db = pool): Promise<Campaign[]> {
  return select(shopId, sql`c.archived_at IS NOT NULL ORDER BY c.archived_at DESC, c.id DESC`, db);
}

/** Put away or not. */
export async function findCampaign(shopId: number, campaignId: number, db: Db = pool): Promise<Campaign | null> {
  const [campaign] = await select(shopId, sql`c.id = ${campaignId}`, db);
  return campaign ?? null;
}

/** Those that stand so, the one that is due first coming first. */
export async function listIn(shopId: number, states: readonly CampaignState[], db: Db = pool): Promise<Campaign[]> {
  return select(shopId, sql`c.state = ANY (${[...states]}::text[]) ORDER BY c.due_at, c.id`, db);
}

/** The campaign, which nobody else changes until the transaction ends. */
export async function lockCampaign(shopId: number, campaignId: number, tx: Tx): Promise<Campaign | null> {
  const [campaign] = await select(shopId, sql`c.id = ${campaignId} FOR NO KEY UPDATE`, tx);
  return campaign ?? null;
}

/**
 * Not the row itself is held by who decides: of those who share a row some always hold it while much is sent, and a
 * merchant would wait for long. Here whoever comes later waits behind the merchant.
 */
const standings = sql`hashtext('campaign standings')`;

/** Waits for those who decide by how campaigns stand, and keeps others from it until the transaction ends. */
export async function lockStandings(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(${standings}, ${shopId})`);
}

/** How a campaign stands, as far as its mail must know. */
export interface Standing {
  state: CampaignState;
  resumedAt: Date | null;
}

/**
 * How campaigns stand, by id: so they stay until the transaction ends. Without that a message might be put off because of
 * a pause that is over by then, and nobody would wake it.
 */
export async function holdCampaigns(
  shopId: number,
  campaignIds: readonly number[],
  tx: Tx,
): Promise<Map<number, Standing>> {
  if (campaignIds.length === 0) return new Map();
  const [, rows] = await Promise.all([
    tx.query(prepared`SELECT pg_advisory_xact_lock_shared(${standings}, ${shopId})`),
    tx.query<Standing & { id: number }>(prepared`
      SELECT id, state, resumed_at AS "resumedAt" FROM campaigns
      WHERE shop_id = ${shopId} AND id = ANY (${[...campaignIds]}::int[])`),
  ]);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

export async function countCampaigns(shopId: number, tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM campaigns WHERE shop_id = ${shopId} AND archived_at IS NULL`);
  return row?.count ?? 0;
}

/** @returns its id */
export async function addCampaign(
  shopId: number,
  { name, plan }: Pick<Campaign, "name" | "plan">,
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO campaigns (shop_id, name, plan, created_at)
    VALUES (${shopId}, ${name}, ${JSON.stringify(plan)}::jsonb, ${now}) RETURNING id`);
  if (!row) throw new Error("A campaign was not added");
  return row.id;
}

/** What of a campaign changes as it goes on. */
type Change = Partial<
  Pick<
    Campaign,
    | "name"
    | "plan"
    | "state"
    | "pausedFrom"
    | "dueAt"
    | "startedAt"
    | "audience"
    | "finishedAt"
    | "resumedAt"
    | "wentOnAt"
    | "problem"
    | "archivedAt"
  >
>;

/** Writes a campaign that is held as it stands after a change. @returns it */
export async function updateCampaign(shopId: number, campaign: Campaign, change: Change, tx: Tx): Promise<Campaign> {
  const next = { ...campaign, ...change, revision: campaign.revision + 1 };
  await tx.query(sql`
    UPDATE campaigns SET name = ${next.name}, plan = ${JSON.stringify(next.plan)}::jsonb, state = ${next.state},
      paused_from = ${next.pausedFrom}, due_at = ${next.dueAt}, started_at = ${next.startedAt}, audience = ${next.audience},
      finished_at = ${next.finishedAt}, resumed_at = ${next.resumedAt}, went_on_at = ${next.wentOnAt},
      problem = ${next.problem}, archived_at = ${next.archivedAt}, revision = ${next.revision}
    WHERE shop_id = ${shopId} AND id = ${campaign.id}`);
  return next;
}

/** Of those who say when to look next, one at a time. */
export async function lockAnnouncing(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('campaigns'), ${shopId})`);
}

/** When the next thing of a campaign of the shop is to be done; null when there is nothing to wait for. */
export async function findNextDue(shopId: number, db: Db): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT least(
      (SELECT min(due_at) FROM campaigns WHERE shop_id = ${shopId} AND (
        state = 'scheduled' OR (state = 'holding' AND (plan #>> '{trial,goesOnByItself}')::boolean))),
      (SELECT min(first.due_at) FROM campaigns c CROSS JOIN LATERAL (
        SELECT r.due_at FROM campaign_recipients r
        WHERE r.shop_id = c.shop_id AND r.campaign_id = c.id AND r.state = 'waiting'
          AND (r.in_trial OR c.went_on_at IS NOT NULL)
        ORDER BY r.due_at LIMIT 1) first
      WHERE c.shop_id = ${shopId} AND c.state = 'sending')) AS at`);
  return row?.at ?? null;
}

export async function eraseShopCampaigns(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM campaigns WHERE shop_id = ${shopId}`);
}

async function select(shopId: number, which: Sql, db: Db): Promise<Campaign[]> {
  const rows = await db.query<Row>(sql`SELECT ${columns} FROM campaigns c WHERE c.shop_id = ${shopId} AND ${which}`);
  return rows.map((row) => ({ ...row, plan: CampaignPlan.parse(row.plan) }));
}
