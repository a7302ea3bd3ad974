import { fileURLToPath } from "node:url";
import express, { type NextFunction, type Request, type Response, Router } from "express";
import { z } from "zod";
import type { AppKeys } from "../auth/session-token";
import type { Html } from "../html";
import { HttpRefusal, type Installation, type Installations } from "../installations";
import { launchUrl, sessionTokenFor } from "./launch";
import { appsStage, appStage, customersStage, elsewhereStage, homeStage, ordersStage, productsStage } from "./pages";
import { browserScript } from "./scripts";
import { type AdminApp, shell } from "./shell";

export interface AdminOptions extends AppKeys, AdminApp {
  installations: Installations;
  appUrl: string;
  clock: () => Date;
  /** What the app declares that it always needs, and what it may ask for later. */
  scopes: readonly string[];
  optionalScopes: readonly string[];
  uninstall(installation: Installation): void;
  grant(installation: Installation, scopes: string[]): void;
}

const Asked = z.object({ scopes: z.array(z.string()) });

type Pages = Record<string, (installation: Installation, shopName: string) => Html>;

/** The shop's admin at /store/:shop, the frame it shows the app in, and the script by which the two talk. */
export function adminRoutes(options: AdminOptions): Router {
  const router = Router();
  const { installations, clock } = options;
  const pages: Pages = {
    "": homeStage,
    "/orders": ordersStage,
    "/products": productsStage,
    "/customers": customersStage,
    "/settings/apps": (installation, shopName) => appsStage(installation, options, shopName),
  };

  router.use("/sandbox/static", express.static(fileURLToPath(new URL("../static", import.meta.url))));
  router.get("/app-bridge.js", script("bridge"));
  router.get("/sandbox/static/admin.js", script("frame"));

  router.get("/sandbox/id-token", (request: Request, response: Response) => {
    const installation = installations.get(shopIn(request));
    response.set("access-control-allow-origin", new URL(options.appUrl).origin);
    response.type("text").send(sessionTokenFor(installation, options, clock()));
  });

  router.get("/sandbox/scopes", (request: Request, response: Response) => {
    const { scopes: granted } = installations.get(shopIn(request));
    response.set("access-control-allow-origin", new URL(options.appUrl).origin);
    response.json({ granted, required: options.scopes, optional: options.optionalScopes });
  });

  router.post("/store/:shop/settings/apps/scopes", express.json(), (request: Request<{ shop: string }>, response) => {
    const installation = installations.get(request.params.shop);
    const { scopes } = Asked.parse(request.body);
    const undeclared = scopes.find((scope) => !options.optionalScopes.includes(scope));
    if (undeclared) throw new HttpRefusal(422, `${undeclared} is not among the app's optional_scopes.`);
    options.grant(installation, [...new Set([...installation.scopes, ...scopes])]);
    response.json({ granted: installation.scopes });
  });

  router.post("/store/:shop/settings/apps/uninstall", (request: Request<{ shop: string }>, response: Response) => {
    options.uninstall(installations.get(request.params.shop));
    response.redirect(303, `/store/${request.params.shop}/settings/apps`);
  });

  router.get(/^\/store\/([\w-]+)(\/.*)?$/, (request: Request<{ 0: string; 1?: string }>, response: Response) => {
    const { 0: shopName, 1: rest = "" } = request.params;
    const installation = installations.get(shopName);
    const path = rest.replace(/\/$/, "");
    const opened = appPath(options, path);
    if (opened !== null) {
      const { search } = new URL(request.originalUrl, options.appUrl);
      const frameUrl = launchUrl(installation, options, opened + search, clock());
      const stage = appStage(options, shopName, frameUrl, options.appUrl);
      response.type("html").send(shell(installation, options, `/apps/${options.appHandle}`, stage));
      return;
    }
    const page = pages[path];
    response.status(page ? 200 : 404).type("html");
    response.send(shell(installation, options, path, page ? page(installation, shopName) : elsewhereStage()));
  });
  return router;
}

/** The app's path in an address of the admin, which may name the app by its handle or its client id. */
function appPath({ appHandle, clientId }: AdminOptions, path: string): string | null {
  const [, name, rest = ""] = /^\/apps\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  return name === appHandle || name === clientId ? rest || "/" : null;
}

function script(name: "bridge" | "frame") {
  return (_request: Request, response: Response, next: NextFunction) => {
    browserScript(name).then((code) => response.type("text/javascript").send(code), next);
  };
}

function shopIn(request: Request): string {
  const { shop } = request.query;
  if (typeof shop !== "string") throw new HttpRefusal(400, "Say which shop the token is for: ?shop=….");
  return shop;
}
