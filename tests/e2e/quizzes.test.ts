import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import pg from "pg";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { askedQuiz } from "../support/asked-quiz";
import { hostileStrings } from "../support/hostile";
import { keepPicture, openAdmin } from "./admin";
import { launchBrowser } from "./browser";

let browser: Browser;
let database: pg.Client;

beforeAll(async () => {
  browser = await launchBrowser();
  database = new pg.Client({ connectionString: inject("databaseUrl") });
  await database.connect();
});
afterAll(async () => {
  await browser?.close();
  await database?.end();
});

const patience = { timeout: 20_000 };

const Id = z.object({ id: z.coerce.number() });

async function only(text: string, values: unknown[]): Promise<number> {
  const { rows } = await database.query(text, values);
  return Id.parse(rows[0]).id;
}

const shop = () => only("SELECT id FROM shops ORDER BY id LIMIT 1", []);

/** A live quiz, as if its shoppers had been there. @returns its number and name */
async function openQuiz(content: object = askedQuiz): Promise<{ quizId: number; name: string }> {
  const name = `Quiz ${randomBytes(3).toString("hex")}`;
  const quizId = await only(
    `WITH quiz AS (
       INSERT INTO quizzes (shop_id, key, name, state, version, revision, remember_days, created_at, published_at)
       VALUES ($1, $2, $2, 'live', 1, 1, 365, now(), now()) RETURNING id
     ), version AS (
       INSERT INTO quiz_versions (shop_id, quiz_id, version, content, created_at) SELECT $1, id, 1, $3, now() FROM quiz
     ) SELECT id FROM quiz`,
    [await shop(), name, JSON.stringify(content)],
  );
  await database.query(
    "INSERT INTO quiz_views (shop_id, quiz_id, version, day, shown) VALUES ($1, $2, 1, current_date, 1200)",
    [await shop(), quizId],
  );
  return { quizId, name };
}

interface Said {
  question: string;
  choices?: string[];
  text?: string;
  page?: string;
  profileId?: string | null;
}

async function respond(quizId: number, all: readonly Said[]): Promise<void> {
  const shopId = await shop();
  for (const { question, choices = [], text = null, page = "/", profileId = null } of all) {
    const id = randomBytes(16).toString("base64url");
    await database.query(
      `INSERT INTO quiz_responses (shop_id, id, quiz_id, version, profile_id, page, started_at, changed_at)
       VALUES ($1, $2, $3, 1, $4, $5, now(), now())`,
      [shopId, id, quizId, profileId, page],
    );
    await database.query(
      `INSERT INTO quiz_answers (shop_id, response_id, question, choices, text, answered_at)
       VALUES ($1, $2, $3, $4, $5, now())`,
      [shopId, id, question, choices, text],
    );
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const Violations = z.array(z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.unknown()) }));

