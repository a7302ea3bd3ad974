import { forgetToken, idToken } from "./id-token";
import { openLocation } from "./navigation";

const RETRY = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE = "X-Shopify-API-Request-Failure-Reauthorize-Url";

/** Makes every request of the page to its own app carry a session token, once more when the app calls it invalid. */
export function patchFetch(): void {
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isOwn = new URL(request.url).origin === location.origin;
    if (!isOwn || request.headers.has("authorization")) return plainFetch(request);

    const response = await plainFetch(await authorized(request.clone()));
    const elsewhere = response.headers.get(REAUTHORIZE);
    if (elsewhere) openLocation(elsewhere);
    if (response.status !== 401 || !response.headers.has(RETRY)) return response;
    forgetToken();
    return plainFetch(await authorized(request));
  };
}

async function authorized(request: Request): Promise<Request> {
  request.headers.set("authorization", `Bearer ${await idToken()}`);
  return request;
}
