import express, { type NextFunction, type Request, type Response, Router } from "express";
import type { Installation, Installations } from "../installations";
import { storefrontPage } from "./page";
import { proxySignature } from "./signature";

export interface StorefrontOptions {
  installations: Installations;
  clientSecret: string;
  appUrl: string;
  /** The last part of the proxy's address in the storefront, "tessera" in /apps/tessera. */
  proxySubpath: string;
  /** The path of the app that the proxy leads to. */
  proxyPath: string;
  clock: () => Date;
}

// Shopify passes no cookies either way, and these say something about one connection only.
const NOT_PASSED = [
  "set-cookie",
  "connection",
  "transfer-encoding",
  "content-encoding",
  "content-length",
  "keep-alive",
];
const CUSTOMER_COOKIE = "sandbox_customer";

/** The shop as shoppers see it: a plain page of products, signing in by a link, and the app proxy below /apps. */
export function storefrontRoutes(options: StorefrontOptions): Router {
  const { installations } = options;
  const router = Router();

  router.get("/storefront/:shop", (request: Request<{ shop: string }>, response: Response) => {
    const installation = installations.get(request.params.shop);
    response.type("html").send(storefrontPage(installation, customerOf(installation, request)));
  });

  router.get("/storefront/:shop/login/:customer", (request: Request<{ shop: string; customer: string }>, response) => {
    const { shop, customer } = request.params;
    installations.get(shop);
    const path = `/storefront/${shop}`;
    response.cookie(CUSTOMER_COOKIE, customer, { path, httpOnly: true, sameSite: "lax" }).redirect(path);
  });

  router.get("/storefront/:shop/logout", (request: Request<{ shop: string }>, response: Response) => {
    const path = `/storefront/${request.params.shop}`;
    response.clearCookie(CUSTOMER_COOKIE, { path }).redirect(path);
  });

  router.all(
    [`/storefront/:shop/apps/${options.proxySubpath}`, `/storefront/:shop/apps/${options.proxySubpath}/*`],
    express.raw({ type: () => true, limit: "2mb" }),
    (request: Request<{ shop: string; 0?: string }>, response: Response, next: NextFunction) => {
      forward(options, request, response).catch(next);
    },
  );
  return router;
}

async function forward(
  options: StorefrontOptions,
  request: Request<{ shop: string; 0?: string }>,
  response: Response,
): Promise<void> {
  const installation = options.installations.get(request.params.shop);
  const rest = request.params[0] ? `/${request.params[0]}` : "";
  const target = new URL(`${options.proxyPath}${rest}`, options.appUrl);
  const query = new URL(request.originalUrl, options.appUrl).searchParams;
  query.set("shop", installation.store.shop.domain);
  query.set("logged_in_customer_id", customerOf(installation, request) ?? "");
  query.set("path_prefix", `/apps/${options.proxySubpath}`);
  query.set("timestamp", String(Math.floor(options.clock().getTime() / 1000)));
  query.set("signature", proxySignature(query, options.clientSecret));
  target.search = query.toString();

  const body: unknown = request.body;
  const answer = await fetch(target, {
    method: request.method,
    headers: {
      accept: request.get("accept") ?? "*/*",
      "accept-language": request.get("accept-language") ?? "en",
      "user-agent": request.get("user-agent") ?? "",
      "x-forwarded-for": request.ip ?? "",
      "x-shop-domain": installation.store.shop.domain,
      ...(request.get("content-type") && { "content-type": request.get("content-type") ?? "" }),
    },
    ...(body instanceof Uint8Array && body.length > 0 && { body: new Uint8Array(body) }),
  });
  response.status(answer.status);
  answer.headers.forEach((value, name) => {
    if (!NOT_PASSED.includes(name)) response.set(name, value);
  });
  // A theme would render Liquid inside its layout; here it is shown as it is.
  if (answer.headers.get("content-type")?.startsWith("application/liquid")) response.type("html");
  response.send(Buffer.from(await answer.arrayBuffer()));
}

/** The id of the customer who signed in on this storefront. */
function customerOf({ store }: Installation, request: Request<{ shop: string }>): string | null {
  const [, id] = new RegExp(`(?:^|; )${CUSTOMER_COOKIE}=(\\d+)`).exec(request.get("cookie") ?? "") ?? [];
  return id !== undefined && store.customers.has(id) ? id : null;
}
