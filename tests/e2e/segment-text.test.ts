import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each([1280, 390])("at a width of %i a segment is written by the keyboard from what is offered", async (width) => {
  const { page, app } = await openAdmin(browser, "/app/segments/new", width);
  const field = app.getByRole("textbox", { name: "The segment as text" });
  const offers = app.getByRole("listbox", { name: "What may be written here" });
  await field.click();
  expect(await offers.count()).toBe(0);

  await page.keyboard.type("number_of");
  await offers.waitFor();
  await page.keyboard.press("ArrowDown");
  const chosen = await app.locator('[role="option"][aria-selected="true"]').getAttribute("id");
  expect(await field.getAttribute("aria-activedescendant")).toBe(chosen);
  await keepPicture(page, `segment-text-${width}`);
  await page.keyboard.press("Enter");
  expect(await field.inputValue()).toBe("number_of_orders ");

  // Without a choice Enter means a new line, and Escape leaves everything as it is written.
  await page.keyboard.type(">= 3 AND ");
  await offers.waitFor();
  await page.keyboard.press("Escape");
  expect(await offers.count()).toBe(0);
  await page.keyboard.press("Control+Space");
  await offers.waitFor();
  await page.keyboard.type("customer_ci");
  await app.getByRole("option", { name: /^customer_cities/ }).click();
  await page.keyboard.type("IS NOT NULL");
  await page.keyboard.press("Enter");
  expect(await field.inputValue()).toBe("number_of_orders >= 3 AND customer_cities IS NOT NULL\n");
  await app.getByRole("button", { name: "Apply" }).click();
  await app.getByText(/^Shoppers who have at least 3 orders, and whose city is known/).waitFor();
  await page.close();
});

test("an amount is told in the shop's money, and what explains a member leads to their timeline", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments/new");
  await app.getByRole("textbox", { name: "Name" }).fill("Buyers worth explaining");
  await app
    .getByRole("textbox", { name: "The segment as text" })
    .fill(
      [
        "amount_spent > 50 AND number_of_orders >= 2 AND last_order_date >= -720d",
        "orders_placed MATCHES (count >= 1, amount > 10, date >= -700d)",
        "(storefront_event.product_viewed MATCHES (count >= 90, date >= -30d) OR customer_countries CONTAINS 'GB' OR number_of_orders >= 2)",
        "(cart_updated MATCHES (NOT FOLLOWED BY orders_placed WITHIN 24h, count >= 9) OR number_of_orders >= 2)",
        "(orders_placed MATCHES (sum_amount >= 90000) OR random_bucket >= 0)",
        "(member_of = 1 OR random_bucket >= 0) AND (customer_cities CONTAINS 'GB-ENG-London' OR random_bucket >= 0)",
        "(email_subscription_status = 'SUBSCRIBED' OR customer_tags CONTAINS 'vip' OR random_bucket >= 0)",
        "NOT (message_clicked MATCHES (count >= 50)) AND (segment_entered MATCHES (id = 2) OR random_bucket >= 0)",
      ].join(" AND "),
    );
  await app.getByRole("button", { name: "Apply" }).click();
  await app.getByText(/^Shoppers who spent more than £50\.00, and/).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByRole("heading", { level: 1, name: "Buyers worth explaining" }).waitFor();
  await app.getByText(/^[\d,]+ shoppers? now$/).waitFor({ timeout: 100_000 });
  const why = app.getByRole("link", { name: /^Why .* is in it$/ }).first();
  const path = (await why.getAttribute("href")) ?? "";
  await page.close();
  await explained(path);
});

async function explained(path: string): Promise<void> {
  const { page, app } = await openAdmin(browser, path);
  await app.getByRole("heading", { level: 1, name: /in Buyers worth explaining/ }).waitFor();
  await app
    .getByText(/^It has been so/)
    .first()
    .waitFor();
  await keepPicture(page, "segment-why");

  const day = app.getByLabel("At the end of");
  await day.evaluate((input) => input.removeAttribute("max"));
  await day.fill("2999-01-01");
  await app.getByRole("button", { name: "Show that day" }).click();
  await app.getByText("That day is still to come. Below is how it is now.").waitFor();
  expect(await app.getByLabel("At the end of").inputValue()).toBe("2999-01-01");

  const order = app.getByRole("link", { name: /^Placed order #/ }).first();
  const words = ((await order.textContent()) ?? "").replace("Placed order", "Order");
  await order.click();
  const entry = app.locator('li[aria-current="true"]');
  await entry.waitFor();
  expect(await entry.textContent()).toContain(`${words} placed`);
  await page.close();
}
