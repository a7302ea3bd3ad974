import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { topicOf } from "~/domains/templates/index.server";
import { env } from "~/env.server";
import { deriveKey, mac } from "~/lib/hash";
import { recordset } from "~/lib/sql";
import type { MachineSign } from "../model";
import type { Click } from "./judge";
import type { Look } from "./look";

const networkKey = deriveKey(env.APP_SECRET, "networks");

/** More clicks in one message are nobody's interest; keeping them all would be a way to fill the disk. */
const mostOfMessage = 200;
const crowdSeconds = 60;

/** A click to keep. */
export interface TakenClick {
  messageId: string;
  linkId: string;
  linkCount: number;
  at: Date;
  via: "door" | "resend";
  look: Look;
}

/** Keeps clicks as they came. Of the network only a keyed hash is kept. */
export async function recordClicks(shopId: number, clicks: readonly TakenClick[], db: Db): Promise<void> {
  if (clicks.length === 0) return;
  const rows = clicks.map(({ look: { network, ...look }, ...click }) => ({
    ...click,
    ...look,
    network: network && mac(networkKey, `${shopId} ${network}`).toString("base64url"),
  }));
  const columns = {
    ...{ messageId: "bigint", linkId: "bigint", linkCount: "int", at: "timestamptz", via: "text" },
    ...{ isOnlyLooking: "boolean", isKnownBot: "boolean", system: "text", network: "text" },
  };
  await db.query(sql`
    INSERT INTO message_clicks (shop_id, message_id, link_id, link_count, clicked_at, via, is_only_looking, is_known_bot,
      system, network)
    SELECT ${shopId}::int, "messageId", "linkId", "linkCount", at, via, "isOnlyLooking", "isKnownBot", system, network
    FROM ${recordset(rows, columns)}
    WHERE (SELECT count(*) FROM message_clicks c WHERE c.shop_id = ${shopId} AND c.message_id = r."messageId")
      < ${mostOfMessage}`);
}

/** When the oldest click was made that nobody has judged. */
export async function findOldestUnjudged(shopId: number, db: Db): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT min(clicked_at) AS at FROM message_clicks WHERE shop_id = ${shopId} AND judged_at IS NULL`);
  return row?.at ?? null;
}

/** Clicks in one message, and what it takes to judge them. */
export interface ClickedMessage {
  messageId: string;
  profileId: string | null;
  template: string;
  topic: string | null;
  flowId: number | null;
  deliveredAt: Date | null;
  clicks: (Click & { isJudged: boolean; isHuman: boolean })[];
}

type Row = Omit<ClickedMessage, "clicks"> & ClickedMessage["clicks"][number];

/** How a click stands in what a browser showed (domains/ingest/browsing). */
const clickKey = sql`c.message_id || ':' || c.link_id || ':' || (extract(epoch FROM c.clicked_at) * 1000)::bigint`;

/** Whose mail a message is. */
export async function findRecipient(shopId: number, messageId: string, db: Db = pool): Promise<string | null> {
  const [row] = await db.query<{ profileId: string | null }>(sql`
    SELECT profile_id AS "profileId" FROM messages WHERE shop_id = ${shopId} AND id = ${messageId}`);
  return row?.profileId ?? null;
}

/** Lets clicks be judged anew that were taken for a machine's, and that a page has shown since an instant. */
export async function reviveSeenClicks(shopId: number, since: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE message_clicks c SET judged_at = NULL, reasons = '{}' FROM visitor_claims v
    WHERE v.shop_id = ${shopId} AND v.source = 'click' AND v.claimed_at >= ${since}
      AND c.shop_id = ${shopId} AND c.message_id = split_part(v.key, ':', 1)::bigint AND ${clickKey} = v.key
      AND c.reasons <> '{}'`);
}

