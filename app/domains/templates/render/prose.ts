import MarkdownIt from "markdown-it";
import type { Styles } from "../theme/styles";
import { splitTokens } from "../tokens/split";
import { closing, escapeHtml, opening, withoutMarks } from "./escape";
import type { Writer } from "./writer";

type Env = { writer: Writer; tokens: string[]; styles: Styles };

const mark = new RegExp(`${opening}(\\d+)${closing}`, "g");
const leadsSomewhere = new RegExp(`^(https://[^\\s/]|mailto:[^\\s@]+@[^\\s@]|${opening})`, "i");

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true, typographer: false })
  // What is left: paragraphs, bold, italic, lists and links.
  .disable(["table", "code", "fence", "blockquote", "hr", "reference", "html_block", "heading", "lheading"])
  .disable(["backticks", "strikethrough", "image", "autolink", "html_inline", "entity"]);

markdown.validateLink = (address) => leadsSomewhere.test(address);
// Tokens stand in addresses, which are escaped as a whole when they are written.
markdown.normalizeLink = (address) => address.replace(/[\s"'<>\\`]/g, encodeURIComponent);
markdown.renderer.render = (tokens, _options, env: Env) =>
  tokens.map((token, i) => htmlOf(token, env, i === 0)).join("");

type MarkdownToken = ReturnType<typeof markdown.parse>[number];

/**
 * Markdown as HTML with styles in place. Only what is listed here ever becomes markup; everything else, also HTML that
 * somebody typed, stays the text it is.
 */
export function writeProse(text: string, writer: Writer, styles: Styles): string {
  const tokens: string[] = [];
  // A token is one sign while Markdown is read: neither its name nor its words can be emphasis or end a link.
  const marked = splitTokens(withoutMarks(text))
    .map((part) => {
      if (typeof part === "string") return part;
      const { name, fallback } = part;
      return `${opening}${tokens.push(fallback === null ? `{{${name}}}` : `{{${name}|${fallback}}}`) - 1}${closing}`;
    })
    .join("");
  return markdown.render(marked, { writer, tokens, styles });
}

/** Room is kept above what follows something, so that none is left below the last of it. */
function htmlOf(token: MarkdownToken, env: Env, isFirst = false): string {
  const { styles } = env;
  switch (token.type) {
    case "inline":
      return (token.children ?? []).map((child) => htmlOf(child, env)).join("");
    case "text":
    case "text_special":
      return escapeHtml(env.writer.line(restore(token.content, env)));
    case "softbreak":
    case "hardbreak":
      return "<br/>";
    case "paragraph_open":
      return token.hidden ? "" : `<p style="${css({ ...styles.text, margin: isFirst ? 0 : "14px 0 0" })}">`;
    case "paragraph_close":
      return token.hidden ? "" : "</p>";
    case "bullet_list_open":
    case "ordered_list_open":
      return `<${token.tag} style="margin:${isFirst ? "0" : "8px 0 0"};padding:0 0 0 24px">`;
    case "list_item_open":
      return `<li style="${css({ ...styles.text, margin: "6px 0 0" })}">`;
    case "link_open":
      return `<a href="${escapeHtml(env.writer.href(restore(String(token.attrGet("href") ?? ""), env)))}" target="_blank" class="link" style="${css(styles.link)}">`;
    default:
      return token.nesting === 1
        ? `<${token.tag}>`
        : token.nesting === -1
          ? `</${token.tag}>`
          : escapeHtml(token.content);
  }
}

function restore(text: string, { tokens }: Env): string {
  return text.replace(mark, (_, number: string) => tokens[Number(number)] ?? "");
}

/** Styles as an attribute has them; numbers are pixels. */
function css(style: Readonly<Record<string, string | number>>): string {
  const name = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const value = (key: string, one: string | number) =>
    typeof one === "number" && one !== 0 && key !== "fontWeight" ? `${one}px` : String(one);
  return escapeHtml(
    Object.entries(style)
      .map(([key, one]) => `${name(key)}:${value(key, one)}`)
      .join(";"),
  );
}
