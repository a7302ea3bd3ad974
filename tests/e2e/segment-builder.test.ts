import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

interface Builder {
  page: Page;
  app: FrameLocator;
  /** The whole segment, as the builder writes it. */
  text(): Promise<string>;
}

async function openBuilder(width?: number): Promise<Builder> {
  const { page, app } = await openAdmin(browser, "/app/segments/new", width);
  return { page, app, text: () => app.getByRole("textbox", { name: "The segment as text" }).inputValue() };
}

/** Opens a list of words and takes one. */
async function choose(app: FrameLocator, opener: Locator, word: string): Promise<void> {
  await opener.click();
  await app.getByRole("menuitem", { name: word, exact: true }).click();
}

/** Adds a condition at the end and returns its box. */
async function addCondition(app: FrameLocator, word: string): Promise<Locator> {
  await choose(app, app.getByRole("button", { name: /^(Add condition|And also…)$/ }), word);
  return app.getByRole("group", { name: word, exact: true });
}

/** Adds something to ask about what happened and returns its line. */
async function addDetail(app: FrameLocator, condition: Locator, detail: string): Promise<Locator> {
  await choose(app, condition.getByRole("button", { name: "Add detail" }), detail);
  return condition.getByRole("group", { name: detail, exact: true });
}

function option(app: FrameLocator, name: string): Locator {
  return app.locator('[role="option"]', { hasText: name });
}

test("new customers who bought skincare, clicked educational mails and browsed anti-ageing are built by clicking", async () => {
  const { page, app, text } = await openBuilder();
  await app.getByRole("textbox", { name: "Name" }).fill("Curious newcomers");
  await app.getByLabel("Family").selectOption("content");

  const stage = await addCondition(app, "Lifecycle stage");
  await stage.getByLabel("Lifecycle stage", { exact: true }).selectOption("new");

  const bought = await addCondition(app, "Products bought");
  await bought.getByLabel("When: how many").fill("14");
  const type = await addDetail(app, bought, "Product's type");
  await type.getByLabel("Product's type: how").selectOption("IN");
  await type.getByRole("combobox", { name: "Product's type", exact: true }).click();
  await option(app, "Serum").click();
  await option(app, "Moisturiser").click();
  await page.keyboard.press("Escape");

  const clicked = await addCondition(app, "Messages clicked");
  await clicked.getByRole("textbox", { name: "How often" }).fill("2");
  await clicked.getByRole("button", { name: "Remove When" }).click();
  const topic = await addDetail(app, clicked, "Topic of the message");
  await topic.getByRole("combobox", { name: "Topic of the message", exact: true }).fill("educational");

  const browsed = await addCondition(app, "Collection views");
  await browsed.getByRole("textbox", { name: "How often" }).fill("2");
  await browsed.getByLabel("When: counted how").selectOption("start-week");
  const collection = await addDetail(app, browsed, "Collection");
  await collection.getByRole("combobox", { name: "Collection", exact: true }).fill("ageing");
  await option(app, "Anti-ageing").click();

  expect((await text()).replace(/id = \d+/, "id = …")).toBe(
    "lifecycle_stage = 'new' AND products_purchased MATCHES (count >= 1, date >= -14d, product_type IN ('Serum', 'Moisturiser'))" +
      " AND message_clicked MATCHES (count >= 2, topic = 'educational')" +
      " AND storefront_event.collection_viewed MATCHES (count >= 2, date >= start_of_week, id = …)",
  );
  const sentence = app.getByText(/^Shoppers whose lifecycle stage is new/);
  const said = (await sentence.textContent()) ?? "";
  for (const words of ["‘Serum’", "in the last 14 days", "‘educational’", "at least 2", "‘Anti-ageing’", "this week"]) {
    expect(said).toContain(words);
  }
  await app.getByRole("status").filter({ hasText: /in it/ }).waitFor();
  await stage.getByText(/^Known for 100\s% of shoppers/).waitFor();
  await keepPicture(page, "segment-builder");

  await page.getByRole("button", { name: "Save" }).click();
  await app.getByRole("heading", { level: 1, name: "Curious newcomers" }).waitFor();
  await app.getByText(/of the last 90 days are worked out/).waitFor();
  await app.getByText(/shoppers now$/).waitFor({ timeout: 100_000 });
  await page.close();
});

test("a segment with members is counted, shows some of them and its past, and fills", async () => {
  const { page, app } = await openBuilder();
  const orders = await addCondition(app, "Number of orders");
  await orders.getByRole("textbox", { name: "Number of orders" }).fill("3");
  const told = app.getByRole("status").filter({ hasText: /shoppers are in it/ });
  await told.waitFor();
  const count = Number(/^[\d,]+/.exec((await told.textContent()) ?? "")?.[0].replace(",", ""));
  expect(count).toBeGreaterThan(20);
  const members = app.locator('a[href*="/app/shoppers/"]');
  await members.first().waitFor();
  expect(await members.count()).toBe(20);
  await app.getByRole("link", { name: "Loyal", exact: true }).waitFor();

  await app.getByRole("button", { name: "Work it out" }).click();
  await app.getByRole("button", { name: "Show as table" }).click({ timeout: 60_000 });
  expect(await app.getByRole("row").count()).toBe(14);
  await keepPicture(page, "segment-builder-past");

  // A name that is taken is refused beside its field, and nothing of what was typed is lost.
  await app.getByRole("textbox", { name: "Name" }).fill("Loyal");
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByText("Another segment has this name").waitFor();
  expect(await orders.getByRole("textbox", { name: "Number of orders" }).inputValue()).toBe("3");
  await app.getByRole("textbox", { name: "Name" }).fill("Three orders or more");
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByRole("heading", { level: 1, name: "Three orders or more" }).waitFor();
  await app.getByText(/^[\d,]+ shoppers now$/).waitFor({ timeout: 100_000 });

  await app
    .getByRole("link", { name: /^Why .* is in it$/ })
    .first()
    .click();
  await app.getByRole("heading", { level: 1, name: /in Three orders or more/ }).waitFor();
  await keepPicture(page, "segment-member");
  await page.close();
});