/** Messages with clicks from before an instant that are not judged, each with all of its clicks; for this transaction alone. */
export async function takeUnjudged(shopId: number, before: Date, limit: number, tx: Tx): Promise<ClickedMessage[]> {
  const due = await tx.query<{ messageId: string }>(sql`
    SELECT message_id AS "messageId" FROM message_clicks
    WHERE shop_id = ${shopId} AND judged_at IS NULL AND clicked_at <= ${before}
    ORDER BY clicked_at, id LIMIT ${limit} FOR UPDATE`);
  if (due.length === 0) return [];
  const rows = await tx.query<Row>(sql`
    SELECT c.id, c.message_id AS "messageId", c.link_id AS "linkId", c.link_count AS "linkCount", c.clicked_at AS at,
      c.is_only_looking AS "isOnlyLooking", c.is_known_bot AS "isKnownBot", c.system, c.network,
      EXISTS (SELECT 1 FROM visitor_claims v WHERE v.shop_id = ${shopId} AND v.source = 'click' AND v.key = ${clickKey})
        AS "isSeenOnPage", c.judged_at IS NOT NULL AS "isJudged", c.judged_at IS NOT NULL AND c.reasons = '{}' AS "isHuman",
      m.profile_id AS "profileId", coalesce(m.template_key, '') AS template,
      ${topicOf(shopId, sql`m.template_key`)} AS topic,
      CASE WHEN m.source_kind = 'flow' THEN m.program_id END AS "flowId", f.occurred_at AS "deliveredAt",
      (SELECT count(DISTINCT o.message_id)::int FROM message_clicks o
        WHERE o.shop_id = ${shopId} AND o.network = c.network
          AND o.clicked_at BETWEEN c.clicked_at - make_interval(secs => ${crowdSeconds})
            AND c.clicked_at + make_interval(secs => ${crowdSeconds})) AS "peopleInNetwork"
    FROM message_clicks c
    LEFT JOIN messages m ON m.shop_id = c.shop_id AND m.id = c.message_id
    LEFT JOIN message_feedback f ON f.shop_id = c.shop_id AND f.message_id = c.message_id AND f.kind = 'delivered'
    WHERE c.shop_id = ${shopId} AND c.message_id = ANY (${due.map(({ messageId }) => messageId)}::bigint[])
    ORDER BY c.message_id, c.clicked_at, c.id`);
  const messages = new Map<string, ClickedMessage>();
  for (const { messageId, profileId, template, topic, flowId, deliveredAt, ...click } of rows) {
    const known = messages.get(messageId);
    if (known) known.clicks.push(click);
    else messages.set(messageId, { messageId, profileId, template, topic, flowId, deliveredAt, clicks: [click] });
  }
  return [...messages.values()];
}

/** Writes down what was made of clicks. */
export async function settleClicks(
  shopId: number,
  judged: readonly { id: string; reasons: MachineSign[] }[],
  now: Date,
  tx: Tx,
): Promise<void> {
  if (judged.length === 0) return;
  const rows = judged.map(({ id, reasons }) => ({ id, reasons: `{${reasons.join(",")}}` }));
  await tx.query(sql`
    UPDATE message_clicks c SET judged_at = ${now}, reasons = r.reasons::text[]
    FROM ${recordset(rows, { id: "bigint", reasons: "text" })} WHERE c.shop_id = ${shopId} AND c.id = r.id`);
}

/** Where clicks came from is kept only as long as it can help to judge others, and the clicks themselves as requests are. */
export async function forgetClicks(networksBefore: Date, clicksBefore: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE message_clicks SET network = NULL WHERE network IS NOT NULL AND clicked_at < ${networksBefore}`);
  await db.query(sql`DELETE FROM message_clicks WHERE clicked_at < ${clicksBefore}`);
}

/** Before the messages themselves go: clicks are found through them. */
export async function eraseClicks(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM message_clicks c USING messages m
    WHERE c.shop_id = ${shopId} AND m.shop_id = ${shopId} AND m.id = c.message_id AND m.profile_id = ${profileId}`);
}

export async function eraseShopClicks(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM message_clicks WHERE shop_id = ${shopId}`);
}
