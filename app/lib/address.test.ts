import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readAddress, suggestDomain } from "./address";
import { isDisposable } from "./disposable.server";

describe("an address", () => {
  it.each([
    ["as it is typed", " Ada.Lovelace@Example.COM ", "ada.lovelace@example.com"],
    ["with a tag", "ada+news@example.co.uk", "ada+news@example.co.uk"],
    ["with an apostrophe", "o'brien@example.ie", "o'brien@example.ie"],
    ["of a domain in its own letters", "ada@Bücher.example", "ada@xn--bcher-kva.example"],
    ["of the same domain as the DNS writes it", "ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"],
    ["of a Japanese domain", "ada@日本語.jp", "ada@xn--wgv71a119e.jp"],
  ])("is read %s", (_name, text, address) => {
    expect(readAddress(text)).toBe(address);
  });

  it.each([
    ["nothing", ""],
    ["no @", "ada.example.com"],
    ["nobody", "@example.com"],
    ["no domain", "ada@"],
    ["a domain of one name", "ada@localhost"],
    ["two of them", "ada@example.com, bea@example.com"],
    ["one with its owner's name", "Ada <ada@example.com>"],
    ["two dots in a row", "ada..l@example.com"],
    ["a dot at the end", "ada.@example.com"],
    ["a space within", "ada l@example.com"],
    ["a number for a domain", "ada@127.0.0.1"],
    ["a sign for another one", "ada@example%2ecom"],
    ["a name with a hyphen at its end", "ada@example-.com"],
    ["a name before the @ that is too long", `${"a".repeat(65)}@example.com`],
    ["a whole that is too long", `ada@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(62)}.example`],
  ])("is not %s", (_name, text) => {
    expect(readAddress(text)).toBeNull();
  });

  test("that was read once reads as itself, whatever it came from", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" }), fc.webUrl()), (text) => {
        const once = readAddress(text);
        expect(once === null ? null : readAddress(once)).toBe(once);
      }),
    );
  });
});

describe("a slip of the keys", () => {
  it.each([
    ["gmial.com", "gmail.com"],
    ["gmail.con", "gmail.com"],
    ["gmail.co", "gmail.com"],
    ["gnail.com", "gmail.com"],
    ["hotmial.com", "hotmail.com"],
    ["hotmaill.com", "hotmail.com"],
    ["outlok.com", "outlook.com"],
    ["t-onlin.de", "t-online.de"],
  ])("in %s is asked about: %s", (typed, meant) => {
    expect(suggestDomain(typed)).toBe(meant);
  });

  it.each(["gmail.com", "gmx.com", "mail.com", "example.com", "me.de", "lovelace.org", "web.dev"])(
    "is not seen in %s",
    (domain) => {
      expect(suggestDomain(domain)).toBeNull();
    },
  );
});

test("mailboxes that are meant to be thrown away are known, also under a name before theirs", () => {
  expect(isDisposable("mailinator.com")).toBe(true);
  expect(isDisposable("ada.mailinator.com")).toBe(true);
  expect(isDisposable("gmail.com")).toBe(false);
  expect(isDisposable("com")).toBe(false);
});
