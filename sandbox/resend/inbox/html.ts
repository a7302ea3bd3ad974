/** Text that is already HTML. Everything else put into `html` is escaped. */
export class Markup {
  constructor(readonly source: string) {}
}

type Part = Markup | string | number | null | false | readonly Part[];

/** Template tag: html`<p>${text}</p>` escapes text, keeps Markup, joins lists and drops null and false. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((fixed, index) => fixed + render(parts[index] ?? null)).join(""));
}

function render(part: Part): string {
  if (part === null || part === false) return "";
  if (part instanceof Markup) return part.source;
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  return part.map(render).join("");
}

const ENTITIES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? character);
}
