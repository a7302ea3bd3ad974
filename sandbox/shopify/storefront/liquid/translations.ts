import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

type Words = { [key: string]: string | Words };
const Words: z.ZodType<Words> = z.lazy(() => z.record(z.string(), z.union([z.string(), Words])));

/** @returns the words for a key in a language, with values put into them */
export type Translate = (key: string, locale: string, values: Readonly<Record<string, unknown>>) => string;

/**
 * Reads a folder's `locales`, as Shopify does: the language, the language without its country, then the default. A count
 * chooses a plural form; values are escaped unless the key ends in `_html`.
 */
export function translations(folder: string): Translate {
  const byLocale = readLocales(join(folder, "locales"));
  return (key, locale, values) => {
    for (const name of [locale, locale.split("-")[0] ?? "", "default"]) {
      const found = look(byLocale.get(name), key);
      const text = typeof found === "object" ? pluralOf(found, name === "default" ? "en" : locale, values) : found;
      if (text !== undefined) return filled(text, values, key.endsWith("_html"));
    }
    return `Translation missing: ${locale}.${key}`;
  };
}

function readLocales(folder: string): Map<string, Words> {
  const found = new Map<string, Words>();
  if (!existsSync(folder)) return found;
  for (const file of readdirSync(folder)) {
    const [, locale, isDefault] = /^([a-z]{2}(?:-[A-Z]{2})?)(\.default)?\.json$/.exec(file) ?? [];
    if (locale === undefined) continue;
    const words = Words.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    found.set(locale, words);
    if (isDefault) found.set("default", words);
  }
  return found;
}

function look(words: Words | undefined, key: string): string | Words | undefined {
  return key
    .split(".")
    .reduce<string | Words | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), words);
}

function pluralOf(forms: Words, locale: string, values: Readonly<Record<string, unknown>>): string | undefined {
  const count = values["count"];
  if (typeof count !== "number") return undefined;
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms["other"];
  return typeof form === "string" ? form : undefined;
}

function filled(text: string, values: Readonly<Record<string, unknown>>, isHtml: boolean): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return isHtml ? String(value) : escaped(String(value));
  });
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
