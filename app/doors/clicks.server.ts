import type { IncomingMessage, ServerResponse } from "node:http";
import { followLink, look } from "~/domains/feedback/index.server";
import { addressOf } from "./address-of";
import { header } from "./read-body";

/** The address that links of mails have. What a mail program adds behind a ? is not looked at. */
const address = /^\/c\/([^/?#]*)(?:[?#]|$)/;

const purposes = ["purpose", "sec-purpose", "x-purpose", "x-moz"];

export function isClick({ url }: IncomingMessage): boolean {
  return address.test(url ?? "");
}

/**
 * `/c/<token>`: sends a reader on to where the link of a mail leads. The target is the one that is kept for the link;
 * nothing of the request can change it. Looking (HEAD) is answered alike and is no click.
 */
export async function followClick(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "" } = request;
  if (method !== "GET" && method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const token = address.exec(request.url ?? "")?.[1] ?? "";
  const seen = look({
    method,
    agent: header(request, "user-agent") ?? "",
    address: addressOf(request),
    purposes: purposes.map((name) => header(request, name)),
  });
  const way = await followLink(token, seen, new Date());
  if (way.to === "nowhere") return sayGone(response);
  // `new URL` writes the address so that no header can be broken out of.
  response.writeHead(302, { ...ownHeaders, location: new URL(way.url).href }).end();
}

/** A link that leads elsewhere tomorrow must be asked for tomorrow, and its token is nobody else's business. */
const ownHeaders = { "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" };

function sayGone(response: ServerResponse): void {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>This link does not work</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"></head>
<body style="color:#1a1a1a;font-family:system-ui,sans-serif;line-height:1.5;margin:15vh auto 0;max-width:30rem;padding:0 1.5rem">
<main><h1 style="font-size:1.5rem;line-height:1.2">This link does not work</h1>
<p>It may have been cut off on its way. Open it once more from the mail itself, or go to the shop’s own pages.</p></main></body></html>`;
  response
    .writeHead(404, {
      ...ownHeaders,
      "content-type": "text/html; charset=utf-8",
      "content-length": Buffer.byteLength(page),
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    .end(page);
}
