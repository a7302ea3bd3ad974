import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser, openPage } from "./browser";
import { act, mailLike, mails, sell, unsubscribeLink } from "./sandbox";

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
  await keepPicture(page, "segment");
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
  expect(welcome.subject).toContain("Nell");

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
  const reloadedUntil = async (text: string | RegExp) => {
    const wanted = shopper.app.getByText(text).first();
    await expect
      .poll(
        async () => {
          await shopper.page.reload();
          await shopper.app.getByText("May we write?").waitFor();
          return wanted.isVisible();
        },
        { timeout: 30_000, interval: 1000 },
      )
      .toBe(true);
  };
  // She thinks better of her order, so she is no buyer any more; then she orders after all and is new once more.
  await act("cancelOrder", { orderId });
  await reloadedUntil("Entered Prospects because of something they did");
  await act("placeOrder", { customerId, lines: [{ variantId }] });
  await reloadedUntil("“Welcome”: not sent: this shopper has unsubscribed");
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
  const clicked = await mailLike(
    ({ subject, events }) => subject.includes("run out") && events.some(({ status }) => status === "clicked"),
  );
  await act("placeOrder", { email: clicked.to[0], lines: [{ variantId: await sell("Rose Clay Mask", "24.00") }] });
  const home = await openAdmin(browser, "/app");
  const figure = home.app.getByText("Orders after a click").locator("xpath=ancestor::h2/following-sibling::p[1]");
  await expect
    .poll(
      async () => {
        await home.page.reload();
        return Number(await figure.textContent());
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBeGreaterThan(0);
  await home.page.close();
  const { page, app } = await openAdmin(browser, "/app/segments");
  await app.getByRole("link", { name: "Dormant" }).click();
  const worth = app.getByText("Worth", { exact: true }).locator("xpath=ancestor::h3/following-sibling::p[1]");
  expect(Number((await worth.textContent())?.replace("£", ""))).toBeGreaterThanOrEqual(24);
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
  await app.getByText("Shoppers you may write to").waitFor();
  expect(await app.getByText("Set up", { exact: true }).count()).toBe(0);
  await app.getByText(/^New → Dormant/).waitFor();
  await keepPicture(page, "home");
  await page.close();
});
