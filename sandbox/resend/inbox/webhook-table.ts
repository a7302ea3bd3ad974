import type { Mail } from "../mails/model";
import type { WebhookDelivery } from "../webhooks/model";
import { html, type Markup } from "./html";
import { time } from "./page";

export interface WebhookView {
  readonly base: string;
  readonly mail: Mail;
  readonly deliveries: readonly WebhookDelivery[];
}

/** What was posted for a mail, how often, and the last answer to it. */
export function webhookTable({ base, mail, deliveries }: WebhookView): Markup {
  if (deliveries.length === 0) return html`<p class="quiet">Nothing has been posted for this mail.</p>`;
  return html`<div class="scroll" role="region" aria-label="Webhooks" tabindex="0">
    <table>
      <thead>
        <tr>
          <th>Event</th>
          <th>Time</th>
          <th>Attempts</th>
          <th>Last answer</th>
          <th>svix-id</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${deliveries.map((delivery) => webhookRow(delivery, `${base}/mail/${mail.id}`))}
      </tbody>
    </table>
  </div>`;
}

function webhookRow({ id, type, createdAt, attempts, state }: WebhookDelivery, action: string): Markup {
  const last = attempts.at(-1);
  return html`<tr>
    <td>${type}</td>
    <td>${time(createdAt)}</td>
    <td>${attempts.length}</td>
    <td>${last ? (last.status ?? last.error) : ""} (${state})</td>
    <td>${id}</td>
    <td>
      <form method="post" action="${action}/deliveries/${id}/replay">
        <button aria-label="Replay ${type}">Replay</button>
      </form>
    </td>
  </tr>`;
}
