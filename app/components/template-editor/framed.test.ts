import { expect, test } from "vitest";
import { framed } from "./framed";

const mail =
  "<html><head><style>@media (prefers-color-scheme: dark) { p { color: white } }</style></head><body><p>@media (prefers-color-scheme:dark)</p></body></html>";

test("a mail is dark or light as asked, and words that look like styles stay words", () => {
  expect(framed(mail, true)).toContain("@media (min-width: 0) {");
  expect(framed(mail, false)).toContain("@media (max-width: 0) {");
  for (const isDark of [true, false]) {
    expect(framed(mail, isDark)).toContain("<p>@media (prefers-color-scheme:dark)</p>");
  }
});

test("links of a mail that is looked at lead out of the frame, where it may not go", () => {
  expect(framed(mail, false)).toContain('<head><base target="_blank">');
});