test("the text and the conditions follow each other, and a mistake stays where it was made", async () => {
  const { page, app, text } = await openBuilder();
  const field = app.getByRole("textbox", { name: "The segment as text" });
  await field.fill("customer_tags CONTAINS 'vip' OR NOT (amount_spent > 100 AND metafields.custom.skin = 'dry')");
  await app.getByRole("textbox", { name: "Name" }).click();
  await app.getByRole("group", { name: "Tags" }).waitFor();
  await app.getByText("There are no fields for this; change it in the text.").waitFor();
  await app.getByRole("group", { name: "Amount spent" }).getByRole("textbox").fill("twenty");
  await app.getByText("Write an amount, such as 19.90").waitFor();
  await app.getByRole("group", { name: "Amount spent" }).getByRole("textbox").fill("20");
  expect(await text()).toContain("NOT (amount_spent > 20 AND");

  await field.fill("number_of_ordres > 2");
  await app.getByRole("button", { name: "Apply" }).click();
  await app.getByText(/^Line 1, column 1: .*number_of_orders/).waitFor();
  expect(await text()).toBe("number_of_ordres > 2");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Not saved: the text cannot be read yet").waitFor();
  await field.fill("number_of_orders > 2");
  await app.getByRole("button", { name: "Apply" }).click();
  await app.getByRole("group", { name: "Number of orders" }).waitFor();
  expect(await app.getByRole("group", { name: "Tags" }).count()).toBe(0);
  await page.getByRole("button", { name: "Discard" }).click();
  await app.getByText("Nothing is asked yet.").waitFor();
  await page.close();
});

test("a segment can be built without a mouse", async () => {
  const { page, app, text } = await openBuilder();
  const { keyboard } = page;
  await app.getByRole("button", { name: "Add condition" }).focus();
  await keyboard.press("Enter");
  await app.getByRole("textbox", { name: "Search" }).and(app.locator(":focus")).waitFor();
  await keyboard.type("number of ord");
  await keyboard.press("Enter");
  await app.getByLabel("Number of orders: how").and(app.locator(":focus")).waitFor();
  await keyboard.press("Tab");
  await keyboard.press("Control+a");
  await keyboard.type("4");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await keyboard.type("consent");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await app.getByLabel("Email consent: how").and(app.locator(":focus")).waitFor();
  expect(await text()).toBe("number_of_orders >= 4 AND email_subscription_status = 'SUBSCRIBED'");

  await app.getByRole("button", { name: "More for Email consent" }).focus();
  await keyboard.press("Enter");
  await app.getByRole("menuitem", { name: "Or instead…" }).and(app.locator(":focus")).waitFor();
  await keyboard.press("Enter");
  await app.getByRole("textbox", { name: "Search" }).and(app.locator(":focus")).waitFor();
  await keyboard.type("tags");
  await keyboard.press("Enter");
  await app.getByLabel("Tags: how").and(app.locator(":focus")).waitFor();
  expect(await text()).toContain("AND (email_subscription_status = 'SUBSCRIBED' OR customer_tags CONTAINS '')");

  // What is left of the group has the focus, so that nobody begins at the top of the page again.
  await app.getByRole("button", { name: "Remove Tags" }).focus();
  await keyboard.press("Enter");
  await app.getByRole("group", { name: "Email consent" }).and(app.locator(":focus")).waitFor();
  expect(await text()).toBe("number_of_orders >= 4 AND email_subscription_status = 'SUBSCRIBED'");
  await page.close();
});

test("the builder fits a phone", async () => {
  const { page, app } = await openBuilder(390);
  const field = app.getByRole("textbox", { name: "The segment as text" });
  await field.fill(
    "(last_order_date BETWEEN 2026-01-01 AND start_of_month-1 OR customer_tags CONTAINS 'vip') AND cart_updated MATCHES " +
      "(product_type IN ('Serum', 'Mask'), amount >= 20, date >= 2026-01-31T18:00:00, NOT FOLLOWED BY orders_placed WITHIN 24h, " +
      "FOLLOWED BY storefront_event.product_viewed MATCHES (count >= 2) RELATED BY any)",
  );
  await app.getByRole("textbox", { name: "Name" }).click();
  await app.getByRole("group", { name: "Carts" }).waitFor();
  await keepPicture(page, "segment-builder-phone");
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, "the builder is wider than the phone").toBeLessThanOrEqual(1);
  const fields = app.locator("input:visible, select:visible, textarea:visible");
  const right = await fields.evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
  expect(right, "a field reaches over the edge").toBeLessThanOrEqual(390);
  await page.close();
});