/** What axe calls serious or critical in the app's own page. */
async function violationsIn(page: Page): Promise<string[]> {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("The app has no frame");
  await frame.evaluate(axe);
  const found = Violations.parse(await frame.evaluate("axe.run().then(({ violations }) => violations)"));
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes).slice(0, 600)}`);
}

async function expectFits(app: FrameLocator, what: string): Promise<void> {
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, `${what} is wider than the phone`).toBeLessThanOrEqual(1);
}

test("the list tells how far shoppers come, what changes nothing, and leads to both", async () => {
  const { quizId, name } = await openQuiz();
  await respond(quizId, [
    { question: "skin_concern", choices: ["anti-aging"] },
    { question: "wishes", choices: ["vegan", "scent"] },
  ]);
  const { page, app } = await openAdmin(browser, "/app/quizzes");
  await app
    .getByRole("img", { name: /^Shown: 1,200, Began: 2, Gave an address: 0/ })
    .first()
    .waitFor();
  await keepPicture(page, "quizzes");
  expect(await violationsIn(page)).toEqual([]);
  await app.getByRole("link", { name: `3 questions change nothing in ${name}` }).click();
  await app.getByRole("heading", { level: 1, name: `What comes of “${name}”` }).waitFor();
  expect(await app.getByText("Changes nothing", { exact: true }).count()).toBe(3);
  await page.close();
});

test("a question makes its segments in one click, and tells who says what", async () => {
  const { quizId, name } = await openQuiz();
  const { page, app } = await openAdmin(browser, `/app/quizzes/${quizId}/knowledge`);
  await app.getByRole("heading", { level: 1, name: `What comes of “${name}”` }).waitFor();
  await app.getByRole("button", { name: "Make a segment of each answer to What matters to you?" }).click();
  await page.getByText(/segments were made|are there already/).waitFor();
  await app.getByRole("link", { name: "wishes: vegan" }).first().waitFor();
  await keepPicture(page, "quiz-knowledge");
  expect(await violationsIn(page)).toEqual([]);
  await app.getByRole("link", { name: "wishes: vegan" }).first().click();
  await app.getByRole("heading", { level: 1, name: "wishes: vegan" }).waitFor();
  await app.getByText("have said nothing else to it since").first().waitFor();
  await page.close();
});

test("responses are narrowed by answer, and kept as a file", async () => {
  const { quizId, name } = await openQuiz();
  await respond(quizId, [
    { question: "skin_concern", choices: ["anti-aging"] },
    { question: "skin_concern", choices: ["acne"] },
    { question: "remark", text: "=1+1" },
  ]);
  const { page, app } = await openAdmin(browser, `/app/quizzes/${quizId}/responses`);
  await app.getByRole("heading", { level: 1, name: `Responses to “${name}”` }).waitFor();
  await app.getByText("Fewer spots").first().waitFor();
  await keepPicture(page, "quiz-responses");
  expect(await violationsIn(page)).toEqual([]);
  await app.getByLabel("Answered").selectOption({ label: "What would you like to change about your skin?" });
  await app.getByLabel("With").selectOption({ label: "Anti-aging" });
  await expect
    .poll(() => app.locator("tbody li").allTextContents(), patience)
    .toEqual(["What would you like to change about your skin? Anti-aging"]);
  await app.getByLabel("Answered").selectOption({ label: "Any question" });
  await expect.poll(() => app.locator("tbody li").count(), patience).toBe(3);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("button", { name: "Export" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^responses-.*\.csv$/);
  const text = readFileSync(await download.path(), "utf8");
  expect(text.split("\r\n")).toHaveLength(5);
  expect(text).toContain(`"'=1+1"`);
  await page.close();
});

test("two quizzes are tested against each other, without a verdict, until the test is ended", async () => {
  const [own, rival] = [await openQuiz(), await openQuiz()];
  const { page, app } = await openAdmin(browser, `/app/quizzes/${own.quizId}/test`);
  await app.getByLabel("The other quiz").selectOption({ label: rival.name });
  await app.getByLabel("How many see the other").fill("96");
  await app.getByRole("button", { name: "Start the test" }).click();
  await app.getByText("At most 95 %").waitFor();
  await app.getByLabel("How many see the other").fill("30");
  await app.getByRole("button", { name: "Start the test" }).click();
  await app.getByText("There is no verdict yet.").waitFor();
  await app.getByText("Shown to 70 of a hundred.").waitFor();
  await keepPicture(page, "quiz-test");
  expect(await violationsIn(page)).toEqual([]);
  await app.getByRole("button", { name: "End the test" }).click();
  await app.getByRole("button", { name: "Start the test" }).waitFor();
  await page.close();
});

test("on a phone every page of a quiz has its place", async () => {
  const { quizId } = await openQuiz();
  await respond(quizId, [
    { question: "wishes", choices: ["vegan", "scent"], page: "/products/a-long-one-of-many-words" },
  ]);
  for (const part of ["", `/${quizId}/responses`, `/${quizId}/knowledge`, `/${quizId}/test`]) {
    const { page, app } = await openAdmin(browser, `/app/quizzes${part}`, 390);
    await keepPicture(page, `quizzes-phone${part.replace(/^\/\d+\//, "-")}`);
    await expectFits(app, part || "the list");
    await page.close();
  }
});

test("whatever shoppers typed stays words in every page of the admin", async () => {
  const typed = hostileStrings.map((text) => text.replaceAll("\0", "").toWellFormed());
  const profileId = String(
    await only(
      `INSERT INTO profiles (shop_id, email, first_name, last_name, known_since)
       VALUES ($1, $2, $3, $4, now()) RETURNING id`,
      [await shop(), `hostile.${randomBytes(3).toString("hex")}@example.com`, typed[0], typed[14]],
    ),
  );
  const wording = JSON.stringify(askedQuiz)
    .replace("Anti-aging", "<img src=x onerror=top.document.title='bad'>")
    .replace("Anything else?", "<script>top.document.title='bad'</script>");
  const { quizId } = await openQuiz(JSON.parse(wording));
  await respond(
    quizId,
    typed.map((text) => ({ question: "remark", text: text.slice(0, 200), page: text, profileId })),
  );
  await database.query(
    `INSERT INTO profile_answers (shop_id, profile_id, question, choices, text, quiz_key, version, source, answered_at)
     SELECT $1, $2, 'remark', '{}', $3, key, 1, 'quiz', now() FROM quizzes WHERE shop_id = $1 AND id = $4`,
    [await shop(), profileId, typed[7], quizId],
  );
  const pages = Array.from({ length: Math.ceil(typed.length / 25) }, (_, i) => `/${quizId}/responses?page=${i + 1}`);
  const { page, app } = await openAdmin(browser, `/app/quizzes/${quizId}/responses`);
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  for (const part of [...pages.map((one) => `quizzes${one}`), `quizzes/${quizId}/knowledge`, `shoppers/${profileId}`]) {
    await page.goto(`${inject("shopifyUrl")}/store/demo-shop/apps/tessera/app/${part}`);
    await app.getByRole("heading", { level: 1 }).first().waitFor();
    await app.locator("img[src='x'], [onerror], [onload], [onmouseover]").first().waitFor({ state: "detached" });
    expect(await page.title(), part).not.toBe("bad");
  }
  await app.getByText("What they say of themselves").waitFor();
  expect(dialogs).toBe(0);
  await page.close();
});
