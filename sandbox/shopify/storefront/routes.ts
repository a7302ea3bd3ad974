import { join } from "node:path";
import { fileURLToPath } from "node:url";
import compression from "compression";
import express, { type Request, Router } from "express";
import { accountRoutes } from "./account-routes";
import { cartRoutes } from "./cart-routes";
import { checkoutRoutes } from "./checkout-routes";
import { extensionsOf } from "./embeds/extension";
import { extensionAssets } from "./embeds/render";
import { type Page, renderPage, themeAssets } from "./page";
import { collectionPage, collectionsPage, homePage, productPage, searchPage } from "./pages/catalog";
import { articlePage, blogPage, textPage } from "./pages/reading";
import { pixelScript } from "./pixel/worker-script";
import { askApp, passOn } from "./proxy";
import { storefrontScript } from "./scripts";
import { handle, type Storefront, type StorefrontOptions } from "./storefront";
import { countries, localePath, type Params, remember, shopPath, type Visit, visitOf } from "./visit";

/** The shop as shoppers see it, from Liquid as at Shopify, with the app's own embeds, web pixel and proxy. */
export function storefrontRoutes(options: StorefrontOptions): Router {
  const storefront: Storefront = {
    options,
    visit: (request) => visitOf(options.installations, request, options.clock()),
    async show(response, visit, page) {
      const shown = page ?? { type: "404" as const, title: "Page not found", status: 404 };
      response.status(shown.status ?? 200).type("html");
      response.send(await renderPage(options.extensionsFolder, visit, shown));
    },
  };
  const shop = Router({ mergeParams: true });
  shop.use(pageRoutes(storefront), cartRoutes(storefront), checkoutRoutes(storefront), accountRoutes(storefront));
  shop.use(proxyRoutes(storefront), scriptRoutes(storefront));
  shop.use(handle(async (request, response) => storefront.show(response, storefront.visit(request), null)));

  const router = Router();
  router.use([themeAssets, extensionAssets, "/sandbox/cdn/storefront.js", shopPath], compression());
  router.use(assetRoutes(options.extensionsFolder));
  router.use(`${shopPath}/${localePath}`, shop);
  return router;
}

function pageRoutes({ visit, show }: Storefront): Router {
  const router = Router({ mergeParams: true });
  const page = (path: string, build: (visit: Visit, request: Request<Params>) => Page | null) =>
    router.get(
      path,
      handle(async (request, response) => {
        const visited = visit(request);
        await show(response, visited, build(visited, request));
      }),
    );
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  page("/", homePage);
  page("/collections", collectionsPage);
  page("/collections/:handle", (visited, { params }) => collectionPage(visited, text(params["handle"])));
  page("/products/:handle", (visited, { params, query }) =>
    productPage(visited, text(params["handle"]), query["variant"]),
  );
  page("/search", (visited, { query }) => searchPage(visited, text(query["q"])));
  page("/pages/:handle", (visited, { params }) => textPage(visited, text(params["handle"])));
  page("/blogs/:handle", (visited, { params }) => blogPage(visited, text(params["handle"])));
  page("/blogs/:blog/:handle", (visited, { params }) =>
    articlePage(visited, text(params["blog"]), text(params["handle"])),
  );

  router.post(
    "/localization",
    express.urlencoded({ extended: false }),
    handle((request, response) => {
      const visited = visit(request);
      const body: unknown = request.body;
      const wanted = typeof body === "object" && body !== null && "country_code" in body ? body.country_code : null;
      const country = countries.find((code) => code === wanted);
      if (country !== undefined) remember(response, visited, "country", country);
      response.redirect(303, request.get("referer") ?? visited.root);
    }),
  );
  return router;
}

function proxyRoutes({ options, visit, show }: Storefront): Router {
  const router = Router({ mergeParams: true });
  const path = `/apps/${options.proxySubpath}`;
  router.all(
    [path, `${path}/*`],
    express.raw({ type: () => true, limit: "2mb" }),
    handle(async (request, response) => {
      const visited = visit(request);
      const answer = await askApp(options, visited, request);
      if (!answer.isLiquid) return passOn(answer, response);
      const liquid = answer.body.toString("utf8");
      await show(response, visited, { type: "page", title: visited.installation.store.shop.name, liquid });
    }),
  );
  return router;
}

function scriptRoutes({ options, visit }: Storefront): Router {
  const router = Router({ mergeParams: true });
  // The sandbox around a pixel, and the pixel itself, which the first loads.
  router.get(
    "/web-pixels/worker.js",
    handle(async (_request, response) => {
      response.type("text/javascript").send(await storefrontScript("worker"));
    }),
  );
  router.get(
    "/web-pixels/pixel.js",
    handle(async (request, response) => {
      visit(request);
      const [extension] = extensionsOf(options.extensionsFolder, "web_pixel_extension");
      if (!extension) response.sendStatus(404);
      else response.type("text/javascript").send(await pixelScript(extension));
    }),
  );
  return router;
}

function assetRoutes(extensionsFolder: string | null): Router {
  const router = Router();
  router.use(themeAssets, express.static(fileURLToPath(new URL("./theme/assets", import.meta.url))));
  router.get(
    "/sandbox/cdn/storefront.js",
    handle(async (_request, response) => {
      response.type("text/javascript").send(await storefrontScript("page"));
    }),
  );
  router.use(`${extensionAssets}/:name/assets`, (request: Request<{ name: string }>, response, next) => {
    const extension = extensionsOf(extensionsFolder, "theme").find(({ name }) => name === request.params.name);
    if (extension) express.static(join(extension.folder, "assets"))(request, response, next);
    else next();
  });
  return router;
}
