import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "~/log.server";
import { shopify } from "~/shopify.server";

export const streamTimeout = 5000;

/** Streams the page: the frame at once, deferred data when it is there; a bot gets it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  // Lets only this shop's admin embed the page.
  shopify.addDocumentResponseHeaders(request, headers);
  headers.set("content-type", "text/html");
  const whenReady = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={streamTimeout} />,
      {
        [whenReady]: () => {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError: (err: unknown) => {
          code = 500;
          log.error({ err, path: pathOf(request) }, "a page could not be rendered");
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000);
  });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error({ err: error, path: pathOf(request) }, "a page failed");
}

/** Where a request went. Links in mails carry a token that must not lie about. */
function pathOf(request: Request): string {
  return new URL(request.url).pathname.replace(/^(\/(?:unsubscribe|preferences|confirm)\/).*/, "$1…");
}
