import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FrameLocator, Page } from "playwright-core";
import { Merchant } from "../../scripts/demo/merchant";
import { setUpProgramme } from "../../scripts/demo/programme";
import { watch } from "../../scripts/demo/progress";
import { demoShop, startStack, type Stack } from "../../scripts/demo/stack";
import { buildIfStale } from "../../scripts/setup/bundle";
import { root } from "../../scripts/setup/paths.mjs";
import { launchBrowser, openPage } from "../e2e/browser";

const folder = "docs/screenshots";
const dataFolder = ".data/prove-pictures";
/** How long the shop's day goes on before it is looked at: most of what happens in it happens in that time. */
const dayMs = 60_000;
const patience = { timeout: 120_000 };

interface Admin {
  page: Page;
  app: FrameLocator;
  stack: Stack;
}

/** Where each picture of the README and of the pages in docs is taken. */
const pictures: Record<string, (admin: Admin) => Promise<void>> = {
  home: async (admin) => open(admin, "/app"),
  segment: async (admin) => openNamed(admin, "/app/segments", "Loyal"),
  shopper: async (admin) => {
    await open(admin, "/app/messages");
    await admin.app.locator('a[href*="/app/shoppers/"]').first().click();
    await admin.app.getByText("What happened").waitFor(patience);
  },
  inbox: async ({ page, stack }) => {
    await page.goto(stack.resendUrl);
    await page.locator('a[href*="/mail/"]').first().click();
  },
  reports: async (admin) => open(admin, "/app/reports?days=365"),
  "report-segment": async (admin) => openNamed(admin, "/app/reports/segments?days=365", "Loyal"),
  flows: async (admin) => open(admin, "/app/flows"),
  flow: async (admin) => {
    await openNamed(admin, "/app/flows", "Abandoned cart");
    await admin.app.locator("[data-card]").nth(3).click();
  },
  "flow-replay": async (admin) => {
    await openNamed(admin, "/app/flows", "Thanks after an order");
    await admin.app.getByRole("link", { name: "Replay it" }).click();
    await admin.app.getByRole("button", { name: "Try it", exact: true }).click();
    await admin.app.getByText(/^Tried on the/).waitFor(patience);
  },
  campaigns: async (admin) => open(admin, "/app/campaigns"),
  campaign: async (admin) => openNamed(admin, "/app/campaigns", "Autumn: first for regulars"),
  experiment: async (admin) => openNamed(admin, "/app/experiments", "Autumn: which subject?"),
};

/**
 * Takes the pictures of the README and of the pages in docs, of a demo whose day has gone on for a while. (Mails have
 * pictures of their own: prove mails.)
 * @param words names of pictures, to take only those
 */
export async function prove(databaseUrl: string, words: readonly string[]): Promise<string[]> {
  buildIfStale();
  const stack = await startStack({ databaseUrl, dataFolder, pauseSeconds: 0.5, quietAfter: "30,32,34,36" });
  const browser = await launchBrowser();
  try {
    await openShop(stack);
    await sleep(dayMs);
    const page = await openPage(browser);
    const admin = { page, app: page.frameLocator("iframe[data-app]"), stack };
    const taken = Object.entries(pictures).filter(([name]) => words.length === 0 || words.includes(name));
    for (const [name, lead] of taken) {
      await lead(admin);
      // Charts and lists settle, and what was said in passing goes away.
      await sleep(6000);
      await page.screenshot({ path: join(root, folder, `${name}.png`) });
    }
    return taken.map(([name]) => `${folder}/${name}.png`);
  } finally {
    await browser.close();
    await stack.stop();
    rmSync(join(root, dataFolder), { recursive: true, force: true });
  }
}

async function openShop(stack: Stack): Promise<void> {
  const merchant = new Merchant(stack);
  const shop = await watch(demoShop);
  await merchant.open();
  await shop.ready(() => undefined);
  await merchant.introduce();
  await merchant.setUpDomain(shop.dnsRecords);
  await merchant.keepNoQuietHours();
  for (const flowId of await shop.flowIds()) await merchant.turnOn(flowId);
  await setUpProgramme(merchant, shop, new Date());
  await fetch(`${stack.shopifyUrl}/sandbox/day`, { method: "POST" });
}

async function open({ page, app, stack }: Admin, path: string): Promise<void> {
  await page.goto(`${stack.shopifyUrl}/store/demo-shop/apps/tessera${path}`);
  await app.getByRole("heading", { level: 1 }).first().waitFor(patience);
}

/** Opens what is called so from its list. */
async function openNamed(admin: Admin, list: string, name: string): Promise<void> {
  await open(admin, list);
  await admin.app.getByRole("link", { name, exact: true }).first().click();
  await admin.app.getByRole("heading", { level: 1, name }).waitFor(patience);
}
