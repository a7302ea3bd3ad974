import { describe, expect, test } from "vitest";
import { renderOptIn } from "~/domains/templates/fixed/opt-in";
import { optInLanguages } from "~/domains/templates/fixed/opt-in-words";
import { exampleBrand } from "~/domains/templates/render/examples";
import { unsupported } from "./clients";
import { linksOf, longestSubject, mostBytes, oneLine } from "./duties";
import { hasSpamAssassin, mostPoints, spamPoints } from "./spam";
import { invalid } from "./validity";

const confirmUrl = "https://tessera.example/confirm/abc.def.ghi";
const logo = { ...exampleBrand, logoUrl: "https://fernandclay.example/logo.png" };
const mailIn = (language: string, brand = exampleBrand) => renderOptIn(brand, { locale: `${language}-XX`, confirmUrl });

describe.each(optInLanguages)("the mail that asks for a confirmation, in %s,", (language) => {
  test("is whole in Gmail, Outlook, Apple Mail and Yahoo, and valid HTML", async () => {
    for (const brand of [exampleBrand, logo]) {
      const { html } = await mailIn(language, brand);
      expect(unsupported(html)).toEqual([]);
      expect(await invalid(html)).toEqual([]);
      expect(html).toContain(`lang="${language}"`);
    }
  });

  test("leads nowhere but to the confirmation, says who writes from where, and promises nothing", async () => {
    const { subject, html, text } = await mailIn(language);
    expect(new Set(linksOf(html))).toEqual(new Set([confirmUrl]));
    expect(text.split(confirmUrl).length - 1).toBeGreaterThanOrEqual(1);
    for (const part of [oneLine(html.replace(/<[^>]*>/g, " ").replaceAll("&amp;", "&")), oneLine(text)]) {
      expect(part).toContain(exampleBrand.postalAddress);
      expect(part).toContain(exampleBrand.shopName);
      expect(part).toMatch(/30/);
    }
    expect(subject.length).toBeLessThanOrEqual(longestSubject);
    expect(Buffer.byteLength(html)).toBeLessThan(mostBytes / 4);
    expect(text).not.toMatch(/unsubscribe|%|{{/i);
  });
});

test("another language than these is answered in English, and a locale that is none as well", async () => {
  const english = await mailIn("en");
  for (const locale of ["it-IT", "x", "", null, "deutsch<script>"]) {
    expect(await renderOptIn(exampleBrand, { locale, confirmUrl })).toEqual(english);
  }
});

test("whatever a shop calls itself is words in it, and an address that a mail must not lead to makes none", async () => {
  const brand = { ...exampleBrand, shopName: `<img src=x onerror=alert(1)>\r\nBcc: a@b.c "&` };
  const { html, subject } = await mailIn("en", brand);
  expect(html).not.toContain("<img src=x");
  expect(subject).not.toMatch(/[\r\n]/);
  await expect(renderOptIn(exampleBrand, { locale: "en", confirmUrl: "javascript:alert(1)" })).rejects.toThrow();
});

test.skipIf(!hasSpamAssassin)("it is no spam by SpamAssassin, where that is installed", async () => {
  const judged = spamPoints(await Promise.all(optInLanguages.map((language) => mailIn(language))));
  expect(judged.filter(({ points }) => points > mostPoints)).toEqual([]);
});
