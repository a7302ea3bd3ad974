import type { MailEvent } from "../mails/events";
import type { Mail } from "../mails/model";
import { badges } from "./badges";
import { html, type Markup } from "./html";
import { page, time } from "./page";
import { unsubscribePanel, type UnsubscribeView } from "./unsubscribe-panel";
import { webhookTable, type WebhookView } from "./webhook-table";

export interface MailView extends UnsubscribeView, WebhookView {
  readonly events: readonly MailEvent[];
}

/** One mail: its headers, its body in three views, how to unsubscribe, and its webhooks. */
export function mailPage(view: MailView): string {
  const { base, mail, events } = view;
  return page({
    title: `${mail.subject} – Inbox`,
    header: html`<h1>${mail.subject}</h1>
      <a href="${base}/">Back to the inbox</a>`,
    main: html`
      <section aria-label="Headers">${headers(mail, events)}</section>
      <section aria-label="Message">${body(view)}</section>
      <section aria-labelledby="unsubscribe">
        <h2 id="unsubscribe">One-click unsubscribe</h2>
        ${unsubscribePanel(view)}
      </section>
      <section aria-labelledby="webhooks">
        <h2 id="webhooks">Webhooks</h2>
        ${webhookTable(view)}
      </section>
    `,
  });
}

function headers(mail: Mail, events: readonly MailEvent[]): Markup {
  const lines: [string, string][] = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Cc", mail.cc.join(", ")],
    ["Reply-To", mail.replyTo.join(", ")],
    ...Object.entries(mail.headers),
    ["Tags", mail.tags.map(({ name, value }) => `${name}=${value}`).join(", ")],
    ["Attachments", mail.attachments.map(({ filename }) => filename).join(", ")],
    ["Idempotency key", mail.idempotencyKey ?? ""],
  ];
  return html`<dl>
    ${lines
      .filter(([, value]) => value !== "")
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    <dt>Accepted</dt>
    <dd>${time(mail.acceptedAt)}</dd>
    ${
      mail.scheduledAt !== null &&
      html`<dt>Scheduled for</dt>
        <dd>${time(mail.scheduledAt)}</dd>`
    }
    <dt>Status</dt>
    <dd>${badges(mail, events)}</dd>
  </dl>`;
}

function body({ base, mail }: MailView): Markup {
  const views: [string, string][] = [
    ["desktop", "Desktop"],
    ["phone", "Phone"],
    ["text", "Text"],
  ];
  const first = mail.html === null ? "text" : "desktop";
  const text = mail.text ?? "This mail was sent without a text part.";
  return html`<fieldset>
      <legend>View</legend>
      ${views.map(
        ([id, label]) =>
          html`<label><input type="radio" name="view" id="view-${id}" ${id === first && "checked"} /> ${label}</label>`,
      )}
    </fieldset>
    ${
      mail.html !== null &&
      html`<iframe
        class="frame"
        title="The mail as its reader sees it"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        src="${base}/mail/${mail.id}/html"
      ></iframe>`
    }
    <pre class="text">${text}</pre>`;
}
