import { describe, expect, it, test } from "vitest";
import type { Held } from "~/domains/profiles/model";
import type { Told } from "../model";
import { decide, type Standing } from "./decide";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const frame = { asOf: day(20), consentedAt: day(10) };
const nobody: Standing = {
  ...{ held: null, isErased: false, isSuppressed: false, consent: { state: null, saidAt: null, hasSaidNo: false } },
  ...{ tags: [], properties: new Map() },
};
const guest: Held = {
  ...{ profileId: "1", customerId: null, email: "ada@example.com", isGone: false, firstName: "Ada", lastName: "" },
  ...{ phone: null, city: null, country: "GB", locale: null, version: day(5) },
};
const line: Told = {
  ...{ line: 2, key: { kind: "email", value: "ada@example.com" }, email: "ada@example.com", firstName: "Augusta" },
  ...{ lastName: null, phone: null, city: null, country: "GB", language: null, tags: ["vip"], consent: null },
  ...{ properties: [{ name: "tier", value: "gold" }], notes: [] },
};
const yes = { state: "subscribed" as const, at: null, source: null };
const words = (told: Partial<Told>, standing: Partial<Standing>) =>
  decide({ ...line, ...told }, { ...nobody, ...standing }, frame);

test("somebody new becomes known, with all that is told", () => {
  expect(words({}, {})).toMatchObject({
    ...{ outcome: "created", tags: ["vip"], properties: [{ name: "tier", value: "gold" }], notes: [] },
    guest: { firstName: "Augusta", country: "GB", city: null },
  });
});

test("of a guest who is known only what differs is written, and only if nothing later was told", () => {
  expect(words({}, { held: guest, tags: ["vip"] })).toMatchObject({
    ...{ outcome: "changed", tags: [], guest: { firstName: "Augusta", country: null } },
  });
  const later = words({}, { held: { ...guest, version: day(20) } });
  expect(later.guest.firstName).toBeNull();
  expect(later.notes).toEqual([{ column: null, words: "name and place stay: something later is known" }]);
  const same = { firstName: "Ada", tags: [], properties: [] };
  expect(words(same, { held: guest }).outcome).toBe("unchanged");
});

test("what Shopify keeps of its customers stays Shopify's; properties and consent are taken", () => {
  const customer = { ...guest, customerId: "7" };
  expect(words({ consent: yes }, { held: customer })).toMatchObject({
    ...{ outcome: "changed", guest: { firstName: null }, tags: [], properties: [{ name: "tier" }] },
    notes: [{ words: "is a customer in Shopify, which keeps their name, place and tags" }],
    consent: { email: "ada@example.com", state: "subscribed", at: day(10) },
  });
  const elsewhere = words({ consent: yes, email: "other@example.com" }, { held: customer });
  expect(elsewhere.consent).toBeNull();
});

test("of a property the later value counts", () => {
  const has = (value: string, at: Date) => ({ held: guest, properties: new Map([["tier", { value, at }]]) });
  expect(words({}, has("silver", day(19))).properties).toHaveLength(1);
  expect(words({}, has("silver", day(20))).properties).toHaveLength(0);
  expect(words({}, has("gold", day(1))).properties).toHaveLength(0);
});

describe("nobody is made a subscriber by a file", () => {
  const never = { state: null, saidAt: null, hasSaidNo: false };
  it.each<[string, Partial<Standing>]>([
    ["who unsubscribed", { consent: { state: "unsubscribed", saidAt: day(1), hasSaidNo: true } }],
    [
      "who unsubscribed and of whom less was said since",
      { consent: { state: "not_subscribed", saidAt: day(9), hasSaidNo: true } },
    ],
    ["who unsubscribed before being erased", { consent: { ...never, hasSaidNo: true } }],
    ["to whom mail came back", { isSuppressed: true }],
    ["who was asked and has not said yes", { consent: { state: "pending", saidAt: day(1), hasSaidNo: false } }],
    ["whom Shopify does not allow", { consent: { state: "redacted", saidAt: day(1), hasSaidNo: false } }],
    ["of whom something later is known", { consent: { state: "not_subscribed", saidAt: day(10), hasSaidNo: false } }],
  ])("%s", (_name, standing) => {
    const decision = words({ consent: yes }, { held: guest, ...standing });
    expect(decision.consent).toBeNull();
    expect(decision.notes).not.toEqual([]);
  });

  it("but who never said anything, as of the day the merchant names or the file does", () => {
    expect(words({ consent: yes }, {}).consent).toEqual({ email: "ada@example.com", state: "subscribed", at: day(10) });
    expect(words({ consent: { ...yes, at: day(3) } }, {}).consent?.at).toEqual(day(3));
  });
});

test("a no of a file counts unless something was said since", () => {
  const no = { state: "unsubscribed" as const, at: null, source: null };
  const subscribed = (at: Date) => ({
    held: guest,
    consent: { state: "subscribed" as const, saidAt: at, hasSaidNo: false },
  });
  expect(words({ consent: no }, subscribed(day(19))).consent).toMatchObject({ state: "unsubscribed", at: day(20) });
  expect(words({ consent: no }, subscribed(day(21))).consent).toBeNull();
});

test("who was erased or deleted does not come back, and a number that nobody has names nobody", () => {
  expect(words({}, { isErased: true })).toMatchObject({ outcome: "refused", properties: [], consent: null });
  expect(words({}, { held: { ...guest, isGone: true } }).outcome).toBe("refused");
  expect(words({ key: { kind: "customer", value: "9" } }, {}).outcome).toBe("refused");
});
