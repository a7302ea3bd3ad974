import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { FeedbackKind } from "~/domains/feedback/model";
import {
  findPolicies,
  latestInstant,
  recipientReason,
  recipientStanding,
  recipientsWithMessages,
} from "~/domains/messages/index.server";
import type { MessageState } from "~/domains/messages/model";
import { zoneOf } from "~/lib/zone-of";
import { displacer } from "../messages/displacer.server";
import type { RecipientView, Slice, WaitingFor } from "../model";

/** Somebody of a campaign's audience, and what became of it for them. */
export interface RecipientRow {
  id: string;
  profileId: string;
  name: string;
  email: string | null;
  template: string;
  segment: string | null;
  inTrial: boolean;
  /** Of the message in the ledger; null while it is not handed over, or when it never was. */
  state: MessageState | null;
  isSkipped: boolean;
  reason: string | null;
  settledAt: Date | null;
  /** When it is looked at next, or when it is this one's turn. */
  dueAt: Date;
  willBeLate: boolean;
  deferredReason: string | null;
  heldReason: string | null;
  displacedBy: { template: string; sentAt: string | null } | null;
  shopperTimezone: string | null;
  feedback: FeedbackKind[];
}

const columns = sql`r.id, r.profile_id AS "profileId", coalesce(trim(p.first_name || ' ' || p.last_name), '') AS name,
  p.email, coalesce(t.name, r.template_key) AS template, s.name AS segment, r.in_trial AS "inTrial", m.state,
  r.state = 'skipped' AS "isSkipped", ${recipientReason} AS reason, m.settled_at AS "settledAt",
  coalesce(m.next_attempt_at, r.due_at) AS "dueAt", m.deferred_reason AS "deferredReason", m.priority, m.send_before AS "sendBefore",
  m.queued_at AS "queuedAt", CASE WHEN m.state = 'queued' THEN l.held_reason END AS "heldReason",
  p.country_code AS country, p.region_code AS region,
  ${displacer} AS "displacedBy",
  ARRAY(SELECT kind FROM message_feedback b WHERE b.shop_id = m.shop_id AND b.message_id = m.id) AS feedback`;

const recipients = sql`${recipientsWithMessages}
  LEFT JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id
  LEFT JOIN templates t ON t.shop_id = r.shop_id AND t.key = r.template_key
  LEFT JOIN segments s ON s.shop_id = r.shop_id AND s.id = r.segment_id
  LEFT JOIN send_lanes l ON l.shop_id = r.shop_id`;

/** Which of the recipients are meant. */
export interface RecipientFilter {
  view?: RecipientView;
  /** Why they were not written to. */
  reason?: string | undefined;
}

function matching({ view = "all", reason }: RecipientFilter): Sql {
  const viewed = view === "all" ? empty : sql`AND ${recipientStanding} = ${view}`;
  return reason === undefined ? viewed : sql`${viewed} AND ${recipientReason} = ${reason}`;
}

/** A campaign's recipients, in the order in which they got into it. */
export async function listRecipients(
  shopId: number,
  campaignId: number,
  { limit, offset, ...filter }: Slice & RecipientFilter,
  db: Db = pool,
): Promise<RecipientRow[]> {
  const rows = await db.query<Found>(sql`
    SELECT ${columns} FROM ${recipients}
    WHERE r.shop_id = ${shopId} AND r.campaign_id = ${campaignId} ${matching(filter)}
    ORDER BY r.id LIMIT ${limit} OFFSET ${offset}`);
  return tell(shopId, rows, db);
}

/** The next part of the same list: of any length, it costs the same wherever it begins. @param after the last one before */
export async function listRecipientsAfter(
  shopId: number,
  campaignId: number,
  { limit, after, ...filter }: RecipientFilter & { limit: number; after: string | null },
  db: Db = pool,
): Promise<RecipientRow[]> {
  const rows = await db.query<Found>(sql`
    SELECT ${columns} FROM ${recipients}
    WHERE r.shop_id = ${shopId} AND r.campaign_id = ${campaignId} ${matching(filter)}
      ${after === null ? empty : sql`AND r.id > ${after}`}
    ORDER BY r.id LIMIT ${limit}`);
  return tell(shopId, rows, db);
}

type Found = Omit<RecipientRow, "shopperTimezone" | "willBeLate"> & {
  country: string | null;
  region: string | null;
  /** What says how late it may go out; null while it is not handed over. */
  priority: number | null;
  queuedAt: Date | null;
  sendBefore: Date | null;
};

async function tell(shopId: number, rows: readonly Found[], db: Db): Promise<RecipientRow[]> {
  const policies = await findPolicies(shopId, db);
  return rows.map(({ country, region, priority, sendBefore, queuedAt, ...row }) => {
    const isHanded = priority !== null && queuedAt !== null;
    const latest = isHanded ? latestInstant({ priority, sendBefore, queuedAt }, policies) : null;
    return { ...row, willBeLate: latest !== null && row.dueAt > latest, shopperTimezone: zoneOf(country, region) };
  });
}

/** Why a campaign's messages wait, the most first. */
export async function listWaiting(shopId: number, campaignId: number, db: Db = pool): Promise<WaitingFor[]> {
  return db.query<WaitingFor>(sql`
    SELECT m.deferred_reason AS reason, CASE WHEN m.state = 'queued' THEN l.held_reason END AS "heldReason",
      count(*)::int AS count, min(coalesce(m.next_attempt_at, r.due_at)) AS until
    FROM ${recipientsWithMessages} LEFT JOIN send_lanes l ON l.shop_id = r.shop_id
    WHERE r.shop_id = ${shopId} AND r.campaign_id = ${campaignId} AND ${recipientStanding} = 'waiting'
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`);
}
