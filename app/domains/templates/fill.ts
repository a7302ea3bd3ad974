import type { PersonValues, Rendered } from "./model";

const token = /\{\{\s*([a-z_]+)\s*(?:\|([^{}]*))?\}\}/g;

/**
 * Puts one person's values into a rendered template. Values are escaped for where they stand: what a shopper calls
 * herself cannot become markup or a mail header. A token with neither value nor fallback is a bug of the template.
 */
export function fill(rendered: Rendered, values: PersonValues): Rendered {
  return {
    subject: replace(rendered.subject, values, (text) => text.replace(/[\r\n\u2028\u2029\0]+/g, " ")),
    html: replace(rendered.html, values, escapeHtml),
    text: replace(rendered.text, values, (text) => text),
  };
}

function replace(template: string, values: PersonValues, escape: (text: string) => string): string {
  const known: Record<string, string | undefined> = { ...values };
  return template.replace(token, (_whole, name: string, fallback: string | undefined) => {
    const value = Object.hasOwn(known, name) ? known[name]?.trim() : undefined;
    if (value) return escape(value);
    // The fallback was written by us or the merchant and rendered with the template.
    if (fallback !== undefined) return fallback;
    throw new Error(`The template asks for ${name}, which has no value and no fallback`);
  });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
