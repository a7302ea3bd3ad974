import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { answers, freeDatagramPort, freePort, start, type Running } from "../setup/processes";

export const demoShop = "demo-shop.myshopify.com";

/** The whole product running against the sandbox, each part a process of its own. */
export interface Stack {
  appUrl: string;
  shopifyUrl: string;
  resendUrl: string;
  web: Running;
  worker: Running;
  stop(): Promise<void>;
}

export interface StackOptions {
  databaseUrl: string;
  /** Where the sandbox keeps pictures and bulk files. */
  dataFolder: string;
  /** Pause between two happenings of the shop's day. */
  pauseSeconds: number;
  /** After how many seconds some shoppers go quiet: "60,75". */
  quietAfter: string;
}

/** Starts sandbox, web and worker, on the usual ports or others if those are taken. The bundle must have been built. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const [app, shopify, resend] = [await freePort(3000), await freePort(4400), await freePort(4500)];
  const dns = await freeDatagramPort(4553);
  const urls = {
    appUrl: `http://127.0.0.1:${app}`,
    shopifyUrl: `http://127.0.0.1:${shopify}`,
    resendUrl: `http://127.0.0.1:${resend}`,
  };
  const environment = {
    NODE_ENV: "production",
    LOG_LEVEL: process.env["DEMO_LOG_LEVEL"] ?? "warn",
    DATABASE_URL: options.databaseUrl,
    PORT: String(app),
    SHOPIFY_APP_URL: urls.appUrl,
    APP_BRIDGE_URL: `${urls.shopifyUrl}/app-bridge.js`,
    RESEND_BASE_URL: urls.resendUrl,
    SANDBOX_SHOPIFY_URL: urls.shopifyUrl,
    SANDBOX_SHOPIFY_PORT: String(shopify),
    SANDBOX_RESEND_PORT: String(resend),
    SANDBOX_DNS_PORT: String(dns),
    DNS_SERVERS: `127.0.0.1:${dns}`,
    SANDBOX_DATA: options.dataFolder,
    SANDBOX_PAUSE_SECONDS: String(options.pauseSeconds),
    SANDBOX_QUIET_AFTER: options.quietAfter,
  };
  const running: Running[] = [];
  const stop = async () => {
    for (const one of running.toReversed()) await one.stop();
  };
  const launch = (name: string, args: string[], extra: Record<string, string> = {}) => {
    const one = start(name, args, { ...environment, ...extra });
    running.push(one);
    return one;
  };
  try {
    const sandbox = launch("sandbox", ["--import", "tsx", "sandbox/main.ts"]);
    await answers(`${urls.shopifyUrl}/store/demo-shop`, sandbox);
    await answers(urls.resendUrl, sandbox);
    const bundle = ["--import", join(root, "sandbox/connect.mjs"), "build/server/index.js"];
    const web = launch("web", bundle, { PROCESS: "web" });
    const worker = launch("worker", bundle, { PROCESS: "worker" });
    await answers(`${urls.appUrl}/healthz`, web);
    return { ...urls, web, worker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
