import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";
import { tabTo } from "./keys";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The segments in the list, in its order. */
async function listed(app: FrameLocator): Promise<string[]> {
  return app.locator("a[data-primary-link]").allTextContents();
}

async function expectListed(app: FrameLocator, names: string[]): Promise<void> {
  await expect.poll(() => listed(app), { timeout: 20_000 }).toEqual(names);
}

async function expectNoOverflow(app: FrameLocator, what: string): Promise<void> {
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, `${what} is wider than the phone`).toBeLessThanOrEqual(1);
}

/** Shows the lifecycle alone: other tests make segments of other families. */
async function openLifecycle(app: FrameLocator): Promise<void> {
  await app.getByRole("tab", { name: "Lifecycle" }).click();
}

const lifecycle = ["Active", "Dormant", "Lost", "Loyal", "New", "Prospects"];

test("the list is narrowed and sorted, and its address keeps that", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await keepPicture(page, "segment-list");
  await openLifecycle(app);
  await expectListed(app, lifecycle);
  await app.getByLabel("Goal").selectOption("reactivation");
  await expectListed(app, ["Dormant", "Lost"]);
  await app.getByLabel("Sorted by").selectOption("smallest");
  const sorted = await listed(app);
  expect(sorted.toSorted()).toEqual(["Dormant", "Lost"]);
  await app.getByRole("searchbox", { name: "Search" }).fill("four TIMES their rhythm");
  await app.getByRole("button", { name: "Search" }).click();
  await expectListed(app, ["Lost"]);
  await page.reload();
  await expectListed(app, ["Lost"]);
  expect(await app.getByLabel("Sorted by").inputValue()).toBe("smallest");
  await app.getByRole("tab", { name: "Purchase" }).click();
  await app.getByText("No segment fits").waitFor();
  await app.getByRole("link", { name: "Show all segments" }).click();
  await app.getByRole("link", { name: "Prospects" }).waitFor();
  await page.close();
});

test("the list is narrowed without a mouse", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await tabTo(page, 'searchbox "Search"');
  await page.keyboard.type("loyal");
  await page.keyboard.press("Enter");
  await expectListed(app, ["Loyal"]);
  await tabTo(page, 'combobox "Goal"');
  await page.keyboard.type("Ups");
  await app.getByText("No segment fits").waitFor();
  await page.close();
});

async function openSegment(app: FrameLocator, name: string): Promise<void> {
  await app.getByRole("link", { name, exact: true }).first().click();
  await app.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

/** Makes a copy of a segment and waits until it is worked out. */
async function copy(page: Page, app: FrameLocator, name: string): Promise<void> {
  await openSegment(app, name);
  await app.getByRole("link", { name: "New from this one" }).click();
  await app.getByRole("heading", { level: 1, name: `New from ${name}` }).waitFor();
  expect(await app.getByRole("textbox", { name: "Name" }).inputValue()).toBe(`${name} (copy)`);
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByRole("heading", { level: 1, name: `${name} (copy)` }).waitFor();
  await app.getByText(/shoppers? now$/).waitFor({ timeout: 100_000 });
}

test("two that are the same are merged, and the one that went is taken back", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await copy(page, app, "Loyal");
  await app.getByText("the two are nearly the same").scrollIntoViewIfNeeded();
  await keepPicture(page, "segment-advice");
  await app.getByRole("link", { name: "Merge into “Loyal”" }).click();
  await app.getByRole("heading", { level: 1, name: "Merge “Loyal (copy)” into “Loyal”" }).waitFor();
  await app.getByText("Nobody is in “Loyal (copy)” alone").waitFor();
  await keepPicture(page, "segment-merge");
  await app.getByRole("button", { name: "Merge" }).click();
  await app.getByRole("heading", { level: 1, name: "Loyal", exact: true }).waitFor();

  await app.getByRole("link", { name: "Segments" }).click();
  await openLifecycle(app);
  await expectListed(app, lifecycle);
  await app.getByRole("tab", { name: "Put away" }).click();
  await app.getByText("Loyal (copy)").waitFor();
  await keepPicture(page, "segments-put-away");
  await app.getByRole("button", { name: "Take Loyal (copy) back" }).click();
  await page.getByText("Taken back; who is in it is being worked out").waitFor();
  await app.getByText("Loyal (copy)").waitFor({ state: "detached" });
  await openLifecycle(app);
  await expectListed(app, ["Active", "Dormant", "Lost", "Loyal", "Loyal (copy)", "New", "Prospects"]);
  await page.close();
});

