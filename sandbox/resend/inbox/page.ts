import { html, Markup } from "./html";
import { style } from "./style";

export interface PageParts {
  readonly title: string;
  readonly header: Markup;
  readonly main: Markup;
}

/** A whole HTML document. */
export function page({ title, header, main }: PageParts): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header>${header}</header>
        <main>${main}</main>
      </body>
    </html>`.source;
}

/** A time to read, in the zone of the machine the sandbox runs on. */
export function time(iso: string, timeStyle: "short" | "medium" = "medium"): Markup {
  const readable = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle }).format(new Date(iso));
  return html`<time datetime="${iso}">${readable}</time>`;
}
