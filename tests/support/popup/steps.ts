import type { Page } from "playwright-core";
import { routine, type ServedOutcome, type ServedQuiz } from "./quiz";
import { wordsOf } from "./words";

/** What `TesseraPopup.open` gives back. */
interface Handle {
  show(step: string): void;
  close(): void;
}

declare global {
  interface Window {
    TesseraPopup: { open(quiz: object, options: object): Handle };
    popup: Handle;
  }
}

/** Every step of a quiz, in the words of the popup's handle. */
export function stepsOf({ questions, capture }: ServedQuiz): string[] {
  return ["@intro", ...questions.map(({ key }) => key), ...(capture ? ["@email"] : []), "@result"];
}

/** Opens a quiz by itself, without a page that decides; what is sent is answered as if all went well. */
export async function openQuiz(
  page: Page,
  quiz: ServedQuiz,
  { outcome = routine, ...options }: { outcome?: ServedOutcome; isPreview?: boolean } = {},
): Promise<void> {
  if (!(await page.evaluate(() => "TesseraPopup" in window))) {
    await page.addScriptTag({ url: "/cdn/tessera-popup.js" });
  }
  await page.evaluate(
    ([quiz, outcome, options, words]) => {
      const answers = { answer: {}, email: { confirm: true }, finish: { outcome } };
      const send = async (message: { do: "answer" | "email" | "finish" }) => answers[message.do];
      window.popup = window.TesseraPopup.open(quiz, { words, locale: "en", send, ...options });
    },
    [quiz, outcome, options, wordsOf()] as const,
  );
}

/** Turns to a step; of the result, waits until it is there. */
export async function turnTo(page: Page, step: string): Promise<void> {
  await page.evaluate((to) => window.popup.show(to), step);
  if (step === "@result") await page.getByRole("button", { name: "Done", exact: true }).waitFor();
}
