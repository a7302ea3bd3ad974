import { readFileSync } from "node:fs";
import { z } from "zod";

const Locale = z.object({ popup: z.record(z.string(), z.string()) });

/** The popup's own words in a language. */
export function wordsOf(locale = "en.default"): Record<string, string> {
  return Locale.parse(JSON.parse(readFileSync(`extensions/quiz-popup/locales/${locale}.json`, "utf8"))).popup;
}
