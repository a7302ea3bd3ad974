import { describe, expect, it } from "vitest";
import { TokenVault } from "./tokens";

const SHOP = "sample-shop.myshopify.com";
const DAY = 24 * 3600;

function vaultAt(start: string) {
  let now = new Date(start);
  const vault = new TokenVault(() => now, {
    accessTokenSeconds: 3600,
    refreshTokenSeconds: 90 * DAY,
    retrySeconds: 30 * DAY,
  });
  return { vault, pass: (seconds: number) => (now = new Date(now.getTime() + seconds * 1000)) };
}

function refreshTokenOf(pair: { refreshToken: string | null } | null): string {
  return pair?.refreshToken ?? expect.fail("There is no refresh token.");
}

describe("a refresh token", () => {
  it("can be retried until its successor is used, and is dead from then on", () => {
    const { vault } = vaultAt("2026-09-01T12:00:00Z");
    const first = refreshTokenOf(vault.exchange(SHOP, "session token", "expiring"));
    const second = vault.refresh(SHOP, first);
    expect(vault.refresh(SHOP, first)).toEqual(second);

    const third = vault.refresh(SHOP, refreshTokenOf(second));
    expect(third?.refreshToken).not.toBe(second?.refreshToken);
    expect(vault.refresh(SHOP, first)).toBeNull();
    expect(vault.refresh(SHOP, refreshTokenOf(second))).toEqual(third);
  });

  it("can be retried for 30 days from its first use only", () => {
    const { vault, pass } = vaultAt("2026-09-01T12:00:00Z");
    const first = refreshTokenOf(vault.exchange(SHOP, "session token", "expiring"));
    vault.refresh(SHOP, first);
    pass(30 * DAY - 1);
    expect(vault.refresh(SHOP, first)).not.toBeNull();
    pass(1);
    expect(vault.refresh(SHOP, first)).toBeNull();
  });

  it("dies after 90 days, in another shop, and when the app is uninstalled", () => {
    const { vault, pass } = vaultAt("2026-09-01T12:00:00Z");
    const old = refreshTokenOf(vault.exchange(SHOP, "first visit", "expiring"));
    pass(90 * DAY);
    expect(vault.refresh(SHOP, old)).toBeNull();

    const fresh = refreshTokenOf(vault.exchange(SHOP, "second visit", "expiring"));
    expect(vault.refresh("other-shop.myshopify.com", fresh)).toBeNull();
    vault.revoke(SHOP);
    expect(vault.refresh(SHOP, fresh)).toBeNull();
  });
});

describe("an access token", () => {
  it("opens its own shop for an hour, or for ever when it was asked for as lasting", () => {
    const { vault, pass } = vaultAt("2026-09-01T12:00:00Z");
    const expiring = vault.exchange(SHOP, "session token", "expiring");
    const lasting = vault.exchange(SHOP, "session token", "offline");
    expect(expiring.expiresInSeconds).toBe(3600);
    expect(lasting).toMatchObject({ expiresInSeconds: null, refreshToken: null });
    expect(vault.opens("other-shop.myshopify.com", lasting.accessToken)).toBe(false);

    pass(3600);
    expect(vault.opens(SHOP, expiring.accessToken)).toBe(false);
    expect(vault.opens(SHOP, lasting.accessToken)).toBe(true);
    vault.revoke(SHOP);
    expect(vault.opens(SHOP, lasting.accessToken)).toBe(false);
  });
});
