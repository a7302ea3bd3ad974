import { themeCheckRun } from "@shopify/theme-check-node";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "smol-toml";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hostileStrings } from "../support/hostile";
import { renderBlock } from "../support/popup/page";
import { everywhere } from "../support/popup/quiz";
import { EmbedSchema, ExtensionToml, idsOf, longestName, schemaText } from "../support/popup/schema";
import { wordsOf } from "../support/popup/words";

const folder = "extensions/quiz-popup";
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
const assets = files.filter((name) => name.startsWith("assets/"));
const block = read("blocks/quiz-popup.liquid");
const locales = ["en.default", "de", "fr", "es"];

const copies: string[] = [];
afterAll(() => copies.forEach((copy) => rmSync(copy, { recursive: true })));

async function offences(place: string): Promise<string[]> {
  const { offenses } = await themeCheckRun(resolve(place), "theme-check:theme-app-extension", () => undefined);
  return offenses.map(({ check, message }) => `${check}: ${message}`);
}

describe("Shopify's theme check", { timeout: 60_000 }, () => {
  test("finds nothing, not even to warn of", async () => {
    expect(await offences(folder)).toEqual([]);
  });

  test("would find what is wrong", async () => {
    const copy = mkdtempSync(join(tmpdir(), "quiz-popup-"));
    copies.push(copy);
    cpSync(folder, copy, { recursive: true });
    const wrong = block
      .replace("'popup.start' | t", "'popup.begin' | t")
      .replace("tessera-watch.js", "tessera-gone.js");
    writeFileSync(join(copy, "blocks/quiz-popup.liquid"), wrong);
    const found = (await offences(copy)).map((offence) => offence.split(":")[0]);
    expect(found.toSorted()).toEqual(["MissingAsset", "TranslationKeyExists"]);
  });
});

describe("the block's schema", () => {
  const schema = EmbedSchema.parse(JSON.parse(schemaText(block)));

  test("is one that Shopify takes, and every setting is used", () => {
    const used = [...block.matchAll(/block\.settings\.(\w+)/g)].map(([, id]) => id);
    expect(idsOf(schema.settings).toSorted()).toEqual([...new Set(used)].toSorted());
  });

  test.each<[string, (schema: EmbedSchema) => object]>([
    ["another target", (one) => ({ ...one, target: "footer" })],
    ["a setting of no type", (one) => ({ ...one, settings: [{ type: "slider", id: "a", label: "A" }] })],
    ["a key nobody knows", (one) => ({ ...one, presets: [] })],
    ["two settings of one name", (one) => ({ ...one, settings: [...one.settings, ...one.settings] })],
    ["a default between the steps", (one) => ({ ...one, settings: one.settings.map((s) => ({ ...s, step: 5 })) })],
  ])("would be refused for %s", (_, change) => {
    expect(EmbedSchema.safeParse(change(schema)).success).toBe(false);
  });

  test.each(locales)("has its words in %s, and a name that is short enough", (locale) => {
    const words = keysOf(JSON.parse(read(`locales/${locale}.schema.json`)));
    const asked = [...schemaText(block).matchAll(/"t:([\w.]+)"/g)].map(([, key]) => key ?? "");
    expect([...words.keys()].toSorted()).toEqual(asked.toSorted());
    expect(words.get("block.name")?.length).toBeLessThan(longestName);
  });
});

/** Texts by their keys with points between: "block.name". */
function keysOf(words: unknown, before = ""): Map<string, string> {
  if (typeof words === "string") return new Map([[before, words]]);
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(words));
  return new Map(entries.flatMap(([key, value]) => [...keysOf(value, before ? `${before}.${key}` : key)]));
}

test("the extension's own file says what Shopify's tool wants to know", () => {
  expect(ExtensionToml.safeParse(parse(read("shopify.extension.toml"))).error).toBeUndefined();
});

describe("the popup's words", () => {
  const english = wordsOf();
  const placeholders = (text = "") => [...text.matchAll(/\[\w+\]/g)].map(([name]) => name).toSorted();

  test.each(locales)("are all there in %s, with the same gaps", (locale) => {
    const words = wordsOf(locale);
    expect(Object.keys(words)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(words)) expect(placeholders(text)).toEqual(placeholders(english[key]));
  });

  test("are those that the popup says, and that the block hands over", () => {
    const said = [...read("assets/tessera-popup.js").matchAll(/\bword\(([^)]*)/g)].flatMap(([, inside = ""]) =>
      [...inside.matchAll(/"(\w+)"/g)].map(([, key]) => key),
    );
    const given = [...block.matchAll(/"(\w+)": \{\{ 'popup\.(\w+)' \| t \| json \}\}/g)];
    expect([...new Set(said)].toSorted()).toEqual(Object.keys(english).toSorted());
    expect(given.map(([, name, key]) => [name, key])).toEqual(Object.keys(english).map((key) => [key, key]));
  });
});

