// `npm run demo`: the whole job on this machine, with no account. `-- --once` does the main job once, prints what came
// of it and ends.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { letShoppersBrowse } from "./demo/browsing";
import { Merchant } from "./demo/merchant";
import { letMailHaveHappened } from "./demo/past-mail";
import { setUpProgramme } from "./demo/programme";
import { forget, watch } from "./demo/progress";
import { demoShop, startStack } from "./demo/stack";
import { letShoppersAnswer } from "./demo/visitors";
import { buildIfStale } from "./setup/bundle";
import { openDatabase } from "./setup/database";
import { completeEnvironment } from "./setup/environment";
import { root } from "./setup/paths.mjs";

const isOnce = process.argv.includes("--once");
const say = (words: string) => console.error(`· ${words}`);

completeEnvironment();
buildIfStale();
say("starting the database");
const database = await openDatabase();
process.env["DATABASE_URL"] = database.url;
process.env["LOG_LEVEL"] = "warn";
await forget(demoShop);

say("starting the sandbox (a Shopify and a Resend), web and worker");
const stack = await startStack({
  databaseUrl: database.url,
  dataFolder: join(root, ".data/sandbox"),
  pauseSeconds: isOnce ? 0.5 : 8,
  quietAfter: isOnce ? "40,42,44,46,48,50" : "60,75,90,120,180,300,600,900,1200",
});
const merchant = new Merchant(stack);
const shop = await watch(demoShop);

async function shutDown(): Promise<void> {
  await shop.end();
  await stack.stop();
  await database.close();
}
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void shutDown().then(() => process.exit()));

try {
  say("a merchant installs the app: eighteen months of history are read");
  await merchant.open();
  let told = "";
  await shop.ready((progress) => {
    if (progress !== told) say(`  ${(told = progress)}`);
  });
  await merchant.introduce();
  await merchant.setUpDomain(shop.dnsRecords);
  await merchant.keepNoQuietHours();
  for (const flowId of await shop.flowIds()) await merchant.turnOn(flowId);
  await merchant.switchOnEmbed();
  await merchant.startQuiz("skincare");
  await merchant.publishQuiz(await shop.quiz());
  await setUpProgramme(merchant, shop, new Date());
  say("flows are on, a campaign goes out and a quiz is live; the shop's day begins");
  const day = await fetch(`${stack.shopifyUrl}/sandbox/day`, { method: "POST" });
  if (!day.ok) throw new Error(`The sandbox's day did not begin: ${day.status}`);
  say("half a year of mail is made up, for reports to tell of");
  await letMailHaveHappened(await shop.id());
  await letShoppersBrowse(
    { appUrl: stack.appUrl, shelf: await shop.shelf(), now: new Date() },
    await shop.customerIds(150),
  );
  const visitors = await visit();
  if (isOnce) await watchOnce(visitors);
  else tellWhereToLook();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  await shutDown();
}

/** Lets customers come by and answer the quiz, while the day goes on. */
async function visit(): Promise<{ finished: Promise<number> }> {
  const storefront = `${stack.shopifyUrl}/storefront/demo-shop`;
  const customerIds = await shop.customerIds(isOnce ? 20 : 120);
  const quiz = await shop.quiz();
  const finished = letShoppersAnswer({ storefront, quiz }, customerIds, isOnce ? 200 : 2000);
  finished.catch((error: unknown) => say(`nobody answers the quiz any more: ${String(error)}`));
  return { finished };
}

async function watchOnce({ finished }: { finished: Promise<number> }): Promise<void> {
  // The day takes half a minute, some shoppers go quiet at its end, and readers take a few seconds.
  for (let second = 0; second < 60; second++) await sleep(1000);
  for (let tries = 0; tries < 60 && (await shop.pending()) > 0; tries++) await sleep(500);
  const summary: Record<string, number> = { ...(await shop.summary()), quizzesFinished: await finished };
  console.log("\nThe main job, once:");
  for (const [what, count] of Object.entries(summary))
    console.log(
      `  ${what
        .replace(/([A-Z])/g, " $1")
        .toLowerCase()
        .padEnd(20)} ${count}`,
    );
  console.log("  segments");
  for (const { name, size } of await shop.segments()) console.log(`    ${name.padEnd(18)} ${size}`);
  await shutDown();
  const missing = [
    "webhooks",
    "profiles",
    "memberships",
    "flowRuns",
    "campaignRecipients",
    "messagesAccepted",
    "feedback",
    "quizzesFinished",
  ].filter((what) => !summary[what]);
  if (missing.length > 0) {
    console.error(`Nothing to show for: ${missing.join(", ")}`);
    process.exitCode = 1;
  }
}

function tellWhereToLook(): void {
  console.log(`
Tessera is running, in a Shopify of its own.

  the admin       ${stack.shopifyUrl}/store/demo-shop/apps/tessera
  the inbox       ${stack.resendUrl}
  the storefront  ${stack.shopifyUrl}/storefront/demo-shop

In the storefront you are a shopper: move the pointer out at the top of the window, and the quiz opens. Its mail comes
to the inbox.

Things happen by themselves: orders arrive, shoppers move between segments, mails go out and come back as clicks and
bounces. Ctrl+C ends it all.
`);
}
