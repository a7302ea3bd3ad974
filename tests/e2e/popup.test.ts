import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Message, openShop } from "../support/popup/page";
import { everywhere, skincare } from "../support/popup/quiz";
import { launchBrowser } from "./browser";
import { tabTo } from "./keys";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).waitFor();
const answersIn = (said: readonly Message[]) => said.flatMap(({ answers = [] }) => answers);

test("a shopper answers everything by keyboard alone, and is told what helps", async () => {
  const { page, said, asked } = await openShop(browser, { quizzes: [everywhere] });
  await heading(page, skincare.title);
  const press = async (name: string, key = "Enter") => {
    await tabTo(page, name);
    await page.keyboard.press(key);
  };
  await press('button "Start"');
  await heading(page, "What would you most like to change?");
  await press('button "Fine lines and firmness"');
  await heading(page, "Which texture do you like?");
  await press('button "Rich cream"', "Space");
  await heading(page, "What do you do every day?");
  await press('button "Cleanse"');
  await press('button "Serum"', "Space");
  await press('button "Next"');
  await heading(page, "How sensitive is your skin?");
  await press('button "10, Very"');
  await heading(page, "When is your birthday?");
  await tabTo(page, 'combobox "Day"');
  await page.keyboard.type("25");
  await tabTo(page, 'combobox "Month"');
  await page.keyboard.type("June");
  await press('button "Next"');
  await heading(page, "Anything else we should know?");
  await tabTo(page, 'textbox "Anything else we should know?"');
  await page.keyboard.type("I like rain");
  await press('button "Next"');
  await heading(page, "Where may we send your routine?");
  await tabTo(page, 'textbox "Email address"');
  await page.keyboard.type("ada@shop.example");
  await press('checkbox "Yes, write to me', "Space");
  await tabTo(page, 'textbox "Email address"', "Shift+Tab");
  await page.keyboard.press("Enter");
  await heading(page, "Peptides at night, sun protection by day");
  await page.getByText("we have sent you an email").waitFor();
  await page.getByText("Good until December 3, 2026").waitFor();
  await press('button "Copy"');
  await page.getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("GLOW-7F3K-92QX");
  await press('button "Done"');
  await page.getByRole("dialog").waitFor({ state: "detached" });

  expect(answersIn(said).map(({ question, choices, text }) => [question, ...choices, text])).toEqual([
    ["skin_concern", "anti-aging", null],
    ["texture", "cream", null],
    ["habits", "cleanse", "serum", null],
    ["sensitive", "10", null],
    ["birthday", "06-25", null],
    ["words", "I like rain"],
  ]);
  const [email, finish] = said.slice(-2);
  expect(email).toMatchObject({ do: "email", email: "ada@shop.example", firstName: null, agrees: true, country: "GB" });
  expect(finish).toMatchObject({ do: "finish", quiz: 3, version: 2, test: null, page: "/", locale: "en" });
  expect(new Set(said.slice(1).map(({ response }) => response)).size).toBe(1);
  expect(finish?.response).toMatch(/^[\w-]{22}$/);
  expect(said[0]).toEqual({ do: "show", quiz: 3, version: 2 });
  expect(asked[0]).toBe("/apps/tessera/quiz?id=3&v=2");
  const signs = asked.slice(1).map((path) => /^\/apps\/tessera\/answers\?once=([\w-]{22})$/.exec(path)?.[1]);
  expect(new Set(signs).size).toBe(said.length);
  await page.close();
});

test("she goes back and says otherwise: what is no longer asked is taken back", async () => {
  const { page, said } = await openShop(browser, { quizzes: [everywhere] });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press("Start");
  await press("Dryness");
  await heading(page, "Where is it dry?");
  await press("Cheeks");
  await heading(page, "Which texture do you like?");
  await press("‹ Back");
  await heading(page, "Where is it dry?");
  expect(await page.getByRole("button", { name: "Cheeks" }).getAttribute("aria-pressed")).toBe("true");
  await press("‹ Back");
  await press("Spots");
  await heading(page, "Which texture do you like?");
  await press("Skip this question");
  await heading(page, "What do you do every day?");
  await expect
    .poll(() => answersIn(said).map(({ question, choices }) => `${question}: ${choices.join()}`))
    .toEqual(["skin_concern: dryness", "dry_where: cheeks", "skin_concern: spots", "dry_where: ", "texture: "]);
  await page.close();
});