describe("what is shipped", () => {
  test("lies where Shopify's tool looks, and keeps its limits", () => {
    const placed = /^(assets\/[\w-]+\.js|blocks\/[\w-]+\.liquid|locales\/[\w.-]+\.json|shopify\.extension\.toml)$/;
    expect(files.filter((name) => !placed.test(name))).toEqual([]);
    expect(Buffer.byteLength(block)).toBeLessThan(100_000);
    for (const name of files) expect(Buffer.byteLength(read(name))).toBeLessThan(20_000);
  });

  test("is small: the popup and what opens it are 10 KB with gzip", () => {
    const sizes = new Map(
      assets.map((name) => [name.slice("assets/".length), gzipSync(read(name), { level: 9 }).length]),
    );
    console.info("gzipped", Object.fromEntries(sizes));
    const [loader = Infinity, popup = Infinity] = ["loader", "popup"].map((name) => sizes.get(`tessera-${name}.js`));
    expect(loader + popup).toBeLessThanOrEqual(10 * 1024);
    expect(sizes.get("tessera-watch.js")).toBeLessThan(1000);
    expect(sizes.size).toBe(3);
  });

  test.each(assets)("%s makes no markup of words, keeps no cookies, and is plain ASCII", (name) => {
    const source = read(name);
    expect(source).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|cookie|srcdoc/);
    // A theme may be served in whatever encoding.
    expect(source).toMatch(/^[\x00-\x7f]*$/);
  });
});

describe("the page is told", () => {
  const pageOf = async (storefront: object, objects = {}) => {
    const [, json] =
      /<script type="application\/json" id="tessera-page">([\s\S]*?)<\/script>/.exec(
        await renderBlock(storefront, objects),
      ) ?? [];
    return z.record(z.string(), z.unknown()).parse(JSON.parse(json ?? "null"));
  };

  test("nothing at all where there are no quizzes and nothing is to be watched", async () => {
    const off = { scroll: false, time: false, video: false };
    for (const storefront of [{}, { quizzes: [], watches: off }])
      expect((await renderBlock(storefront)).trim()).toBe("");
    const deaf = { block: { settings: { watch: false, layer: 1, bottom: 1 } } };
    expect((await renderBlock({ quizzes: [], watches: { ...off, time: true } }, deaf)).trim()).toBe("");
  });

  test("what a product page is", async () => {
    const product = {
      handle: "night-serum",
      type: "Serum",
      tags: ["vegan", "peptide"],
      collections: [{ handle: "face" }, { handle: "sale" }],
    };
    const request = { page_type: "product", design_mode: false, locale: { iso_code: "de" } };
    const page = await pageOf(
      { quizzes: [everywhere] },
      { request, product, customer: { id: 1 }, cart: { total_price: 995 } },
    );
    expect(page).toMatchObject({
      kind: "product",
      product: { handle: "night-serum", type: ["Serum"], tag: product.tags, collection: ["face", "sale"] },
      collection: null,
      cart: 995,
      isSignedIn: true,
      locale: "de",
      popup: "/cdn/tessera-popup.js",
    });
    expect(page["words"]).toEqual(wordsOf("de"));
  });

  test("what a collection's page is, and no product of another page", async () => {
    const request = { page_type: "collection", design_mode: false, locale: { iso_code: "en" } };
    const page = await pageOf(
      { quizzes: [everywhere] },
      { request, collection: { handle: "face" }, product: { handle: "x" } },
    );
    expect(page).toMatchObject({
      kind: "collection",
      product: null,
      collection: { handle: "face" },
      isSignedIn: false,
    });
  });

  test.each([
    ["index", "home"],
    ["customers/login", "account"],
    ["article", "blog"],
    ["list-collections", "list-collections"],
  ])("that a page of the type %s is a %s page", async (type, kind) => {
    const request = { page_type: type, design_mode: false, locale: { iso_code: "en" } };
    expect(await pageOf({ quizzes: [everywhere] }, { request })).toMatchObject({ kind });
  });

  test.each([
    ["/", "/"],
    ["/fr", "/fr/"],
    ["/storefront/fern", "/storefront/fern/"],
  ])("the root %s as %s", async (root_url, root) => {
    expect(await pageOf({ quizzes: [everywhere] }, { routes: { root_url } })).toMatchObject({ root });
  });

  test("hostile names as they are, and nothing breaks out of the script", async () => {
    for (const text of hostileStrings) {
      const product = { handle: text, type: text, tags: [text], collections: [{ handle: text }] };
      const request = { page_type: "product", design_mode: false, locale: { iso_code: "en" } };
      const teaser = { text, side: "left" };
      const page = await pageOf({ quizzes: [{ ...everywhere, teaser }] }, { request, product });
      expect(page).toMatchObject({ product: { handle: text, type: [text], tag: [text], collection: [text] } });
      expect(page).toMatchObject({ storefront: { quizzes: [{ teaser }] } });
    }
  });
});
