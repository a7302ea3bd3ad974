import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Liquid } from "liquidjs";
import { toDecimal } from "../../../factories/money";
import { escaped, type Translate } from "./translations";

interface Place {
  folder: string;
  assets: string;
  translate: Translate;
}

/** The filters of Shopify's that are no part of Liquid itself. */
export function registerFilters(engine: Liquid, { folder, assets, translate }: Place): void {
  const register = engine.registerFilter.bind(engine);

  register("asset_url", (name: unknown) => `${assets}/${String(name)}`);
  register("inline_asset_content", (name: unknown) => readFileSync(join(folder, "assets", String(name)), "utf8"));
  register("stylesheet_tag", (url: unknown) => `<link href="${escaped(String(url))}" rel="stylesheet" media="all">`);
  register("script_tag", (url: unknown) => `<script src="${escaped(String(url))}"></script>`);
  register("json", json);
  register("handle", handle);
  register("handleize", handle);
  register("link_to", (text: unknown, url: unknown) => `<a href="${escaped(String(url))}">${String(text)}</a>`);
  register("image_url", imageUrl);
  register("image_tag", imageTag);
  register("md5", (text: unknown) => digest("md5", text));
  register("sha256", (text: unknown) => digest("sha256", text));

  register("money", function (minor: unknown) {
    const format = this.context.getSync(["shop", "money_format"]);
    return String(format).replace(/\{\{\s*amount\s*\}\}/, amount(minor, currencyOf(this.context)));
  });
  register("money_with_currency", function (minor: unknown) {
    const currency = currencyOf(this.context);
    const format = this.context.getSync(["shop", "money_format"]);
    return `${String(format).replace(/\{\{\s*amount\s*\}\}/, amount(minor, currency))} ${currency}`;
  });
  register("money_without_currency", function (minor: unknown) {
    return amount(minor, currencyOf(this.context));
  });
  for (const name of ["t", "translate"]) {
    register(name, function (key: unknown, ...values: unknown[]) {
      const locale = this.context.getSync(["request", "locale", "iso_code"]);
      return translate(String(key), String(locale), named(values));
    });
  }
}

function currencyOf(context: { getSync(path: string[]): unknown }): string {
  return String(context.getSync(["shop", "currency"]));
}

function amount(minor: unknown, currency: string): string {
  return toDecimal(Number(minor ?? 0), currency);
}

/** Shopify's JSON is safe inside a script of the page: no tag can begin or end in it. */
function json(value: unknown): string {
  const text = JSON.stringify(value ?? null) ?? "null";
  return text.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function handle(text: unknown): string {
  return String(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function imageUrl(image: unknown, ...values: unknown[]): string {
  const src = sourceOf(image);
  const { width } = named(values);
  return width === undefined ? src : `${src}?width=${String(width)}`;
}

function imageTag(url: unknown, ...values: unknown[]): string {
  const attributes = Object.entries({ width: 640, height: 640, alt: "", ...named(values) });
  const text = attributes.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");
  return `<img src="${escaped(String(url))}"${text}>`;
}

/** A picture of a product, a product itself, or an address. */
function sourceOf(image: unknown): string {
  if (typeof image !== "object" || image === null) return String(image ?? "");
  if ("src" in image) return String(image.src);
  return "featured_image" in image ? sourceOf(image.featured_image) : "";
}

/** What was given by name: liquidjs hands them over as pairs after what was given by place. */
function named(values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    values.flatMap((value): [string, unknown][] => (Array.isArray(value) ? [[String(value[0]), value[1]]] : [])),
  );
}

function digest(algorithm: string, text: unknown): string {
  return createHash(algorithm).update(String(text)).digest("hex");
}
