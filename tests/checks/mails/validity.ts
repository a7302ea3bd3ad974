import { HtmlValidate } from "html-validate";

/** HTML as mail needs it: valid, but laid out by tables and inline styles, because that is what mail programs read. */
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Mail programs read styles and attributes that a browser has left behind.
    "no-inline-style": "off",
    "no-deprecated-attr": "off",
    "no-conditional-comment": "off",
    // React writes XHTML's way, which HTML allows.
    "void-style": "off",
    "attr-case": "off",
    "doctype-style": "off",
    // Programs before HTML 5 know this name of it alone.
    "doctype-html": "off",
    "presentation-role-style": "off",
    "no-redundant-role": "off",
    "long-title": "off",
  },
});

/** What is wrong with the HTML, each with where it is. */
export async function invalid(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message}${selector ? ` at ${selector}` : ""}`),
  );
}
