import sql from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "~/db.server";
import {
  changeKey,
  chooseDomain,
  findDomain,
  findKeyView,
  findSenderState,
  findWebhookSecret,
  lookNow,
  removeKey,
} from "~/domains/senders/index.server";
import { ensureShop, saveSender } from "~/domains/shops/index.server";
import { drain } from "~/jobs/drain.server";
import { sender } from "../support/mailing";
import { openSenderStage, type SenderStage } from "../support/sender-stage";

const now = new Date();
const name = "shop.example";
const ownKey = "re_own_secret_1234";
let stage: SenderStage;
let shops = 0;

beforeAll(async () => {
  const own = [
    { key: ownKey, team: "own" },
    { key: "re_only_sending", team: "own", access: "sending" },
  ] as const;
  stage = await openSenderStage({ apiKeys: [process.env["RESEND_API_KEY"] ?? "", ...own] });
});
afterAll(() => stage.close());

async function openShop(): Promise<number> {
  const { id } = await ensureShop(`sender-${(shops += 1)}.myshopify.com`);
  await db.query(sql`UPDATE shops SET installed_at = ${now}, generation = 1 WHERE id = ${id}`);
  await saveSender(id, sender, now);
  return id;
}

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const reasonOf = async (shopId: number) => (await findSenderState(shopId, now)).pausedFor;
const wrongOf = async (shopId: number) =>
  (await findDomain(shopId))?.findings.filter(({ state }) => state === "wrong").map(({ aspect }) => aspect);

describe("a shop’s own domain", () => {
  test("is shown with its records, waits for the DNS, and may be sent from when all holds", async () => {
    const shopId = await openShop();
    expect(await reasonOf(shopId)).toBe("no_domain");
    expect(await chooseDomain(shopId, name, now)).toMatchObject({ ok: true });
    expect(await reasonOf(shopId)).toBe("domain_unready");
    expect((await findDomain(shopId))?.records.map(({ purpose, type, name }) => [purpose, type, name])).toEqual([
      ["SPF", "MX", "send.shop.example"],
      ["SPF", "TXT", "send.shop.example"],
      ["DKIM", "TXT", "resend._domainkey.shop.example"],
      ["DMARC", "TXT", "_dmarc.shop.example"],
      ["ownership", "TXT", "_tessera.shop.example"],
    ]);
    await drain(shopId, () => now);
    expect(await wrongOf(shopId)).toEqual(["SPF", "DKIM", "DMARC", "ownership"]);
    await stage.publish(shopId);
    await drain(shopId, () => hours(1));
    expect(await wrongOf(shopId)).toEqual([]);
    const state = await findSenderState(shopId, hours(1));
    expect(state).toEqual({ apiKey: null, pausedFor: null, dailyLimit: 50, problem: null });
    await saveSender(shopId, { ...sender, fromEmail: "hello@elsewhere.example" }, now);
    expect(await reasonOf(shopId)).toBe("other_domain");
  });

  test("is judged by its own DMARC record, wherever the from address still is", async () => {
    const shopId = await openShop();
    await chooseDomain(shopId, "fresh.example", now);
    await lookNow(shopId, now);
    expect(await wrongOf(shopId)).toEqual(["SPF", "DKIM", "DMARC", "ownership"]);
    await stage.publish(shopId);
    expect(await lookNow(shopId, now)).toEqual({ ok: true, words: "fresh.example is ready to send from" });
    expect(await reasonOf(shopId)).toBe("other_domain");
  });

  test("that another shop has set up is not this shop’s as long as it does not show so", async () => {
    const other = await openShop();
    await chooseDomain(other, name, now);
    await lookNow(other, now);
    expect((await findDomain(other))?.status).toBe("verified");
    expect(await wrongOf(other)).toEqual(["ownership"]);
    expect(await reasonOf(other)).toBe("domain_unready");
    await stage.publish(other);
    expect(await lookNow(other, now)).toEqual({ ok: true, words: "shop.example is ready to send from" });
    expect(await reasonOf(other)).toBeNull();
  });

  test("stays in use while the DNS is silent, and not when a record is gone for good", async () => {
    const shopId = await openShop();
    await chooseDomain(shopId, "steady.example", now);
    await stage.publish(shopId);
    await saveSender(shopId, { ...sender, fromEmail: "hello@steady.example" }, now);
    await lookNow(shopId, now);
    expect(await reasonOf(shopId)).toBeNull();
    stage.zones.remove("TXT", "_dmarc.steady.example");
    await lookNow(shopId, hours(24));
    expect(await reasonOf(shopId)).toBeNull();
    await drain(shopId, () => hours(26));
    expect(await reasonOf(shopId)).toBe("domain_broken");
    await stage.publish(shopId);
    await drain(shopId, () => hours(28));
    expect(await reasonOf(shopId)).toBeNull();
  });
});

describe("a shop’s own key", () => {
  test("is accepted by Resend before it is kept, and shown by its end only", async () => {
    const shopId = await openShop();
    expect(await changeKey(shopId, "re_nobody_knows", now)).toMatchObject({
      ok: false,
      words: /does not know this key/,
    });
    const restricted = await changeKey(shopId, "re_only_sending", now);
    expect(restricted).toMatchObject({ ok: false, words: /may only send/ });
    expect(await findKeyView(shopId)).toBeNull();
    expect(await changeKey(shopId, ownKey, now)).toMatchObject({ ok: true });
    expect(await findKeyView(shopId)).toEqual({ lastFour: "1234", savedAt: now, refusedAt: null });
    expect((await findSenderState(shopId, now)).apiKey).toBe(ownKey);
    const rows = await db.query<object>(sql`SELECT * FROM sender_keys`);
    expect(JSON.stringify(rows)).not.toContain("own_secret");
  });

  test("brings its own domains, its own DKIM keys and its own reports", async () => {
    const shopId = await openShop();
    await chooseDomain(shopId, "mine.example", now);
    const before = await findDomain(shopId);
    await changeKey(shopId, ownKey, now);
    await drain(shopId, () => now);
    const after = await findDomain(shopId);
    const dkim = (domain: typeof after) => domain?.records.find(({ purpose }) => purpose === "DKIM")?.value;
    expect(dkim(after)).not.toBe(dkim(before));
    // In an account of its own nobody else has the domain.
    expect(after?.records.some(({ purpose }) => purpose === "ownership")).toBe(false);
    const secret = (await findWebhookSecret(shopId)) ?? expect.fail("The account reports nothing");
    // Its reports are taken when it has signed them, about its own shop and no other.
    expect(await stage.report(shopId, secret)).toBe(200);
    expect(await stage.report(shopId, "whsec_c29tZWJvZHkgZWxzZQ==")).toBe(401);
    expect(await stage.report(await openShop(), secret)).toBe(401);
    await removeKey(shopId, now);
    expect(await findWebhookSecret(shopId)).toBeNull();
    expect((await findSenderState(shopId, now)).apiKey).toBeNull();
  });
});
