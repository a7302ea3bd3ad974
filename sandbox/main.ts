// Starts the sandbox as a process of its own: a Shopify with the demo shop, and a Resend. `npm run demo` and
// `npm run dev` do it; everything it needs to know comes in the environment that the app has too.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import express from "express";
import { z } from "zod";
import { demoShop } from "./demo-shop/demo-shop";
import { aboutToGoQuiet } from "./demo-shop/going-quiet";
import { medianInterval } from "./demo-shop/median-interval";
import { picture } from "./demo-shop/picture";
import { play } from "./demo-shop/play";
import { shoppersDay } from "./demo-shop/shoppers-day";
import { dnsHost } from "./dns/host";
import { serveZones } from "./dns/server";
import { createZones } from "./dns/zones";
import { createResend } from "./resend";
import { readAppConfig } from "./shopify/app-config";
import { createShopify } from "./shopify/server";
import type { Store } from "./shopify/store/model";

const Environment = z.object({
  SHOPIFY_API_KEY: z.string(),
  SHOPIFY_API_SECRET: z.string(),
  SHOPIFY_APP_URL: z.url(),
  RESEND_API_KEY: z.string(),
  RESEND_WEBHOOK_SECRET: z.string(),
  SANDBOX_SHOPIFY_PORT: z.coerce.number().default(4400),
  SANDBOX_RESEND_PORT: z.coerce.number().default(4500),
  SANDBOX_DNS_PORT: z.coerce.number().default(4553),
  SANDBOX_DATA: z.string().default(".data/sandbox"),
  SANDBOX_SEED: z.coerce.number().default(1),
  /** Pause between two happenings of the shop's day. */
  SANDBOX_PAUSE_SECONDS: z.coerce.number().default(8),
  /** After how many seconds shoppers cross from new to dormant: "60,75,90". */
  SANDBOX_QUIET_AFTER: z.string().default("60,75,90,120,180,300,600"),
});

const environment = Environment.parse(process.env);
const seed = environment.SANDBOX_SEED;
// Shopify's times have whole seconds.
const startedAt = new Date(Math.floor(Date.now() / 1000) * 1000);

const shopifyUrl = `http://127.0.0.1:${environment.SANDBOX_SHOPIFY_PORT}`;
const store = demoShop({ seed, now: startedAt, imageBase: `${shopifyUrl}/pictures` });
letSomeGoQuiet(store);
const pictures = drawPictures(store);

const config = readAppConfig(readFileSync("shopify.app.toml", "utf8"));
const shopify = createShopify({
  ...config,
  clientId: environment.SHOPIFY_API_KEY,
  clientSecret: environment.SHOPIFY_API_SECRET,
  // As after Shopify's approval: the demo shop's whole past can be read.
  scopes: [...config.scopes, "read_all_orders"],
  appUrl: environment.SHOPIFY_APP_URL,
  publicUrl: shopifyUrl,
  stores: [store],
  extensionsFolder: "extensions",
  dataFolder: environment.SANDBOX_DATA,
});
shopify.app.use("/pictures", express.static(pictures, { maxAge: "1h" }));
await shopify.listen(environment.SANDBOX_SHOPIFY_PORT);

const zones = createZones();
// What Resend's servers are listed in, for everybody who lets them send.
zones.put([{ type: "TXT", name: "amazonses.com", value: "v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 ~all" }]);
await serveZones(zones, environment.SANDBOX_DNS_PORT);
shopify.app.use("/sandbox/dns", dnsHost(zones));

const resend = createResend({
  apiKeys: [environment.RESEND_API_KEY],
  webhookUrl: `${environment.SHOPIFY_APP_URL}/webhooks/resend`,
  webhookSecret: environment.RESEND_WEBHOOK_SECRET,
  domains: ["fernandclay.example"],
  holdsRecord: ({ type, name, value }) => zones.find(type, name).some((record) => record.value === value),
  publicUrl: `http://127.0.0.1:${environment.SANDBOX_RESEND_PORT}`,
  // Readers take hours; here they take seconds.
  timeScale: 0.002,
  seed: String(seed),
  // Well below what makes the app pause a shop's sending.
  behaviour: {
    ...{ bounceRate: 0.012, complainRate: 0.002, openRate: 0.55, clickRate: 0.4 },
    // Nobody sooner than after 13 of our seconds: people who are as quick as scanners are taken for some.
    ...{ medianOpenMinutes: 40, leastOpenMinutes: 110 },
  },
});
await resend.listen(environment.SANDBOX_RESEND_PORT);
shopify.app.post("/sandbox/day", (_request, response) => {
  response.json({ happenings: startDay() });
});
console.log("sandbox ready");

/** Lets the shop live: what happens from now on arrives as webhooks. @returns how much will happen */
function startDay(): number {
  const day = shoppersDay(store, { seed, now: new Date(), everySeconds: environment.SANDBOX_PAUSE_SECONDS });
  for (const action of day) {
    setTimeout(
      () => shopify.perform(store.shop.domain, play, action),
      Math.max(0, Date.parse(action.at) - Date.now()),
    ).unref();
  }
  return day.length;
}

/** Some shoppers whose usual time is up just when somebody watches: twice the shop's rhythm after their only order. */
function letSomeGoQuiet(shop: Store): void {
  const monthBegan = new Date(Date.UTC(startedAt.getUTCFullYear(), startedAt.getUTCMonth(), 1));
  const rhythmSeconds = medianInterval(shop, monthBegan);
  const inSeconds = environment.SANDBOX_QUIET_AFTER.split(",").map(Number);
  aboutToGoQuiet({ store: shop, seed, now: startedAt, rhythmSeconds, inSeconds });
}

function drawPictures(shop: Store): string {
  const folder = join(environment.SANDBOX_DATA, "pictures");
  mkdirSync(folder, { recursive: true });
  for (const product of shop.products.values()) writeFileSync(join(folder, `${product.handle}.svg`), picture(product));
  return folder;
}