test("a flow that is on keeps its segment", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await openSegment(app, "New");
  const own = await app.locator('a[href*="parent="]').first().getAttribute("href");
  const segmentId = /parent=(\d+)/.exec(own ?? "")?.[1] ?? "";
  const merge = await openAdmin(browser, `/app/segments/${segmentId}/merge/${Number(segmentId) + 1}`);
  await merge.app.getByText("is on and starts with it; turn it off first").waitFor();
  expect(await merge.app.getByRole("button", { name: "Merge" }).isDisabled()).toBe(true);
  await merge.page.close();
  await page.close();
});

test("a part of a segment begins as everybody in it", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments");
  await openSegment(app, "Active");
  // What does not fit beside the title stands in a menu.
  await app.getByRole("button", { name: "More actions" }).click();
  await app.getByText("New part of this one").last().click();
  await app.getByRole("heading", { level: 1, name: "New part of Active" }).waitFor();
  expect(await app.getByRole("textbox", { name: "The segment as text" }).inputValue()).toMatch(/^member_of = \d+$/);
  await app.getByRole("textbox", { name: "Name" }).fill("Active, half of them");
  await app.getByRole("textbox", { name: "The segment as text" }).press("End");
  await page.keyboard.type(" AND random_bucket < 50");
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByRole("heading", { level: 1, name: "Active, half of them" }).waitFor();
  await app.getByText(/shoppers? now$/).waitFor({ timeout: 100_000 });
  await app.getByText("Part of Active", { exact: true }).waitFor();
  await app.getByRole("link", { name: "Segments" }).click();
  await openLifecycle(app);
  await app.getByText("Part of Active").waitFor();
  await expect.poll(async () => (await listed(app)).slice(0, 2)).toEqual(["Active", "Active, half of them"]);
  await keepPicture(page, "segment-list-parts");

  await openSegment(app, "Active, half of them");
  await app.getByRole("link", { name: "Edit" }).click();
  await app.getByRole("textbox", { name: "The segment as text" }).fill("number_of_orders >= 3 OR random_bucket < 40");
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByRole("button", { name: "Show 1 earlier" }).click({ timeout: 60_000 });
  await app.getByText("Version 2").scrollIntoViewIfNeeded();
  await keepPicture(page, "segment-versions");
  await page.setViewportSize({ width: 390, height: 900 });
  await app.getByText("Version 1", { exact: true }).scrollIntoViewIfNeeded();
  await expectNoOverflow(app, "the versions");
  await keepPicture(page, "segment-versions-changed-phone");
  await page.close();
});

test("the library says how many each would have, and is narrowed to a goal", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments/library");
  await app
    .getByText(/shoppers? now/)
    .first()
    .waitFor();
  await app.getByText("Needs quiz answers").first().waitFor();
  await keepPicture(page, "segment-library");
  const before = await app.getByRole("heading", { level: 3 }).count();
  await app.getByLabel("Goal").selectOption("reactivation");
  await app.getByRole("heading", { level: 3, name: "Dormant" }).waitFor();
  await app.getByRole("heading", { level: 3, name: "Prospects" }).waitFor({ state: "detached" });
  expect(await app.getByRole("heading", { level: 3 }).count()).toBeLessThan(before);
  await page.reload();
  await app.getByRole("heading", { level: 3, name: "Dormant" }).waitFor();
  expect(await app.getByLabel("Goal").inputValue()).toBe("reactivation");
  await page.close();
});

test("list, advice, merge and library fit a phone", async () => {
  const { page, app } = await openAdmin(browser, "/app/segments", 390);
  await expectNoOverflow(app, "the list");
  await keepPicture(page, "segment-list-phone");
  await app.getByLabel("Show").selectOption({ label: "Put away" });
  await app.getByLabel("Owner").waitFor({ state: "detached" });
  await app.getByLabel("Show").selectOption({ label: "Lifecycle" });
  await app.getByLabel("Owner").waitFor();
  await openSegment(app, "Loyal");
  await app.getByText("the two are nearly the same").waitFor();
  await expectNoOverflow(app, "the segment");
  await app.getByText("the two are nearly the same").scrollIntoViewIfNeeded();
  await keepPicture(page, "segment-advice-phone");
  await app.getByText("What it means, and meant").scrollIntoViewIfNeeded();
  await keepPicture(page, "segment-versions-phone");
  await app.getByRole("link", { name: "Merge “Loyal (copy)” into this" }).click();
  await app.getByText("What would change").waitFor();
  await expectNoOverflow(app, "the merge");
  await keepPicture(page, "segment-merge-phone");
  const library = await openAdmin(browser, "/app/segments/library", 390);
  await library.app
    .getByText(/shoppers? now/)
    .first()
    .waitFor();
  await expectNoOverflow(library.app, "the library");
  await keepPicture(library.page, "segment-library-phone");
  await library.page.close();
  await page.close();
});
