import { describe, expect, it } from "vitest";
import { isStaleUninstall, mayBeErased, visibleFrom, type Shop } from "./model";

const monday = new Date("2026-06-01T12:00:00Z");
const tuesday = new Date("2026-06-02T12:00:00Z");
const wednesday = new Date("2026-06-03T12:00:00Z");

function shop(installedAt: Date | null, uninstalledAt: Date | null = null): Shop {
  const about = {
    id: 1,
    domain: "one.myshopify.com",
    primaryDomain: null,
    shopifyId: null,
    name: "One",
    timezone: "UTC",
    currency: "GBP",
  };
  return { ...about, generation: 1, installedAt, uninstalledAt, readyAt: null, historyFrom: null };
}

describe("an uninstall", () => {
  it.each([
    ["ends the install before it", shop(monday), monday, false],
    ["ends an install without tokens", shop(monday), null, false],
    ["does not end an install that began later", shop(wednesday), null, true],
    ["does not end an install that got tokens later", shop(monday), wednesday, true],
    ["ends what was never installed", shop(null), null, false],
  ])("%s", (_name, installed, tokensGivenAt, isStale) => {
    expect(isStaleUninstall(installed, tuesday, tokensGivenAt)).toBe(isStale);
  });
});

describe("the request to erase a shop", () => {
  it.each([
    ["is followed when it is uninstalled", shop(monday, monday), true],
    ["is followed when it never was installed", shop(null), true],
    ["is refused when it is installed", shop(monday), false],
    ["is refused when it is uninstalled, but was installed since", shop(wednesday, wednesday), false],
  ])("%s", (_name, asked, isFollowed) => {
    expect(mayBeErased(asked, tuesday)).toBe(isFollowed);
  });
});

it("shows 60 days of orders, or all with the scope for it", () => {
  expect(visibleFrom("read_orders", tuesday)).toEqual(new Date("2026-04-03T12:00:00Z"));
  expect(visibleFrom("read_orders,read_all_orders", tuesday)).toBeNull();
});
