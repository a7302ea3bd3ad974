import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import {
  choosePreferences,
  findPermissions,
  findPreferences,
  preferencesUrl,
  readPreferencesToken,
  readUnsubscribeToken,
  recordConsents,
  resubscribe,
  saveTopics,
  unsubscribe,
  unsubscribeUrl,
} from "~/domains/consent/index.server";
import { eraseConsents, eraseShopConsents, moveConsents } from "~/domains/consent/queries.server";
import { eraseProfile } from "~/domains/profiles/index.server";
import { action, loader } from "~/routes/preferences.$token/route";
import { action as unsubscribeAction, loader as unsubscribeLoader } from "~/routes/unsubscribe.$token";
import { mailed, openShop, type Mailed } from "../support/mailed";

const start = new Date("2026-06-01T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = await openShop(`preferences-${++shops}.myshopify.com`, start);
});

async function one(name = "ada", shop = shopId): Promise<Mailed> {
  const [person] = await mailed(shop, [`${name}.${shop}`], start);
  return person ?? expect.fail("Nobody was mailed");
}

const subjectOf = ({ profileId, email }: Mailed, shop = shopId) => ({ shopId: shop, profileId, email });
const tokenOf = (person: Mailed, shop = shopId) => preferencesUrl(subjectOf(person, shop)).split("/").at(-1) ?? "";
const argsOf = (token: string, form?: Record<string, string | string[]>) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form ?? {})) for (const one of [value].flat()) body.append(name, one);
  const request = new Request(`http://127.0.0.1/preferences/${token}`, form ? { method: "POST", body } : {});
  return { request, params: { token }, context: {} };
};
const wish = (person: Mailed, form: Record<string, string | string[]>) => action(argsOf(tokenOf(person), form));
const page = (person: Mailed) => loader(argsOf(tokenOf(person)));
const wishesOf = async ({ profileId }: Mailed, shop = shopId) =>
  (await findPreferences(shop, [profileId])).get(profileId) ?? null;
const consentOf = async ({ profileId }: Mailed, shop = shopId) =>
  (await findPermissions(shop, [profileId])).get(profileId)?.consent;

const said = (state: "subscribed" | "unsubscribed", at: Date, person: Mailed) => ({
  ...{ state, occurredAt: at, profileId: person.profileId, email: person.email },
  ...{ optInLevel: null, source: "shopify", customerId: null },
});
const tell = (state: "subscribed" | "unsubscribed", at: Date, person: Mailed, shop = shopId) =>
  recordConsents(shop, [said(state, at, person)], db);

/** Removes a person as a redaction does, as far as mail is concerned. */
async function erase(person: Mailed, shop = shopId): Promise<void> {
  await transact(async (tx) => {
    await eraseConsents(shop, person.profileId, tx);
    await eraseProfile(shop, person.profileId, tx);
  });
}

test("topics, how often and whether openings are noted are saved together, and the page shows them", async () => {
  const ada = await one();
  expect(await page(ada)).toMatchObject({
    shopName: "Fern & Clay",
    address: "a•••@example.com",
    frequency: "useful",
    countsOpens: false,
    topics: [{ isWanted: true }, { isWanted: true }, { isWanted: true }],
  });
  expect(await wishesOf(ada)).toBeNull();
  const answer = await wish(ada, { wish: "save", topic: ["tips", "offers", "no-such"], frequency: "weekly" });
  if ("init" in answer) throw new Error("It was refused");
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "?done=save"]);
  const chosen = { deniedTopics: ["news"], leastDaysBetween: 7, pausedUntil: null, countsOpens: false };
  expect(await wishesOf(ada)).toEqual(chosen);
  await wish(ada, { wish: "save", topic: ["tips"], countsOpens: "yes" });
  expect(await wishesOf(ada)).toEqual({ ...chosen, deniedTopics: ["news", "offers"], countsOpens: true });
  expect(await page(ada)).toMatchObject({
    frequency: "weekly",
    countsOpens: true,
    topics: [
      { key: "news", isWanted: false },
      { key: "tips", isWanted: true },
      { key: "offers", isWanted: false },
    ],
  });
});

