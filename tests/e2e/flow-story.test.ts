import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keepPicture, openAdmin, type Opened } from "./admin";
import { launchBrowser, openPage } from "./browser";
import { nameOfFocus } from "./keys";
import { leaveCart, type Mail, mails, sell } from "./sandbox";

// The whole of what flows are for, once through, in a browser: from a ready flow that a merchant makes their own to the
// order that keeps its second mail back. Its waits are the shortest there are, as of somebody who tries it.

/** Left a cart before there was a flow. */
const early = "tilda.marsh@mail.example.com";
const email = "nora.winterbourne@mail.example.com";
const serum = "Vitamin C Day Serum 15%";
const patience = { timeout: 60_000, interval: 500 };
/** What the flow's waits are shortened to, and some time for the way from there to the inbox. */
const waitMs = 60_000;
const wayMs = 15_000;

let browser: Browser;
/** The flow's editor, open all the time as beside one's work. */
let editor: Opened;
let flow: string;
/** The shopper's own browser, from her first visit to her order. */
let shop: Page;
beforeAll(async () => {
  await leaveCart({ email: early, firstName: "Tilda" }, await sell("Marsh Mallow Cream", "12.00"));
  browser = await launchBrowser();
  shop = await openPage(browser);
});
afterAll(() => browser?.close());

const card = (name: RegExp) => editor.app.locator("[data-card]").and(editor.app.getByRole("button", { name }));
const panel = (name: string) => editor.app.getByRole("region", { name });
const press = (name: string) => editor.app.getByRole("button", { name, exact: true }).click();

test("a merchant takes the ready flow, shortens its waits, and adds a way for a segment", async () => {
  editor = await openAdmin(browser, "/app/flows/new");
  await editor.app.getByRole("button", { name: /^Use Abandoned cart/ }).click();
  const title = editor.app.getByRole("heading", { level: 1, name: /^Abandoned cart/ });
  await title.waitFor();
  flow = (await title.textContent()) ?? "";
  for (const [number, wait] of [
    [1, "1 hour"],
    [3, "1 day"],
  ] as const) {
    await card(new RegExp(`^Step ${number} of \\d+, Wait ${wait}`)).click();
    await panel(`Step ${number}: wait`).getByLabel("Unit").selectOption({ label: "minutes" });
    await card(new RegExp(`^Step ${number} of \\d+, Wait 1 minute`)).waitFor();
  }

  await card(/^Step 4 of \d+, Branch/).click();
  const fork = panel("Step 4: branch");
  await fork.getByRole("button", { name: "Add a path" }).click();
  const added = fork.getByRole("group", { name: "Path 4 of 4" });
  await added.getByLabel("Name").fill("Dormant");
  await added.getByLabel("Who takes it").selectOption({ label: "Those in “Dormant”" });
  await press("Add a step first, for: Dormant");
  await editor.app.getByRole("menuitem", { name: /^Send a message/ }).click();
  const sending = editor.app.getByRole("region", { name: /^Step \d+: send a message/ });
  await sending.getByLabel("Message", { exact: true }).selectOption({ label: "Win back" });
  await card(/^Step \d+ of \d+, Send “Win back”/).waitFor();
  await editor.app.getByText("Nothing to mend: it can be published.").waitFor();
  await editor.app.getByText(/^Saved\./).waitFor();
  await keepPicture(editor.page, "flow-story-1-written");
});

test("what it would have done in the last thirty days is told beforehand, and nothing of it is done", async () => {
  await editor.app.getByRole("link", { name: "Replay it" }).click();
  await editor.app.getByRole("heading", { level: 1, name: "Try it on the past" }).waitFor();
  await editor.app.getByLabel("How far back").selectOption({ label: "The last 30 days" });
  await press("Try it");
  await editor.app.getByText(/^Tried on the 30 days until/).waitFor({ timeout: patience.timeout });
  await editor.app.getByRole("link", { name: /^Tilda/ }).waitFor();
  await keepPicture(editor.page, "flow-story-2-replayed");
  expect(await mails(early)).toEqual([]);
  await editor.app.getByRole("link", { name: flow, exact: true }).first().click();
  await editor.app.getByRole("heading", { level: 2, name: "What happens" }).waitFor();
});

