import sql from "sql-template-tag";

/** So long the shop has mailed before the demo begins, and up to when: nothing of it is in the way of what is sent today. */
const [firstDay, lastDay] = [182, 9];

/**
 * Half a year of mail that never went out, for reports to have something to tell: of every shopper who may be written to now
 * and then a mail of a flow because of her stage, delivered but for a few, clicked by some; orders of the shop's history
 * that come soon after such a click are credited as any others.
 */
export async function letMailHaveHappened(shopId: number): Promise<void> {
  const { transact } = await import("~/db.server");
  const { lockCredits } = await import("~/domains/attribution/index.server");
  const { markAllChanged } = await import("~/domains/profiles/index.server");
  const { emit } = await import("~/jobs/emit.server");
  await transact(async (tx) => {
    await lockCredits(shopId, tx);
    await tx.query(sql`
      WITH flow AS (
        SELECT f.id, f.key, s.id AS segment_id, row_number() OVER (ORDER BY f.id) - 1 AS place
        FROM (VALUES ('welcome', 'lifecycle-new'), ('post-purchase-thanks', 'lifecycle-active'), ('win-back', 'lifecycle-dormant'))
          AS named(flow, stage)
        JOIN flows f ON f.shop_id = ${shopId} AND f.key = named.flow
        JOIN segments s ON s.shop_id = ${shopId} AND s.key = named.stage
      ), people AS (
        SELECT p.id, ('x' || substr(md5(p.id::text), 1, 7))::bit(28)::int AS dice FROM profiles p
        WHERE p.shop_id = ${shopId} AND p.merged_into IS NULL AND EXISTS (
          SELECT 1 FROM consent_records c WHERE c.shop_id = p.shop_id AND c.profile_id = p.id AND c.state = 'subscribed')
      ), bought AS (
        -- A third of what was ordered had a mail before it.
        SELECT o.profile_id, people.dice + (o.order_id % 997)::int AS dice,
          o.processed_at - make_interval(hours => 3 + (people.dice / 7 % 60)) AS sent_at,
          o.processed_at - make_interval(mins => 10 + (people.dice / 11 % 100)) AS clicked_at
        FROM orders o JOIN people ON people.id = o.profile_id
        WHERE o.shop_id = ${shopId} AND (o.order_id::bigint / 7) % 3 = 0
      ), others AS (
        -- And every five weeks everybody got one, which one in twelve clicked.
        SELECT people.id AS profile_id, people.dice + week AS dice,
          now() - make_interval(days => ${firstDay}::int - 7 * week, mins => people.dice % 9000) AS sent_at,
          CASE WHEN (people.dice / 13 + week) % 12 = 0
            THEN now() - make_interval(days => ${firstDay}::int - 7 * week, mins => people.dice % 9000 - 45) END AS clicked_at
        FROM people, generate_series(0, 24) week WHERE (people.dice + week) % 5 = 0
      ), mails AS (
        SELECT *, row_number() OVER () AS n FROM (SELECT * FROM bought UNION ALL SELECT * FROM others) m
        WHERE sent_at BETWEEN now() - make_interval(days => ${firstDay}::int) AND now() - make_interval(days => ${lastDay}::int)
      ), written AS (
        INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, template_version,
          state, next_attempt_at, queued_at, settled_at)
        SELECT ${shopId}::int, m.profile_id, 'flow', -m.n, 0, flow.id, flow.segment_id, flow.key, 1, 'sent', m.sent_at, m.sent_at, m.sent_at
        FROM mails m JOIN flow ON flow.place = m.dice % (SELECT count(*) FROM flow)
        RETURNING id, source_id
      )
      INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
      SELECT ${shopId}::int, w.id, told.kind, told.at
      FROM written w JOIN mails m ON -m.n = w.source_id
      CROSS JOIN LATERAL (VALUES
        (CASE WHEN m.dice % 71 = 0 AND m.clicked_at IS NULL THEN 'bounced' ELSE 'delivered' END, m.sent_at + interval '40 seconds'),
        ('clicked', m.clicked_at)) told(kind, at)
      WHERE told.at IS NOT NULL`);
    // Days that are final already are opened once more: all of this is news to them.
    await tx.query(sql`DELETE FROM credit_entries WHERE shop_id = ${shopId}`);
    await tx.query(sql`DELETE FROM order_credits WHERE shop_id = ${shopId}`);
    await tx.query(sql`DELETE FROM attribution_windows WHERE shop_id = ${shopId}`);
    await tx.query(sql`DELETE FROM rollup_states WHERE shop_id = ${shopId}`);
    await markAllChanged(shopId, tx);
    await emit(tx, "attribution.due", { shopId });
  });
}
