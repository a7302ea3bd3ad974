import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { Merchant } from "../../scripts/demo/merchant";
import { watch } from "../../scripts/demo/progress";
import { demoShop, startStack } from "../../scripts/demo/stack";
import { buildIfStale } from "../../scripts/setup/bundle";
import { migrate } from "../../scripts/setup/database";
import { completeEnvironment } from "../../scripts/setup/environment";
import { openCluster, volatile } from "../../scripts/setup/postgres/cluster";

declare module "vitest" {
  interface ProvidedContext {
    appUrl: string;
    shopifyUrl: string;
    resendUrl: string;
    databaseUrl: string;
  }
}

/** The demo as a stranger would run it, on a database of its own: installed, history read, flows on. */
export default async function setup(project: TestProject) {
  completeEnvironment();
  buildIfStale();
  const cluster = await openCluster("test-postgres", volatile);
  const databaseUrl = cluster.url(`e2e_${randomBytes(4).toString("hex")}`);
  await migrate(databaseUrl);
  process.env["DATABASE_URL"] = databaseUrl;
  process.env["LOG_LEVEL"] = "error";
  const dataFolder = `.data/e2e-${process.pid}`;
  const stack = await startStack({ databaseUrl, dataFolder, pauseSeconds: 0.4, quietAfter: "30,32,34,36" });
  const merchant = new Merchant(stack);
  const shop = await watch(demoShop);
  await merchant.open();
  await shop.ready(() => undefined);
  await merchant.introduce();
  await merchant.setUpDomain(shop.dnsRecords);
  await merchant.keepNoQuietHours();
  for (const flowId of await shop.flowIds()) await merchant.turnOn(flowId);
  await fetch(`${stack.shopifyUrl}/sandbox/day`, { method: "POST" });
  project.provide("appUrl", stack.appUrl);
  project.provide("shopifyUrl", stack.shopifyUrl);
  project.provide("resendUrl", stack.resendUrl);
  project.provide("databaseUrl", databaseUrl);
  return async () => {
    await shop.end();
    await stack.stop();
    await cluster.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
