import type { MailEvent } from "../mails/events";
import type { Mail } from "../mails/model";
import { badges } from "./badges";
import { html, type Markup } from "./html";
import { page, time } from "./page";

const MAILS_A_PAGE = 50;

export interface ListView {
  readonly base: string;
  readonly mails: readonly Mail[];
  readonly eventsOf: (mailId: string) => readonly MailEvent[];
  readonly search: string;
  /** Counted from 1. */
  readonly pageNumber: number;
}

/** The inbox: mails newest first, with a search box. */
export function listPage(view: ListView): string {
  const { base, mails, search, pageNumber } = view;
  const shown = mails.slice((pageNumber - 1) * MAILS_A_PAGE, pageNumber * MAILS_A_PAGE);
  const count = mails.length === 1 ? "1 mail" : `${mails.length} mails`;
  return page({
    title: search ? `“${search}” – Inbox` : "Inbox",
    header: html`
      <h1>Inbox</h1>
      <form class="search" role="search" action="${base}/">
        <input
          type="search"
          name="q"
          value="${search}"
          aria-label="Search by address or subject"
          placeholder="Address or subject"
        />
        <button>Search</button>
      </form>
    `,
    main: html`
      <p class="quiet" role="status">
        ${search ? html`${count} for “${search}”. <a href="${base}/">Show all</a>` : count}
      </p>
      ${
        shown.length > 0 &&
        html`<ul class="mails">
          ${shown.map((mail) => row(mail, view))}
        </ul>`
      }
      ${mails.length === 0 && !search && html`<section><p>No mail has been sent yet. What the app sends appears here.</p></section>`}
      ${pager(view)}
    `,
  });
}

function row(mail: Mail, { base, eventsOf }: ListView): Markup {
  return html`<li>
    <a href="${base}/mail/${mail.id}">
      <span class="to">${mail.to.join(", ")}</span>
      <span class="subject">${mail.subject}</span>
      <span class="quiet">${time(mail.acceptedAt, "short")}</span>
      <span class="badges">${badges(mail, eventsOf(mail.id))}</span>
    </a>
  </li>`;
}

function pager({ base, mails, search, pageNumber }: ListView): Markup | false {
  const last = Math.ceil(mails.length / MAILS_A_PAGE);
  if (last <= 1) return false;
  const href = (number: number) => `${base}/?${new URLSearchParams({ q: search, page: String(number) })}`;
  return html`<nav aria-label="Pages">
    ${pageNumber > 1 && html`<a href="${href(pageNumber - 1)}">Newer</a>`}
    <span>Page ${pageNumber} of ${last}</span>
    ${pageNumber < last && html`<a href="${href(pageNumber + 1)}">Older</a>`}
  </nav>`;
}