test("a pause lasts 30 days and can be ended, and leaves the rest as it was", async () => {
  const ada = await one();
  await wish(ada, { wish: "save", topic: ["news", "tips"], frequency: "monthly" });
  const before = Date.now();
  await wish(ada, { wish: "pause" });
  const { pausedUntil, ...rest } = (await wishesOf(ada)) ?? expect.fail("Nothing is kept");
  const days = ((pausedUntil?.getTime() ?? 0) - before) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(30);
  expect(days).toBeLessThan(30.01);
  expect(rest).toEqual({ deniedTopics: ["offers"], leastDaysBetween: 30, countsOpens: false });
  expect((await page(ada)).pausedUntil).toMatch(/\d/);
  await wish(ada, { wish: "end_pause" });
  expect((await wishesOf(ada))?.pausedUntil).toBeNull();
});

test("what somebody said of a topic stays while the shop does not name it", async () => {
  const ada = await one();
  await wish(ada, { wish: "save", topic: ["tips", "offers"] });
  await saveTopics(shopId, [{ key: "events", name: "Events", explanation: "" }]);
  expect((await page(ada)).topics.map(({ name }) => name)).toEqual(["Events"]);
  await wish(ada, { wish: "save", topic: [] });
  expect((await wishesOf(ada))?.deniedTopics).toEqual(["events", "news"]);
});

test("looking changes nothing, and a form that is none of the page's is refused", async () => {
  const ada = await one();
  await page(ada);
  for (const form of [{}, { wish: "erase" }, { wish: "save", frequency: "daily" }]) {
    await expect(wish(ada, form)).rejects.toMatchObject({ status: 400 });
  }
  expect(await wishesOf(ada)).toBeNull();
  expect(await consentOf(ada)).toBe("subscribed");
});

test("a link to unsubscribe opens no wishes, the other way round, and none is made by hand", async () => {
  const ada = await one();
  const [wishes, out] = [tokenOf(ada), unsubscribeUrl(subjectOf(ada)).split("/").at(-1) ?? ""];
  expect([readPreferencesToken(wishes)?.email, readUnsubscribeToken(out)?.email]).toEqual([ada.email, ada.email]);
  expect([readPreferencesToken(out), readUnsubscribeToken(wishes)]).toEqual([null, null]);
  for (const token of [out, "", "x", wishes.slice(1), `${wishes}A`]) {
    await expect(loader(argsOf(token))).rejects.toMatchObject({ status: 404 });
    await expect(action(argsOf(token, { wish: "unsubscribe" }))).rejects.toMatchObject({ status: 404 });
  }
  expect(await consentOf(ada)).toBe("subscribed");
});

test("a link names a person of its own shop, whatever numbers other shops have", async () => {
  const other = await openShop("preferences-other.myshopify.com", start);
  const ada = await one();
  const stranger = { ...ada, email: `ada.${other}@example.com` };
  await action(argsOf(tokenOf(stranger, other), { wish: "pause" }));
  await action(argsOf(tokenOf(stranger, other), { wish: "unsubscribe" }));
  expect(await wishesOf(ada)).toBeNull();
  expect(await consentOf(ada)).toBe("subscribed");
});

test("unsubscribing there holds at once, and so does her own return", async () => {
  const ada = await one();
  await wish(ada, { wish: "unsubscribe" });
  expect(await consentOf(ada)).toBe("unsubscribed");
  expect((await page(ada)).consent).toBe("unsubscribed");
  await wish(ada, { wish: "resubscribe" });
  expect(await consentOf(ada)).toBe("subscribed");
  const [last] = await db.query<{ source: string }>(sql`
    SELECT source FROM consent_records WHERE shop_id = ${shopId} ORDER BY occurred_at DESC LIMIT 1`);
  expect(last?.source).toBe("preference_page");
});

test("who never said yes is not made a subscriber by that page", async () => {
  const ada = await one();
  await db.query(sql`DELETE FROM consent_records WHERE shop_id = ${shopId}`);
  await wish(ada, { wish: "resubscribe" });
  expect(await consentOf(ada)).toBeNull();
});