test("it is published, and turned on", async () => {
  await press("Publish");
  await press("Publish it");
  await editor.app.getByText("Version 1 is off", { exact: true }).waitFor();
  await press("Turn on");
  await editor.app.getByText("Version 1 is on", { exact: true }).waitFor();
});

test("a shopper fills a cart, says who she is and that she wants mail, and leaves; the flow has her", async () => {
  await shop.goto(`${inject("shopifyUrl")}/storefront/demo-shop`);
  await shop.getByRole("button", { name: "Accept" }).click();
  await shop.getByRole("link", { name: "Anti-ageing", exact: true }).first().click();
  await shop.getByRole("link", { name: serum }).first().click();
  await shop.getByRole("button", { name: "Add to cart" }).click();
  await shop.getByRole("link", { name: "View cart" }).click();
  await shop.getByRole("button", { name: "Check out" }).click();
  await shop.getByLabel("Email", { exact: true }).fill(email);
  await shop.getByLabel("First name").fill("Nora");
  await shop.getByLabel("Email me with news and offers").check();
  await shop.getByRole("button", { name: "Continue to payment" }).click();
  await shop.getByRole("button", { name: "Pay now" }).waitFor();

  await card(/^Step 1 of \d+, Wait 1 minute.*\d+ waiting/).waitFor({ timeout: patience.timeout });
  await keepPicture(editor.page, "flow-story-3-waiting");
});

test("nobody who is in it is put out by a slip: the list asks before it turns the flow off", async () => {
  const { page, app } = await openAdmin(browser, "/app/flows");
  const off = app.getByRole("button", { name: `Turn ${flow} off` });
  await off.press("Enter");
  const question = app.getByRole("dialog", { name: "Turn the flow off?" });
  await question.getByText(/shoppers? who (is|are) in it leaves? it/).waitFor();
  await keepPicture(page, "flow-story-3-turn-off");
  await question.getByRole("button", { name: "Leave it on" }).press("Enter");
  await question.waitFor({ state: "hidden" });
  await expect.poll(() => nameOfFocus(page)).toContain(`Turn ${flow} off`);
  await page.close();
});

test("a minute later the mail is in her inbox, with what she chose; she orders", async () => {
  const mail = await cartMail();
  await shop.getByRole("button", { name: "Pay now" }).click();
  await shop.getByRole("heading", { name: "Thank you" }).waitFor();
  expect(mail.subject).toContain(serum);
  const inbox = await openPage(browser);
  await inbox.goto(`${inject("resendUrl")}/mail/${mail.id}`);
  await keepPicture(inbox, "flow-story-4-mail");
  await inbox.close();
});

test("the second mail never comes, and her timeline says why", async () => {
  const orderedAt = Date.now();
  const { page, app } = await openAdmin(browser, `/app/shoppers?search=${email}`);
  await app.getByRole("link", { name: /Nora/ }).click();
  await app.getByText("What happened").waitFor();
  await seen(page, app, `Left “${flow}”: what it is for has happened, so it sends nothing more`);
  await app.getByText(`Entered the flow “${flow}”`).waitFor();
  await keepPicture(page, "flow-story-5-timeline");
  await sleep(Math.max(0, orderedAt + waitMs + wayMs - Date.now()));
  await page.reload();
  await app.getByText("What happened").waitFor();
  expect(await app.getByText(`because of “${flow}”`).count()).toBe(1);
  expect(await cartMails()).toHaveLength(1);
  // Whoever left a cart before the flow was turned on is none of its business.
  expect(await mails(early)).toEqual([]);
  await page.close();
  await editor.page.close();
});

/** Looks again until this stands on the page. */
async function seen(page: Page, app: FrameLocator, words: string): Promise<void> {
  const count = async () => {
    await page.reload();
    await app.getByText("What happened").waitFor();
    return app.getByText(words).count();
  };
  await expect.poll(count, { timeout: patience.timeout, interval: 2000 }).toBe(1);
}

/** What the flow has sent her. */
async function cartMails(): Promise<Mail[]> {
  return (await mails(email, inject("resendUrl"))).filter(({ subject }) => subject.includes(serum));
}

/** The first of it; waits for it. */
async function cartMail(): Promise<Mail> {
  await expect.poll(cartMails, { timeout: waitMs + patience.timeout, interval: 500 }).toHaveLength(1);
  const [mail] = await cartMails();
  return mail ?? expect.fail("The mail is gone");
}
