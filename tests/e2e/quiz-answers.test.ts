import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { askedQuiz } from "../support/asked-quiz";
import { keepPicture } from "./admin";
import { launchBrowser } from "./browser";
import { mailLike } from "./sandbox";

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

const Shopper = z.object({ shopId: z.number(), profileId: z.string() });
const hostile = `<img src=x onerror="document.title='bad'">`;

/** Somebody who got a mail and answered the quiz long before. @returns the link to her wishes */
async function somebody(): Promise<{ link: string; shopper: z.infer<typeof Shopper> }> {
  const mail = await mailLike(({ text }) => text.includes("/preferences/"));
  const [link = ""] = /https?:\/\/[^\s>"]+\/preferences\/[^\s>"]+/.exec(mail.text) ?? [];
  const found = await database.query(
    'SELECT shop_id AS "shopId", id::text AS "profileId" FROM profiles WHERE email = $1 AND merged_into IS NULL',
    [mail.to[0]],
  );
  const shopper = Shopper.parse(found.rows[0]);
  const { shopId, profileId } = shopper;
  await database.query(
    `WITH quiz AS (
       INSERT INTO quizzes (shop_id, key, name, state, version, revision, remember_days, created_at, published_at)
       VALUES ($1, 'answered-before', 'Answered before', 'live', 1, 1, 365, now(), now())
       ON CONFLICT (shop_id, key) DO NOTHING RETURNING id
     ) INSERT INTO quiz_versions (shop_id, quiz_id, version, content, created_at) SELECT $1, id, 1, $2, now() FROM quiz`,
    [shopId, JSON.stringify(askedQuiz)],
  );
  const said: [string, string[], string | null, string][] = [
    ["skin_concern", ["anti-aging"], null, "1 day"],
    ["wishes", ["vegan"], null, "400 days"],
    ["patience", ["3"], null, "1 day"],
    ["birthday", ["06-25"], null, "1 day"],
    ["remark", [], hostile, "1 day"],
  ];
  for (const [question, choices, text, ago] of said) {
    await database.query(
      `INSERT INTO profile_answers (shop_id, profile_id, question, choices, text, quiz_key, version, source, answered_at)
       VALUES ($1, $2, $3, $4, $5, 'answered-before', 1, 'quiz', now() - $6::interval)
       ON CONFLICT (shop_id, profile_id, question) DO UPDATE SET choices = excluded.choices, text = excluded.text,
         answered_at = excluded.answered_at, quiz_key = excluded.quiz_key, version = excluded.version`,
      [shopId, profileId, question, choices, text, ago],
    );
  }
  return { link, shopper };
}

async function saidTo(question: string, { shopId, profileId }: z.infer<typeof Shopper>) {
  const { rows } = await database.query(
    "SELECT choices, text, source FROM profile_answers WHERE shop_id = $1 AND profile_id = $2 AND question = $3",
    [shopId, profileId, question],
  );
  return z.object({ choices: z.array(z.string()), text: z.string().nullable(), source: z.string() }).parse(rows[0]);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violationsIn(page: Page): Promise<unknown[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate("axe.run().then(({ violations }) => violations)");
  return z
    .array(z.object({ id: z.string(), impact: z.string().nullable() }))
    .parse(found)
    .filter(({ impact }) => {
      return impact === "serious" || impact === "critical";
    });
}

test("she changes what she said by keyboard, and is told that old answers count no longer", async () => {
  const { link, shopper } = await somebody();
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole("heading", { name: "What you told us" }).waitFor();
  await page.getByText(/You said this on .*Save it again if it is still so/).waitFor();
  expect(await page.getByRole("radio", { name: "Anti-aging" }).isChecked()).toBe(true);
  expect(await page.getByRole("combobox", { name: "Month" }).inputValue()).toBe("06");
  expect(await page.getByRole("textbox", { name: "Anything else?" }).inputValue()).toBe(hostile);
  expect(await page.title()).not.toBe("bad");
  expect(await violationsIn(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  await page.getByRole("heading", { name: "What you told us" }).scrollIntoViewIfNeeded();
  await keepPicture(page, "preferences-answers");

  await page.getByRole("radio", { name: "Anti-aging" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Save what you told us" }).press("Enter");
  await page.getByRole("status").getByText("The next mail goes by what you say now").waitFor();
  expect(await saidTo("skin_concern", shopper)).toEqual({ choices: ["hydration"], text: null, source: "preferences" });
  expect(await saidTo("wishes", shopper)).toMatchObject({ choices: ["vegan"], source: "preferences" });
  expect(await saidTo("patience", shopper)).toMatchObject({ choices: ["3"], source: "quiz" });
  await context.close();
});

test("without scripts what is no answer is said where it stands, and nothing typed is lost", async () => {
  const { link, shopper } = await somebody();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  for (const wish of ["Vegan", "Refills", "No scent"]) await page.getByRole("checkbox", { name: wish }).check();
  await page.getByRole("combobox", { name: "Day" }).selectOption("30");
  await page.getByRole("combobox", { name: "Month" }).selectOption({ label: "February" });
  await page.getByRole("textbox", { name: "Anything else?" }).fill("Something new");
  await page.getByRole("button", { name: "Save what you told us" }).click();
  await page.getByText("Choose at most 2").waitFor();
  await page.getByText("Choose a day and a month that go together, or neither").waitFor();
  expect(await page.getByRole("checkbox", { name: "No scent" }).isChecked()).toBe(true);
  expect(await page.getByRole("textbox", { name: "Anything else?" }).inputValue()).toBe("Something new");
  expect(await saidTo("remark", shopper)).toMatchObject({ text: hostile });
  await page.getByRole("checkbox", { name: "Vegan" }).uncheck();
  await page.getByRole("combobox", { name: "Day" }).selectOption({ label: "29" });
  await page.getByRole("radio", { name: "I would rather not say" }).first().check();
  await page.getByRole("button", { name: "Save what you told us" }).click();
  await page.getByText("The next mail goes by what you say now").waitFor();
  expect((await saidTo("wishes", shopper)).choices.toSorted()).toEqual(["refill", "scent"]);
  expect(await saidTo("birthday", shopper)).toMatchObject({ choices: ["02-29"] });
  expect(await saidTo("remark", shopper)).toMatchObject({ text: "Something new", source: "preferences" });
  await context.close();
});
