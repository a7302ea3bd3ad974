import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { skincare } from "~/domains/quizzes/library/skincare";
import type { QuizContent } from "~/domains/quizzes/model";
import { present } from "~/domains/storefront/serving/present";
import { themeValue } from "~/domains/storefront/telling/theme-value";
import { demoShop } from "../../sandbox/demo-shop/demo-shop";
import { picture } from "../../sandbox/demo-shop/picture";
import { createShopify, type Shopify } from "../../sandbox/shopify/server";

const domain = "demo-shop.myshopify.com";
const brandColor = "#2f4f3e";

/** What reached the app: below `/proxy`, or its door for pixels. */
export interface Reached {
  path: string;
  body: string;
}

/** The demo's storefront with the app's real extensions, and an app that answers from memory. */
export interface StorefrontShop {
  /** Where the storefront begins. */
  root: string;
  shopify: Shopify;
  /** In the order in which it came. */
  reached: Reached[];
  /** Switches both extensions on, with a quiz that is live, or off. */
  setExtensions(quiz: QuizContent | null): Promise<void>;
  close(): Promise<void>;
}

export async function openStorefrontShop(): Promise<StorefrontShop> {
  let served: QuizContent = skincare.content;
  const reached: Reached[] = [];
  const app = createServer((request, response) => {
    const path = request.url ?? "";
    const isQuiz = path.startsWith("/proxy/quiz");
    const answer = isQuiz ? { quiz: present(1, 1, served, brandColor), known: {}, isFor: true } : {};
    void text(request).then((body) => {
      reached.push({ path, body });
      response.setHeader("access-control-allow-origin", "*");
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(answer));
    });
  });
  app.listen(0, "127.0.0.1");
  await once(app, "listening");
  const address = app.address();
  const appUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;

  const dataFolder = await mkdtemp(join(tmpdir(), "storefront-shop-"));
  const store = demoShop({ seed: 1, now: new Date(), imageBase: "/pictures" });
  const shopify = createShopify({
    clientId: "storefront-shop",
    clientSecret: "secret",
    scopes: ["write_pixels", "read_customer_events"],
    appUrl,
    stores: [store],
    dataFolder,
    extensionsFolder: "extensions",
  });
  shopify.app.get("/pictures/:name", (request, response) => {
    const { name } = request.params;
    const product = [...store.products.values()].find(({ handle }) => `${handle}.svg` === name);
    if (product) response.type("svg").set("cache-control", "max-age=3600").send(picture(product));
    else response.sendStatus(404);
  });
  await shopify.listen();
  const ask = admin(shopify);
  const pixel = JSON.stringify({ accountID: "storefront-shop", appUrl });
  await ask(`mutation { webPixelCreate(webPixel: { settings: ${JSON.stringify(pixel)} }) { userErrors { message } } }`);
  return {
    root: `${shopify.url}/storefront/demo-shop`,
    shopify,
    reached,
    async setExtensions(quiz) {
      served = quiz ?? served;
      await tellTheme(ask, quiz);
      await fetch(`${shopify.url}/sandbox/stores/demo-shop/embeds`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ on: quiz !== null }),
      });
    },
    async close() {
      await shopify.close();
      app.close();
      app.closeAllConnections();
      await rm(dataFolder, { recursive: true });
    },
  };
}

type Ask = (query: string, variables?: object) => Promise<string>;

/** Speaks to the Admin API as the app. @returns the answer's text */
function admin(shopify: Shopify): Ask {
  const { accessToken } = shopify.install(domain);
  return async (query, variables = {}) => {
    const response = await fetch(`${shopify.url}/admin/api/2026-07/graphql.json`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-sandbox-shop": domain,
        "x-shopify-access-token": accessToken,
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    if (text.includes('"errors"')) throw new Error(text);
    return text;
  };
}

async function tellTheme(ask: Ask, content: QuizContent | null): Promise<void> {
  const quizzes =
    content === null ? [] : [{ id: 1, key: "skincare", name: "Skin quiz", version: 1, rememberDays: null, content }];
  const shown = { tests: [], versions: new Map<number, number>(), timezone: "Europe/London", brandColor };
  const value = JSON.stringify(themeValue({ quizzes, ...shown, isPixelOn: true }));
  const [ownerId] = /gid:[^"]+/.exec(await ask("{ currentAppInstallation { id } }")) ?? [];
  await ask(
    `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`,
    { metafields: [{ ownerId, namespace: "tessera", key: "storefront", type: "json", value }] },
  );
}
