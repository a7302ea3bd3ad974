import sql from "sql-template-tag";
import { optInName, optInTemplate } from "~/domains/messages/model";

/** What the template `t` of a message `m` is called; its key where the shop has none such any more. */
export const templateName = sql`
  coalesce(t.name, CASE m.template_key WHEN ${optInTemplate} THEN ${optInName} ELSE m.template_key END)`;