test("on the way out, less often is one click and unsubscribing is one too", async () => {
  const [ada, bea] = [await one("ada"), await one("bea")];
  const press = (person: Mailed, form: Record<string, string>) => {
    const token = unsubscribeUrl(subjectOf(person)).split("/").at(-1) ?? "";
    return unsubscribeAction(argsOf(token, form));
  };
  const token = unsubscribeUrl(subjectOf(ada)).split("/").at(-1) ?? "";
  const { preferences } = await unsubscribeLoader(argsOf(token));
  expect(readPreferencesToken(preferences.split("/").at(-1) ?? "")).toEqual(subjectOf(ada));
  expect(await press(ada, { instead: "monthly" })).toEqual({ done: "less_often" });
  expect(await press(bea, {})).toEqual({ done: "unsubscribed" });
  expect([await consentOf(ada), (await wishesOf(ada))?.leastDaysBetween]).toEqual(["subscribed", 30]);
  expect([await consentOf(bea), await wishesOf(bea)]).toEqual(["unsubscribed", null]);
});

test("wishes go along when two profiles turn out to be one; the later word counts, and old links still lead to it", async () => {
  for (const [earlier, later] of [
    ["ada", "bea"],
    ["bea", "ada"],
  ] as const) {
    const shop = await openShop(`merged-${earlier}.myshopify.com`, start);
    const people = { ada: await one("ada", shop), bea: await one("bea", shop) };
    await choosePreferences(subjectOf(people[earlier], shop), { frequency: "monthly" }, after(1));
    await choosePreferences(subjectOf(people[later], shop), { frequency: "weekly" }, after(2));
    await transact(async (tx) => {
      await moveConsents(shop, [{ from: people.bea.profileId, into: people.ada.profileId }], tx);
      await tx.query(sql`
        UPDATE profiles SET merged_into = ${people.ada.profileId} WHERE shop_id = ${shop} AND id = ${people.bea.profileId}`);
    });
    expect((await wishesOf(people.ada, shop))?.leastDaysBetween).toBe(7);
    expect(await wishesOf(people.bea, shop)).toBeNull();
    await choosePreferences(subjectOf(people.bea, shop), { pause: "begin" }, after(3));
    expect((await wishesOf(people.ada, shop))?.pausedUntil).toEqual(new Date(after(3).getTime() + 30 * 86_400_000));
    await unsubscribe(subjectOf(people.bea, shop), after(4));
    const [record] = await db.query<{ profileId: string }>(sql`
      SELECT profile_id AS "profileId" FROM consent_records WHERE shop_id = ${shop} AND source = 'unsubscribe_link'`);
    expect(record?.profileId).toBe(people.ada.profileId);
  }
});

test("an unsubscription outlives the erasure of the person as a hash; only her own later word lifts it", async () => {
  const ada = await one();
  await choosePreferences(subjectOf(ada), { pause: "begin" }, after(1));
  await unsubscribe(subjectOf(ada), after(2));
  await erase(ada);
  for (const table of ["consent_records", "email_preferences"]) {
    const rows = await db.query(sql`SELECT 1 FROM consent_records WHERE shop_id = ${shopId}`);
    expect(rows, table).toEqual([]);
  }
  const kept = await db.query(sql`SELECT * FROM suppressions WHERE shop_id = ${shopId}`);
  expect(kept).toMatchObject([{ reason: "unsubscribed", suppressed_at: after(2) }]);
  expect(JSON.stringify(kept)).not.toContain("ada");

  // The shop tells of her again: what it knew before she said no, and the same instant, changes nothing.
  const [again] = await mailed(shopId, [`ada.${shopId}`], after(1));
  const back = again ?? expect.fail("She is not back");
  expect(await consentOf(back)).toBe("unsubscribed");
  await tell("subscribed", after(2), back);
  expect(await consentOf(back)).toBe("unsubscribed");
  await tell("subscribed", after(3), back);
  expect(await consentOf(back)).toBe("subscribed");
});

