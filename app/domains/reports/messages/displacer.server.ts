import sql from "sql-template-tag";

/** The message that took the place of a message `m`, and when that was sent, if it was: an SQL expression. */
export const displacer = sql`(
  SELECT jsonb_build_object('template', coalesce(dt.name, d.template_key), 'sentAt', CASE WHEN d.state = 'sent' THEN d.settled_at END)
  FROM messages d LEFT JOIN templates dt ON dt.shop_id = d.shop_id AND dt.key = d.template_key
  WHERE d.shop_id = m.shop_id AND d.id = m.displaced_by)`;
