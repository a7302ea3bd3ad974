import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { FeedbackKind } from "~/domains/feedback/model";
import { findPolicies, latestInstant, zoneOf } from "~/domains/messages/index.server";
import { optInKind, type MessageState } from "~/domains/messages/model";
import type { MessageView, Slice } from "../model";
import { displacer } from "./displacer.server";
import { templateName } from "./template-name.server";

/** A row of the ledger: a message that was sent, or was not and why. */
export interface LedgerRow {
  id: string;
  profileId: string;
  name: string;
  email: string | null;
  /** What the template is called. */
  template: string;
  /** The flow or campaign that asked for it; null for what no such asked for. */
  program: string | null;
  /** Whether it asks the owner of an address whether it was they who gave it. */
  isOptIn: boolean;
  state: MessageState;
  reason: string | null;
  queuedAt: Date;
  settledAt: Date | null;
  /** When a message that waits is looked at next. */
  dueAt: Date;
  /** Whether it will be too late by then, unless the policies change. */
  willBeLate: boolean;
  /** Why the gate let it wait. */
  deferredReason: string | null;
  /** Why all of the shop's mail waits, where this message does. */
  heldReason: string | null;
  /** The message that took its place, and when that was sent, if it was. */
  displacedBy: { template: string; sentAt: string | null } | null;
  /** The shopper's own, where it is known. */
  shopperTimezone: string | null;
  /** What is known to have happened to it, in no order. */
  feedback: FeedbackKind[];
}

const viewed: Record<MessageView, Sql> = {
  all: empty,
  sent: sql`AND m.state = 'sent'`,
  "not-sent": sql`AND m.state = 'skipped'`,
  unsure: sql`AND m.state IN ('in_doubt', 'failed', 'parked')`,
};

/** The ledger, newest first; of one shopper when `profileId` is given. */
export async function listMessages(
  shopId: number,
  { view = "all", profileId, limit, offset }: Slice & { view?: MessageView; profileId?: string },
  db: Db = pool,
): Promise<LedgerRow[]> {
  const rows = await db.query<Omit<LedgerRow, "shopperTimezone" | "willBeLate"> & Told>(sql`
    SELECT m.id, m.profile_id AS "profileId", coalesce(trim(p.first_name || ' ' || p.last_name), '') AS name, p.email,
      ${templateName} AS template, coalesce(f.name, c.name) AS program, m.source_kind = ${optInKind} AS "isOptIn", m.state, m.reason, m.queued_at AS "queuedAt", m.settled_at AS "settledAt",
      m.next_attempt_at AS "dueAt", m.deferred_reason AS "deferredReason", m.priority, m.send_before AS "sendBefore",
      CASE WHEN m.state = 'queued' THEN l.held_reason END AS "heldReason", p.country_code AS country, p.region_code AS region,
      ${displacer} AS "displacedBy",
      ARRAY(SELECT kind FROM message_feedback b WHERE b.shop_id = m.shop_id AND b.message_id = m.id) AS feedback
    FROM messages m
    LEFT JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    LEFT JOIN templates t ON t.shop_id = m.shop_id AND t.key = m.template_key
    LEFT JOIN send_lanes l ON l.shop_id = m.shop_id
    LEFT JOIN flows f ON f.shop_id = m.shop_id AND f.id = m.program_id AND m.source_kind = 'flow'
    LEFT JOIN campaigns c ON c.shop_id = m.shop_id AND c.id = m.program_id AND m.source_kind = 'campaign'
    WHERE m.shop_id = ${shopId} ${viewed[view]} ${profileId === undefined ? empty : sql`AND m.profile_id = ${profileId}`}
    ORDER BY m.queued_at DESC, m.id DESC LIMIT ${limit} OFFSET ${offset}`);
  const policies = await findPolicies(shopId, db);
  return rows.map(({ country, region, priority, sendBefore, ...row }) => {
    const latest = latestInstant({ priority, sendBefore, queuedAt: row.queuedAt }, policies);
    return { ...row, willBeLate: row.dueAt > latest, shopperTimezone: zoneOf(country, region) };
  });
}

/** What the rest is worked out from. */
interface Told {
  country: string | null;
  region: string | null;
  priority: number;
  sendBefore: Date | null;
}
