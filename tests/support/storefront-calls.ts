import { createHmac, randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { env } from "~/env.server";
import { createWebServer } from "~/server";

/** What Shopify adds to a request of a storefront, and what it signs it with. */
export interface Via {
  shop: string;
  customerId?: string;
  at?: Date;
  secret?: string;
  /** The shopper's address. */
  from?: string;
}

/** The query of a request as Shopify leads it to the app. */
export function signedQuery(own: Record<string, string>, { shop, customerId = "", at, secret }: Via): string {
  const parameters = new URLSearchParams({
    ...own,
    shop,
    logged_in_customer_id: customerId,
    path_prefix: "/apps/tessera",
    timestamp: String(Math.floor((at ?? new Date()).getTime() / 1000)),
  });
  parameters.set("signature", proxySignature(parameters, secret));
  return String(parameters);
}

/** Written apart from the application's own, so that the two have to agree. */
function proxySignature(parameters: URLSearchParams, secret = env.SHOPIFY_API_SECRET): string {
  const names = [...new Set(parameters.keys())];
  const parts = names.map((name) => `${name}=${parameters.getAll(name).join(",")}`);
  return createHmac("sha256", secret).update(parts.sort().join("")).digest("hex");
}

/** 128 bits of chance, as the popup makes them for passages and for requests. */
export function randomId(): string {
  return randomBytes(16).toString("base64url");
}

export interface Answered {
  status: number;
  text: string;
  json: unknown;
  headers: Headers;
}

/** The application's web server, whose pages are broken: doors must get on without them. */
export async function openStorefront() {
  const broken = () => Promise.reject(new Error("the pages are broken"));
  const server = createWebServer(broken, (_request, _response, next) => next());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const ask = async (path: string, init: RequestInit, from = "198.51.100.7"): Promise<Answered> => {
    const response = await fetch(`${origin}${path}`, {
      ...init,
      headers: { "x-forwarded-for": from, ...init.headers },
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return { status: response.status, text, json: isJson ? JSON.parse(text) : null, headers: response.headers };
  };
  return {
    origin,
    ask,
    /** Asks for a quiz. */
    quiz: (own: Record<string, string>, via: Via) => ask(`/proxy/quiz?${signedQuery(own, via)}`, {}, via.from),
    /** Sends a step. */
    send: (body: unknown, via: Via, own: Record<string, string> = { once: randomId() }) =>
      ask(
        `/proxy/answers?${signedQuery(own, via)}`,
        { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) },
        via.from,
      ),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
