import { expect, test } from "vitest";
import { stylesOf } from "../theme/styles";
import { themeOf } from "../theme/theme";
import { exampleBrand } from "./examples";
import { writeProse } from "./prose";
import type { Writer } from "./writer";

const styles = stylesOf(themeOf(exampleBrand));
const writer: Writer = {
  line: (text) => text.replace("{{first_name|you}}", "Ada <3"),
  href: (address) => address.replace("{{shop_url}}", "https://shop.example"),
  value: () => "",
};
const written = (text: string) => writeProse(text, writer, styles).replace(/ (style|class|target)="[^"]*"/g, "");

test("paragraphs, bold, italic, lists and links become markup, and nothing else does", () => {
  expect(written("One\ntwo\n\n**three** _four_")).toBe("<p>One<br/>two</p><p><strong>three</strong> <em>four</em></p>");
  expect(written("- a\n- b\n\n1. c")).toBe("<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>");
  expect(written("[a _b_]({{shop_url}}/c?d=e&f)")).toBe(
    '<p><a href="https://shop.example/c?d=e&amp;f">a <em>b</em></a></p>',
  );
  expect(written("# no heading\n\n> no quote\n\n    no code `here`")).not.toMatch(/<(h1|blockquote|pre|code)/);
  expect(written("<b onclick=x>&lt;</b>")).toBe("<p>&lt;b onclick=x&gt;&amp;lt;&lt;/b&gt;</p>");
});

test("only https, mailto and tokens are links; the rest stays the text it was", () => {
  expect(written("[m](mailto:a@shop.example)")).toContain('href="mailto:a@shop.example"');
  for (const dead of [
    "javascript:alert(1)",
    "http://shop.example",
    "//shop.example",
    "data:text/html,x",
    "/a",
    "mailto:x",
  ]) {
    expect(written(`[x](${dead})`), dead).not.toContain("<a");
  }
  expect(written("![x](https://shop.example/a.png)")).not.toContain("<img");
});

test("a token is one word to Markdown, also where it makes a link", () => {
  expect(written("**{{first_name|you}}**, _{{first_name|you}}_")).toBe(
    "<p><strong>Ada &lt;3</strong>, <em>Ada &lt;3</em></p>",
  );
});