test("no more is chosen than may be, and nothing that has to be answered is passed over", async () => {
  const { page } = await openShop(browser, { quizzes: [everywhere] });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press("Start");
  await press("Spots");
  await press("Gel");
  await page.getByText("Choose up to 2.").waitFor();
  await press("Next");
  await page.getByRole("alert").getByText("Please choose an answer.").waitFor();
  for (const name of ["Cleanse", "Sun protection", "Serum"]) await press(name);
  const pressed = page.locator("[aria-pressed=true]");
  expect(await pressed.allTextContents()).toEqual(["Cleanse", "Sun protection"]);
  await press("Cleanse");
  await press("Serum");
  expect(await pressed.allTextContents()).toEqual(["Sun protection", "Serum"]);
  await press("Next");
  await press("Skip this question");
  await page.getByRole("combobox", { name: "Day" }).selectOption("31");
  await page.getByRole("combobox", { name: "Month" }).selectOption("02");
  await press("Next");
  await page.getByRole("alert").getByText("Please choose an answer.").waitFor();
  for (const name of ["Day", "Month"]) await page.getByRole("combobox", { name }).selectOption("");
  await press("Next");
  await heading(page, "Anything else we should know?");
  await page.close();
});

test("what is known already is not asked again, and leads on like an answer", async () => {
  const known = { skin_concern: ["dryness"], texture: ["oil"], words: [] };
  const serves = { quiz: skincare, known, isFor: true };
  const { page } = await openShop(browser, { quizzes: [everywhere], serves });
  await page.getByRole("button", { name: "Start" }).click();
  await heading(page, "Where is it dry?");
  await page.getByRole("status").getByText("Step 1 of 5").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Cheeks" }).click();
  await heading(page, "What do you do every day?");
  await page.close();
});

test("an answer that does not get through goes with the next", async () => {
  let isDown = true;
  const answers = (message: Message) => (message.do === "answer" && isDown ? null : {});
  const { page, said } = await openShop(browser, { quizzes: [everywhere], answers });
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: "Spots" }).click();
  await heading(page, "Which texture do you like?");
  await expect.poll(() => answersIn(said).length).toBe(1);
  isDown = false;
  await page.getByRole("button", { name: "Gel" }).click();
  await expect.poll(() => said.length).toBe(3);
  expect(said[2]?.answers?.map(({ question }) => question)).toEqual(["skin_concern", "texture"]);
  await page.close();
});

test("an address is asked for with a box to tick, and what was typed survives whatever goes wrong", async () => {
  const results: (object | null)[] = [null, { problem: "email: is no address" }, { confirm: false }];
  const answers = (message: Message) => {
    if (message.do === "email") return results.shift() ?? null;
    return message.do === "finish" ? null : {};
  };
  const quiz = { ...skincare, questions: skincare.questions.slice(0, 1) };
  const { page, said } = await openShop(browser, {
    quizzes: [everywhere],
    answers,
    serves: { quiz, known: {}, isFor: true },
  });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const alert = (text: string) => page.getByRole("alert").getByText(text).waitFor();
  const [email, box] = [page.getByLabel("Email address"), page.getByRole("checkbox")];
  await press("Start");
  await press("Spots");
  await page.getByLabel("First name").fill("Ada");
  await email.fill("ada@");
  await press("Continue");
  await alert("Please enter an email address");
  expect(await email.getAttribute("aria-invalid")).toBe("true");
  await email.fill("ada@shop.example");
  await press("Continue");
  await alert("Please tick the box");
  expect(said.filter((one) => one.do === "email")).toEqual([]);
  await box.check();
  await press("Continue");
  await alert("That did not reach us");
  await press("Continue");
  await alert("Please enter an email address");
  await press("‹ Back");
  await press("Spots");
  expect([await email.inputValue(), await box.isChecked()]).toEqual(["ada@shop.example", true]);
  await press("Continue");
  await heading(page, "That did not reach us. Please try again.");
  await press("Try again");
  await expect.poll(() => said.filter((one) => one.do === "finish").length).toBe(2);
  expect(said.findLast((one) => one.do === "email")).toMatchObject({ email: "ada@shop.example", firstName: "Ada" });
  expect(await page.getByText("we have sent you an email").count()).toBe(0);
  await page.close();
});

test("free words are kept for who goes back", async () => {
  const words = skincare.questions.filter(({ type }) => type === "text" || type === "birthday");
  const serves = { quiz: { ...skincare, questions: words }, known: {}, isFor: true };
  const { page, said } = await openShop(browser, { quizzes: [everywhere], serves });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press("Start");
  await page.getByRole("combobox", { name: "Day" }).selectOption("9");
  await page.getByRole("combobox", { name: "Month" }).selectOption("March");
  await press("Next");
  await page.getByRole("textbox", { name: "Anything else" }).fill("I like rain");
  await press("Next");
  await press("‹ Back");
  expect(await page.getByRole("textbox", { name: "Anything else" }).inputValue()).toBe("I like rain");
  await press("‹ Back");
  expect(await page.getByRole("combobox", { name: "Day" }).inputValue()).toBe("09");
  await press("Next");
  await press("Next");
  await heading(page, "Where may we send your routine?");
  await expect.poll(() => answersIn(said).at(-1)?.text).toBe("I like rain");
  await page.close();
});
