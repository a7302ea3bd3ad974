import { statusOf, type MailEvent } from "../mails/events";
import type { Mail } from "../mails/model";
import { html, type Markup } from "./html";

/** One badge for each kind of event, in order, with a count when it happened more than once. */
export function badges(mail: Mail, events: readonly MailEvent[]): Markup {
  const counts = new Map<string, number>();
  for (const { event } of events) counts.set(statusOf(event), (counts.get(statusOf(event)) ?? 0) + 1);
  if (mail.canceledAt !== null) counts.set("canceled", 1);
  if (counts.size === 0) counts.set("queued", 1);
  return html`${[...counts].map(([status, count]) => badge(status, count))}`;
}

function badge(status: string, count: number): Markup {
  const label = status.replaceAll("_", " ") + (count > 1 ? ` × ${count}` : "");
  return html`<span class="badge ${status}">${label}</span> `;
}
