import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { Merchant } from "../../scripts/demo/merchant";
import { watch } from "../../scripts/demo/progress";
import { demoShop, startStack, type Stack } from "../../scripts/demo/stack";
import { buildIfStale } from "../../scripts/setup/bundle";
import { migrate } from "../../scripts/setup/database";
import { completeEnvironment } from "../../scripts/setup/environment";
import { openCluster, volatile } from "../../scripts/setup/postgres/cluster";

export interface Demo {
  stack: Stack;
  merchant: Merchant;
  databaseUrl: string;
  close(): Promise<void>;
}

/** The demo as a stranger would run it, on a database of its own: installed, history read, flows on. One in a process. */
export async function openDemo(): Promise<Demo> {
  completeEnvironment();
  buildIfStale();
  const cluster = await openCluster("test-postgres", volatile);
  const name = randomBytes(4).toString("hex");
  const databaseUrl = cluster.url(`e2e_${name}`);
  await migrate(databaseUrl);
  process.env["DATABASE_URL"] = databaseUrl;
  process.env["LOG_LEVEL"] = "error";
  const dataFolder = `.data/e2e-${name}`;
  const stack = await startStack({ databaseUrl, dataFolder, pauseSeconds: 0.4, quietAfter: "30,32,34,36" });
  const merchant = new Merchant(stack);
  const shop = await watch(demoShop);
  await merchant.open();
  await shop.ready(() => undefined);
  await merchant.introduce();
  await merchant.setUpDomain(shop.dnsRecords);
  await merchant.keepNoQuietHours();
  for (const flowId of await shop.flowIds()) await merchant.turnOn(flowId);
  return {
    stack,
    merchant,
    databaseUrl,
    async close() {
      await shop.end();
      await stack.stop();
      await cluster.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
