import type { Mail } from "../mails/model";
import { html, type Markup } from "./html";
import type { OneClickAnswer } from "./one-click";

export interface UnsubscribeView {
  readonly base: string;
  readonly mail: Mail;
  readonly oneClickUrl: string | null;
  readonly oneClickAnswer: OneClickAnswer | null;
}

/** The button a mail program would show, and what the app answered when it was pressed. */
export function unsubscribePanel({ base, mail, oneClickUrl, oneClickAnswer }: UnsubscribeView): Markup {
  if (oneClickUrl === null) {
    return html`<p class="quiet">
      This mail does not offer it: List-Unsubscribe with a web address and List-Unsubscribe-Post are both needed.
    </p>`;
  }
  return html`<form method="post" action="${base}/mail/${mail.id}/unsubscribe">
      <p>
        <button>Unsubscribe with one click</button> <span class="quiet">posts to the address in List-Unsubscribe</span>
      </p>
    </form>
    ${
      oneClickAnswer &&
      html`<div role="status">
        <p>${oneClickAnswer.status === null ? "No answer." : `Answer: ${oneClickAnswer.status}`}</p>
        <pre>${oneClickAnswer.body || "(empty body)"}</pre>
      </div>`
    }`;
}
