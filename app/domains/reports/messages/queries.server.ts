import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { FeedbackKind } from "~/domains/feedback/model";
import type { MessageState } from "~/domains/messages/model";
import type { MessageView, Slice } from "../model";

/** A row of the ledger: a message that was sent, or was not and why. */
export interface LedgerRow {
  id: string;
  profileId: string;
  name: string;
  email: string | null;
  templateKey: string;
  flow: string | null;
  state: MessageState;
  reason: string | null;
  queuedAt: Date;
  settledAt: Date | null;
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
  return db.query<LedgerRow>(sql`
    SELECT m.id, m.profile_id AS "profileId", coalesce(trim(p.first_name || ' ' || p.last_name), '') AS name, p.email,
      m.template_key AS "templateKey", f.name AS flow, m.state, m.reason, m.queued_at AS "queuedAt", m.settled_at AS "settledAt",
      ARRAY(SELECT kind FROM message_feedback b WHERE b.shop_id = m.shop_id AND b.message_id = m.id) AS feedback
    FROM messages m
    LEFT JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    LEFT JOIN flows f ON f.shop_id = m.shop_id AND f.id = m.program_id AND m.source_kind = 'flow'
    WHERE m.shop_id = ${shopId} ${viewed[view]} ${profileId === undefined ? empty : sql`AND m.profile_id = ${profileId}`}
    ORDER BY m.queued_at DESC, m.id DESC LIMIT ${limit} OFFSET ${offset}`);
}
