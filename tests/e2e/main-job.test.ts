import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keepPicture, openAdmin, type Opened } from "./admin";
import { launchBrowser, openPage } from "./browser";
import { act, clickIn, mailLike, mails, sell, unsubscribeLink, type Mail } from "./sandbox";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test("a segment shows its size over time as a chart or a table, with who is in it", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await app.getByRole("link", { name: "Dormant" }).click();
  await app.getByRole("heading", { name: "Dormant" }).waitFor();
  await app.locator(".recharts-surface").first().waitFor();
  await app.getByText("Shoppers in it now").waitFor();
  await app.getByRole("button", { name: "Show as table" }).click();
  expect(await app.locator("table").first().locator("tbody tr").count()).toBe(90);
  await page.close();
});

test("who unsubscribes from a mail is not written to again: the flow's next message is skipped, and the pages say why", async () => {
  const email = "nell.unsworth@mail.example.com";
  const variantId = await sell("Oat Cleansing Bar", "9.50");
  const customerId = await act("addCustomer", { email, firstName: "Nell", lastName: "Unsworth", subscribed: true });
  const orderId = await act("placeOrder", { customerId, lines: [{ variantId }] });
  const welcome = await mailLike(({ to }) => to.includes(email));
  expect(welcome.to).toEqual([email]);

  const page = await openPage(browser);
  await page.goto(unsubscribeLink(welcome));
  // Looking changes nothing; only the button does.
  await page.getByRole("heading", { name: "Unsubscribe from Fern & Clay" }).waitFor();
  await page.getByRole("button", { name: "Unsubscribe" }).click();
  await page.getByRole("heading", { name: "You are unsubscribed" }).waitFor();
  await page.close();

  const shopper = await openAdmin(browser, `/app/shoppers?search=${email}`);
  await shopper.app.getByRole("link", { name: "Nell Unsworth" }).click();
  await shopper.app.getByText(/^Unsubscribed since .*, by the link in a mail$/).waitFor();
  const says = (text: string) => async () => {
    await shopper.page.reload();
    await shopper.app.getByText("May we write?").waitFor();
    return shopper.app.getByText(text).first().isVisible();
  };
  // She thinks better of her order, so she is no buyer any more; then she orders after all and is new once more.
  await act("cancelOrder", { orderId });
  await expect.poll(says("Entered Prospects because of something they did"), patience).toBe(true);
  await act("placeOrder", { customerId, lines: [{ variantId }] });
  await expect
    .poll(says("“Welcome 1: what happens now”: not sent: this shopper has unsubscribed"), patience)
    .toBe(true);
  await shopper.app.getByText("this shopper has unsubscribed", { exact: true }).waitFor();
  await keepPicture(shopper.page, "shopper");
  await shopper.page.close();

  const ledger = await openAdmin(browser, "/app/messages?show=not-sent");
  const row = ledger.app.getByRole("row", { name: /Nell Unsworth/ });
  expect(await row.textContent()).toContain("this shopper has unsubscribed");
  await ledger.page.close();
  expect(await mails(email)).toHaveLength(1);
});

test("an order after a click is counted, at home and with the segment the message went out for", async () => {
  const email = "rosa.tanner@mail.example.com";
  const variantId = await sell("Rose Clay Mask", "24.00");
  const customerId = await act("addCustomer", { email, firstName: "Rosa", lastName: "Tanner", subscribed: true });
  await act("placeOrder", { customerId, lines: [{ variantId }] });
  const hasArrived = (mail: Mail) =>
    mail.to.includes(email) && mail.events.some(({ status }) => status === "delivered");
  await clickIn(await mailLike(hasArrived));
  await act("placeOrder", { customerId, lines: [{ variantId }] });
  const home = await openAdmin(browser, "/app");
  await expect.poll(reloaded(home, "Orders credited to mail"), patience).toBeGreaterThan(0);
  await home.page.close();
  const { page, app } = await openAdmin(browser, "/app/segments");
  await app.getByRole("link", { name: "New", exact: true }).click();
  await app.locator(".recharts-surface").first().waitFor();
  await expect.poll(reloaded({ page, app }, "Worth"), patience).toBeGreaterThanOrEqual(24);
  await keepPicture(page, "segment");
  await page.close();
});

test("the inbox shows the mail as it arrived", async () => {
  const { id } = await mailLike(({ events }) => events.some(({ status }) => status === "clicked"));
  const page = await openPage(browser);
  await page.goto(`${inject("resendUrl")}/mail/${id}`);
  await page.getByText("List-Unsubscribe-Post").first().waitFor();
  await keepPicture(page, "inbox");
  await page.close();
});

test("home shows how the shop stands once its day is under way", async () => {
  const { page, app } = await openAdmin(browser, "/app");
  await expect.poll(reloaded({ page, app }, "Messages sent"), patience).toBeGreaterThanOrEqual(6);
  expect(await app.getByText("Set up", { exact: true }).count()).toBe(0);
  const hasMoved = async () => {
    await page.reload();
    await app.getByText("Messages sent", { exact: true }).first().waitFor();
    return app.getByText(/^New → Dormant/).isVisible();
  };
  await expect.poll(hasMoved, patience).toBe(true);
  await keepPicture(page, "home");
  await page.close();
});

const patience = { timeout: 60_000, interval: 1000 };

/** The number under a label: 24 for "£24.00". */
async function readFigure(app: FrameLocator, label: string): Promise<number> {
  const figure = app.getByText(label, { exact: true }).locator("xpath=ancestor::*[self::h2 or self::h3]/..//p").first();
  return Number((await figure.textContent())?.replace(/[£,]/g, ""));
}

/** What a page says under a label when it is loaded anew. */
function reloaded({ page, app }: Opened, label: string): () => Promise<number> {
  return async () => {
    await page.reload();
    await app.getByText(label, { exact: true }).first().waitFor();
    return readFigure(app, label);
  };
}
