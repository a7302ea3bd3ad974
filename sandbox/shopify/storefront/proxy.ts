import type { Request, Response } from "express";
import { proxySignature } from "./signature";
import type { Params, Visit } from "./visit";

export interface ProxyOptions {
  clientSecret: string;
  appUrl: string;
  /** The last part of the proxy's address in the storefront, "tessera" in /apps/tessera. */
  proxySubpath: string;
  /** The path of the app that the proxy leads to. */
  proxyPath: string;
}

// Shopify passes no cookies either way, and these say something about one connection only.
const notPassed = ["set-cookie", "connection", "transfer-encoding", "content-encoding", "content-length", "keep-alive"];

/** What the app answered, ready to be passed on. */
export interface ProxyAnswer {
  status: number;
  headers: [string, string][];
  body: Buffer;
  /** Whether Shopify renders it as a template inside the theme. */
  isLiquid: boolean;
}

/** Asks the app what a shopper asked for below its path: signed over the query, with the very same body. */
export async function askApp(
  { clientSecret, appUrl, proxySubpath, proxyPath }: ProxyOptions,
  { installation, customer, now }: Visit,
  request: Request<Params>,
): Promise<ProxyAnswer> {
  const { domain } = installation.store.shop;
  const rest = request.params["0"] ? `/${request.params["0"]}` : "";
  const target = new URL(`${proxyPath}${rest}`, appUrl);
  const query = new URL(request.originalUrl, appUrl).searchParams;
  query.set("shop", domain);
  query.set("logged_in_customer_id", customer?.id ?? "");
  query.set("path_prefix", `/apps/${proxySubpath}`);
  query.set("timestamp", String(Math.floor(now.getTime() / 1000)));
  query.set("signature", proxySignature(query, clientSecret));
  target.search = query.toString();

  const body: unknown = request.body;
  const answer = await fetch(target, {
    method: request.method,
    headers: passedOn(request, domain),
    ...(body instanceof Uint8Array && body.length > 0 && { body: new Uint8Array(body) }),
  });
  return {
    status: answer.status,
    headers: [...answer.headers].filter(([name]) => !notPassed.includes(name)),
    body: Buffer.from(await answer.arrayBuffer()),
    isLiquid: answer.headers.get("content-type")?.startsWith("application/liquid") ?? false,
  };
}

export function passOn({ status, headers, body }: ProxyAnswer, response: Response): void {
  response.status(status);
  for (const [name, value] of headers) response.set(name, value);
  response.send(body);
}

function passedOn(request: Request<Params>, domain: string): Record<string, string> {
  const type = request.get("content-type");
  return {
    accept: request.get("accept") ?? "*/*",
    "accept-language": request.get("accept-language") ?? "en",
    "user-agent": request.get("user-agent") ?? "",
    "x-forwarded-for": request.ip ?? "",
    "x-forwarded-host": domain,
    "x-shop-domain": domain,
    ...(type !== undefined && { "content-type": type }),
  };
}