test("who was subscribed when she was erased is not taken for one who said no", async () => {
  const [ada, bea] = [await one("ada"), await one("bea")];
  await tell("unsubscribed", after(1), bea);
  await tell("subscribed", after(2), bea);
  await erase(ada);
  await erase(bea);
  expect(await db.query(sql`SELECT 1 FROM suppressions WHERE shop_id = ${shopId}`)).toEqual([]);
});

test("who presses the button after her erasure is remembered by hash alone", async () => {
  const ada = await one();
  await erase(ada);
  await unsubscribe(subjectOf(ada), after(5));
  expect(await db.query(sql`SELECT 1 FROM consent_records WHERE shop_id = ${shopId}`)).toEqual([]);
  const [again] = await mailed(shopId, [`ada.${shopId}`], after(4));
  expect(again && (await consentOf(again))).toBe("unsubscribed");
  expect(await choosePreferences(subjectOf(ada), { pause: "begin" }, after(6))).toBe(false);
});

test("unsubscriptions and complaints hold when a shop is erased and comes back; what its mailboxes did does not", async () => {
  const ada = await one();
  await unsubscribe(subjectOf(ada), after(1));
  const { suppress } = await import("~/domains/consent/index.server");
  const stops = [
    { email: "bea@example.com", reason: "complaint", at: start } as const,
    { email: "cora@example.com", reason: "hard_bounce", at: start } as const,
  ];
  await suppress(shopId, stops, db);
  await transact((tx) => eraseShopConsents(shopId, tx));
  const reasons = await db.query(sql`SELECT reason FROM suppressions WHERE shop_id = ${shopId} ORDER BY 1`);
  expect(reasons).toEqual([{ reason: "complaint" }, { reason: "unsubscribed" }]);
  await db.query(sql`DELETE FROM profiles WHERE shop_id = ${shopId}`);
  const [again] = await mailed(shopId, [`ada.${shopId}`], after(0));
  expect(again && (await consentOf(again))).toBe("unsubscribed");
});

type Act = { act: "yes" | "no" | "link" | "return" | "erase" | "told"; minute: number };

test(
  "in any interleaving nobody is written to whose last act was to say no, ties included",
  { timeout: 120_000 },
  async () => {
    const act = fc.record<Act>({
      act: fc.constantFrom("yes", "no", "link", "return", "erase", "told"),
      minute: fc.integer({ min: 1, max: 6 }),
    });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 9 }), async (acts) => {
        const shop = await openShop(`interleaved-${++runs}.myshopify.com`, start);
        let person = await one("ada", shop);
        const subject = subjectOf(person, shop);
        // The newest word there is, and whether it says no; of two at one instant the no counts.
        let last = { at: start, isNo: false };
        const heard = (at: Date, isNo: boolean) => {
          if (at > last.at) last = { at, isNo };
          else if (at.getTime() === last.at.getTime()) last = { at, isNo: last.isNo || isNo };
        };
        for (const { act: what, minute } of acts) {
          const at = after(minute);
          if (what === "yes" || what === "no") {
            await tell(what === "yes" ? "subscribed" : "unsubscribed", at, person, shop);
            heard(at, what === "no");
          }
          if (what === "link") {
            await unsubscribe({ ...subject, profileId: person.profileId }, at);
            last = { at: at > last.at ? at : last.at, isNo: true };
          }
          if (what === "return") {
            await resubscribe({ ...subject, profileId: person.profileId }, at);
            if (last.isNo) last = { at: at > last.at ? at : new Date(last.at.getTime() + 1), isNo: false };
          }
          if (what === "told") await tell("subscribed", start, person, shop);
          if (what === "erase") {
            await erase(person, shop);
            const [again] = await mailed(shop, [`ada.${shop}`], start);
            person = again ?? expect.fail("She is not back");
            // A yes goes with her data; a no does not.
            if (!last.isNo) last = { at: start, isNo: false };
          }
        }
        expect(await consentOf(person, shop), JSON.stringify(acts)).toBe(last.isNo ? "unsubscribed" : "subscribed");
      }),
      { numRuns: 150, seed: 4 },
    );
  },
);
