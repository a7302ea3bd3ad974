import { describe, expect, it, test } from "vitest";
import type { Mapping, Target } from "../model";
import { readConsent, readCountry, readDate, readLanguage, readPhone } from "./read-cell";
import { readLine } from "./read-row";

const now = new Date("2026-06-15T12:00:00Z");
const columns = ["Mail", "Name", "Permits", "Since", "Tier", "Tags", "Customer"];
const means = (...targets: (Target | `=${string}`)[]): Mapping =>
  targets.map((target) =>
    target.startsWith("=")
      ? { target: "property", name: target.slice(1) }
      : { target: targets.find((one): one is Target => one === target) ?? "nothing", name: "" },
  );
const mapping = means("email", "first_name", "consent", "consent_date", "=tier", "tags", "customer_id");
const read = (...cells: string[]) => readLine({ line: 2, cells }, { columns, mapping }, now);

test("a line says what its columns mean", () => {
  expect(read(" Ada@Example.com ", "Ada", "Subscribed", "2025-02-01", "gold", "vip, new, vip", "")).toEqual({
    ok: true,
    told: {
      ...{ line: 2, key: { kind: "email", value: "ada@example.com" }, email: "ada@example.com", firstName: "Ada" },
      ...{ lastName: null, phone: null, city: null, country: null, language: null, tags: ["vip", "new"] },
      consent: { state: "subscribed", at: new Date("2025-02-01T00:00:00Z"), source: null },
      properties: [{ name: "tier", value: "gold" }],
      notes: [],
    },
  });
});

test("a customer's number says who is meant, also as Shopify writes it", () => {
  for (const number of ["7001", "gid://shopify/Customer/7001", "'7001"]) {
    expect(read("", "", "", "", "", "", number)).toMatchObject({
      told: { key: { kind: "customer", value: "7001" }, email: null, consent: null },
    });
  }
});

test("whatever cannot be read leaves the line out, and every reason is told with its column", () => {
  expect(read("ada at example", "Ada", "perhaps", "31/03/2025", "", "", "12a")).toEqual({
    ok: false,
    line: 2,
    notes: [
      { column: "Mail", words: "is no email address" },
      { column: "Customer", words: "is no number of a Shopify customer" },
      { column: "Permits", words: "says neither that mail is permitted nor that it is not" },
      { column: "Since", words: "is no day before today, as 2026-03-31" },
    ],
  });
  expect(read("", "Ada")).toMatchObject({ ok: false, notes: [{ column: null, words: "names nobody" }] });
  expect(read("a@example.com", "", "", "", "", "", "", "more")).toMatchObject({ ok: false });
  expect(read("a@example.com", "x".repeat(501))).toMatchObject({ ok: false, notes: [{ column: "Name" }] });
});

test("an address that is probably mistyped is taken as it is, with a word about it", () => {
  expect(read("ada@gmial.com")).toMatchObject({
    told: { email: "ada@gmial.com", notes: [{ column: "Mail", words: "probably gmail.com was meant" }] },
  });
});

describe("a cell", () => {
  it.each([
    ["yes", "subscribed"],
    ["Opted-In", "subscribed"],
    ["TRUE", "subscribed"],
    ["no", "unsubscribed"],
    ["opted out", "unsubscribed"],
    ["cleaned", "unsubscribed"],
    ["never subscribed", "nothing"],
    ["-", "nothing"],
    ["maybe", null],
  ])("that says %s of mail means %s", (text, state) => {
    expect(readConsent(text)).toBe(state);
  });

  it.each([
    ["2026-03-31", "2026-03-31T00:00:00.000Z"],
    ["2026-03-31 14:05", "2026-03-31T14:05:00.000Z"],
    ["2026-03-31T14:05:06+0200", "2026-03-31T12:05:06.000Z"],
    ["2026-03-31 14:05:06 UTC", "2026-03-31T14:05:06.000Z"],
    ["2026-02-30", undefined],
    ["2026-06-16", undefined],
    ["03/04/2026", undefined],
    ["1890-01-01", undefined],
  ])("with the date %s is of %s", (text, iso) => {
    expect(readDate(text, now)?.toISOString()).toBe(iso);
  });

  it("names countries by code or name, languages as browsers do, and phones by their digits", () => {
    expect(["de", "Germany", "united kingdom", "Atlantis", "EU"].map(readCountry)).toEqual([
      "DE",
      "DE",
      "GB",
      null,
      null,
    ]);
    expect(["en", "DE_at", "x", "english"].map(readLanguage)).toEqual(["en", "de-AT", null, null]);
    expect(["+44 (0)20 7946-0018", "0049 30 1234567", "12", "call me"].map(readPhone)).toEqual([
      ...["+4402079460018", "+49301234567", null, null],
    ]);
  });
});
