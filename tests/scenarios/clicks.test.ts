import type { Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { preferencesUrl, unsubscribeUrl } from "~/domains/consent/index.server";
import { findSummaries, forgetClicks, judgeClicks } from "~/domains/feedback/index.server";
import { clickUrls, findCounter, readClickToken, saveCounter, trackLinks } from "~/domains/links/index.server";
import { env } from "~/env.server";
import { pipeline } from "~/jobs/pipeline.server";
import { deriveKey } from "~/lib/hash";
import { seal } from "~/lib/seal";
import { createWebServer } from "~/server";
import { randomFrom } from "../../sandbox/factories/random";
import { corpus } from "../support/clicks/corpus";
import { forgeries, wanderings } from "../support/clicks/forged";
import { instant, replay, seen } from "../support/clicks/replay";
import { mailed, openShop, type Mailed } from "../support/mailed";

const start = new Date("2026-06-01T12:00:00Z");
const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const target = "https://shop.example/serum?size=30&x=1";
let server: Server;
let origin: string;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  // The whole web server, with pages that are broken: a reader must get on without them.
  const broken = () => Promise.reject(new Error("the pages are broken"));
  server = createWebServer(broken, (_request, _response, next) => next());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  shopId = await openShop(`clicks-${++shops}.myshopify.com`, start);
});

async function one(name = "ada", shop = shopId): Promise<Mailed> {
  const [person] = await mailed(shop, [`${name}.${shop}`], start);
  return person ?? expect.fail("Nobody was mailed");
}

const bodyOf = (links: string[]) =>
  `<html><body>${links.map((link) => `<a class="b" href="${link.replaceAll("&", "&amp;")}" style="x">Look</a>`).join("\n")}</body></html>`;

/** Tracks a mail with these links. @returns its bodies, and the addresses that took the links' places */
async function track({ messageId, profileId }: Mailed, links: string[], shop = shopId) {
  const html = bodyOf(links);
  const text = links.join("\n\n");
  const bodies = (await trackLinks(shop, [{ messageId, profileId, html, text }], db)).get(messageId);
  const addresses = [...(bodies?.html ?? "").matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href);
  return { html: bodies?.html ?? "", text: bodies?.text ?? "", addresses };
}

const pathOf = (address = "") => address.replace(env.SHOPIFY_APP_URL, "");
const follow = (address: string | undefined, init: RequestInit = {}) =>
  fetch(origin + pathOf(address), { redirect: "manual", ...init, headers: { "user-agent": phone, ...init.headers } });

/** What is known of clicks in the shop, once everything is judged. */
async function judged(shop = shopId) {
  await judgeClicks(shop, new Date(Date.now() + 60_000));
  const events = await db.query<{ detail: string; profileId: string }>(sql`
    SELECT properties ->> 'detail' AS detail, profile_id AS "profileId" FROM events
    WHERE shop_id = ${shop} AND kind = 'message_clicked' ORDER BY occurred_at, source_id`);
  const rows = await db.query<{ linkId: string; reasons: string[]; network: string | null }>(sql`
    SELECT link_id AS "linkId", reasons, network FROM message_clicks WHERE shop_id = ${shop} ORDER BY id`);
  const feedback = await db.query<{ kind: string; detail: string | null }>(sql`
    SELECT kind, detail FROM message_feedback WHERE shop_id = ${shop} AND kind <> 'delivered' ORDER BY kind`);
  return { events, rows, feedback };
}

async function delivered({ messageId }: Mailed, at: Date, shop = shopId) {
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
    VALUES (${shop}, ${messageId}, 'delivered', ${at})`);
}

test("the links of a mail become ours, in HTML and text, but for the ways out", async () => {
  const ada = await one();
  const subject = { shopId, profileId: ada.profileId, email: ada.email };
  const out = [unsubscribeUrl(subject), preferencesUrl(subject), "mailto:hello@shop.example", "https://a@b.example/"];
  const { html, text, addresses } = await track(ada, [target, ...out, target, "http://plain.example/a?b=1"]);
  expect(addresses.slice(1, 5)).toEqual(out);
  expect(addresses).toHaveLength(8);
  const own = [addresses[0], ...addresses.slice(5)];
  for (const address of own) expect(address).toMatch(/^https?:\/\/[^/]+\/c\/[\w.-]+$/);
  expect(own[0]).toBe(own[1]);
  expect(text.split("\n\n")).toEqual([own[0], ...out, own[0], own[2]]);
  // The last is the one that nobody sees.
  expect(html).toMatch(/display:none[^>]*aria-hidden="true"><a href="[^"]+" tabindex="-1"[^>]*><\/a><\/div><\/body>/);
  const bare = await track(ada, out);
  expect(bare.html).toBe(bodyOf(out));
});

test("an address that is only mentioned in the text stays, and a stop behind a link is no part of it", async () => {
  const { messageId, profileId } = await one();
  const text = `See https://other.example/x or (${target}). Or: ${target}`;
  const bodies = await trackLinks(shopId, [{ messageId, profileId, html: bodyOf([target]), text }], db);
  expect(bodies.get(messageId)?.text).toMatch(
    /^See https:\/\/other\.example\/x or \(https?:\S+\/c\/[\w.-]+\)\. Or: https?:\S+\/c\/[\w.-]+$/,
  );
});

test("a shop whose clicks Resend counts, or nobody, keeps its links as they are", async () => {
  const ada = await one();
  expect(await findCounter(shopId)).toBe("us");
  for (const counter of ["resend", "nobody"] as const) {
    await saveCounter(shopId, counter);
    expect((await track(ada, [target])).html).toBe(bodyOf([target]));
  }
});

test("a click leads on at once, and is an event once it is judged; the same link again is none", async () => {
  const ada = await one();
  await delivered(ada, start);
  const { addresses } = await track(ada, [target, "https://shop.example/mask", "https://shop.example/oil"]);
  const answer = await follow(`${addresses[0]}?utm_source=x`);
  expect([answer.status, answer.headers.get("location"), await answer.text()]).toEqual([302, target, ""]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("set-cookie")).toBeNull();
  await follow(addresses[0]);
  expect((await db.query(sql`SELECT 1 FROM events WHERE shop_id = ${shopId}`)).length).toBe(0);
  await judgeClicks(shopId, new Date());
  expect((await db.query(sql`SELECT 1 FROM events WHERE shop_id = ${shopId}`)).length).toBe(0);

  const { events, rows, feedback } = await judged();
  expect(events).toEqual([{ detail: "shop.example/serum", profileId: ada.profileId }]);
  expect(feedback).toEqual([{ kind: "clicked", detail: "shop.example/serum" }]);
  expect(rows).toHaveLength(2);
  await follow(addresses[0]);
  await follow(addresses[1]);
  expect((await judged()).events).toHaveLength(2);
  const summary = (await findSummaries(shopId, [ada.messageId])).get(ada.messageId);
  expect(summary?.standing).toBe("clicked");
  expect(Object.keys(summary?.at ?? {}).sort()).toEqual(["clicked", "delivered"]);
});

test("HEAD and looks ahead are answered alike and are no clicks; other methods change nothing", async () => {
  const ada = await one();
  const { addresses } = await track(ada, [target]);
  const head = await follow(addresses[0], { method: "HEAD" });
  expect([head.status, head.headers.get("location")]).toEqual([302, target]);
  const ahead = await follow(addresses[0], { headers: { "sec-purpose": "prefetch" } });
  expect(ahead.status).toBe(302);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    expect((await follow(addresses[0], { method })).status).toBe(405);
  }
  const { events, rows, feedback } = await judged();
  expect(events).toEqual([]);
  expect(rows.map(({ reasons }) => reasons)).toEqual([["looked_ahead"], ["looked_ahead"]]);
  expect(feedback).toEqual([{ kind: "scanned", detail: "looked_ahead" }]);
});

test("who follows the hidden link comes to the shop, and is no person", async () => {
  const ada = await one();
  const { addresses } = await track(ada, [target]);
  expect((await follow(addresses[1])).headers.get("location")).toBe(`https://clicks-${shops}.myshopify.com/`);
  await follow(addresses[0]);
  const { events, rows } = await judged();
  expect(events).toEqual([]);
  expect(rows.map(({ linkId, reasons }) => [linkId === "0", reasons])).toEqual([
    [true, ["hidden_link"]],
    [false, ["hidden_link"]],
  ]);
});

test("of networks only a keyed hash is kept, for some days", async () => {
  const ada = await one();
  const { addresses } = await track(ada, [target]);
  const from = (address: string) => follow(addresses[0], { headers: { "x-forwarded-for": address } });
  // What stands last is the proxy's own word; what comes before, anybody can write.
  for (const address of ["203.0.113.7", "203.0.113.99", "9.9.9.9, 203.0.113.200", "2001:db8:5::1", "2001:db8:5:9::2"])
    await from(address);
  const { rows } = await judged();
  const networks = rows.map(({ network }) => network);
  expect(new Set(networks.slice(0, 3)).size).toBe(1);
  expect(new Set(networks.slice(3)).size).toBe(1);
  expect(new Set(networks).size).toBe(2);
  expect(JSON.stringify(await db.query(sql`SELECT * FROM message_clicks`))).not.toMatch(/203\.0|2001:db8/);
  await forgetClicks(new Date(Date.now() + 1000), new Date(0));
  expect((await judged()).rows.map(({ network }) => network)).toEqual(Array(5).fill(null));
});

test("500 ways to wander off end at the stored target, at the shop, or nowhere", async () => {
  const ada = await one();
  const { addresses } = await track(ada, [target]);
  const path = pathOf(addresses[0]);
  const tried = wanderings(path);
  expect(tried.length).toBeGreaterThanOrEqual(500);
  for (const { url, headers } of tried) {
    const answer = await fetch(origin + url, { redirect: "manual", headers: { "user-agent": phone, ...headers } });
    const location = answer.headers.get("location");
    await answer.text();
    expect([null, target], `${url} ${JSON.stringify(headers)}`).toContain(location);
    expect(answer.headers.get("refresh")).toBeNull();
  }
});

test("a token of another purpose leads nowhere, and neither do numbers one after the other", async () => {
  const ada = await one();
  const subject = { shopId, profileId: ada.profileId, email: ada.email };
  const about = `${shopId}.${ada.messageId}.1.3`;
  const token = clickUrls({ shopId, messageId: ada.messageId, linkCount: 3 })("1").split("/").at(-1) ?? "";
  const random = randomFrom(2, "forged");
  const forged = [
    ...[unsubscribeUrl(subject), preferencesUrl(subject)].map((url) => url.split("/").at(-1) ?? ""),
    seal(deriveKey(env.APP_SECRET, "unsubscribe"), about),
    ...Array.from({ length: 200 }, (_, n) => `${shopId}.${ada.messageId}.${n}.3`),
    ...forgeries(token, 1000, random).filter((forgery) => /^[\w.-]+$/.test(forgery)),
  ];
  for (const forgery of forged.slice(0, 500)) {
    const answer = await follow(`${env.SHOPIFY_APP_URL}/c/${forgery}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([404, null]);
    expect(await answer.text()).toContain("This link does not work");
  }
  expect((await judged()).rows).toEqual([]);
});

test("a link that is kept no more leads to the shop; one of a shop that never was, to a page that says so", async () => {
  const ada = await one();
  const { addresses } = await track(ada, [target]);
  await db.query(sql`DELETE FROM message_links WHERE shop_id = ${shopId}`);
  const answer = await follow(addresses[0]);
  expect([answer.status, answer.headers.get("location")]).toEqual([302, `https://clicks-${shops}.myshopify.com/`]);
  expect((await judged()).rows).toEqual([]);
  const nowhere = await follow(clickUrls({ shopId: 987_654_321, messageId: "1", linkCount: 1 })("1"));
  expect(nowhere.status).toBe(404);
});

test("a click that cannot be kept does not keep the reader", async () => {
  const ada = await one();
  const { addresses } = await track(ada, [target]);
  await db.query(sql`ALTER TABLE message_clicks RENAME TO away`);
  const answer = await follow(addresses[0]);
  await db.query(sql`ALTER TABLE away RENAME TO message_clicks`);
  expect([answer.status, answer.headers.get("location")]).toEqual([302, target]);
});

test("nobody fills the disk with one link", async () => {
  const ada = await one();
  const { addresses } = await track(ada, [target]);
  for (let n = 0; n < 230; n++) await follow(addresses[0]);
  expect((await judged()).rows).toHaveLength(200);
});

test("another shop's message or link is nothing here", async () => {
  const other = await openShop("clicks-other.myshopify.com", start);
  const [ada, hers] = [await one(), await one("ada", other)];
  await track(ada, [target]);
  await track(hers, ["https://other.example/"], other);
  const [link] = await db.query<{ id: string }>(sql`SELECT id FROM message_links WHERE shop_id = ${other}`);
  // Sealed by us, but of two shops: the link is looked for in the shop that the token names.
  const mixed = clickUrls({ shopId, messageId: hers.messageId, linkCount: 1 })(link?.id ?? "");
  expect((await follow(mixed)).headers.get("location")).toBe(`https://clicks-${shops}.myshopify.com/`);
  expect([(await judged()).rows, (await judged(other)).rows]).toEqual([[], []]);
});

test("a link that one person got goes with her; one that two got stays", async () => {
  const [ada, bea] = await mailed(shopId, [`ada.${shopId}`, `bea.${shopId}`], start);
  if (!ada || !bea) throw new Error("Nobody was mailed");
  const shared = await track(ada, [target, "https://shop.example/cart/ada-alone"]);
  await track(bea, [target, "https://shop.example/cart/bea-alone"]);
  await follow(shared.addresses[0]);
  const owners = () =>
    db.query(sql`SELECT target, profile_id AS owner FROM message_links WHERE shop_id = ${shopId} ORDER BY target`);
  expect(await owners()).toEqual([
    { target: "https://shop.example/cart/ada-alone", owner: ada.profileId },
    { target: "https://shop.example/cart/bea-alone", owner: bea.profileId },
    { target, owner: null },
  ]);
  // Bea turns out to be Ada.
  await pipeline["profiles.merged"]({ shopId, from: bea.profileId, into: ada.profileId }, start);
  const { eraseLinks } = await import("~/domains/links/index.server");
  const { eraseFeedback } = await import("~/domains/feedback/index.server");
  await transact(async (tx) => {
    await eraseFeedback(shopId, ada.profileId, tx);
    await eraseLinks(shopId, ada.profileId, tx);
  });
  expect(await owners()).toEqual([{ target, owner: null }]);
  expect((await judged()).rows).toEqual([]);
});

test("the database tells people from machines as the plain rule does, networks and all", async () => {
  const mails = corpus(7, 300);
  const people = await mailed(
    shopId,
    mails.map((_, n) => `reader${n}.${shopId}`),
    start,
  );
  const { recordClicks } = await import("~/domains/feedback/clicks/queries.server");
  for (const [n, mail] of mails.entries()) {
    const person = people[n] ?? expect.fail("Too few people");
    await delivered(person, instant(mail, 0));
    const clicks = mail.requests.map((request) => ({
      messageId: person.messageId,
      linkId: String(request.link),
      linkCount: mail.links,
      at: instant(mail, request.at),
      via: "door" as const,
      look: seen(request),
    }));
    await recordClicks(shopId, clicks, db);
  }
  await judgeClicks(shopId, new Date("2026-07-01T12:00:00Z"));
  const rows = await db.query<{ reasons: string[] }>(sql`
    SELECT reasons FROM message_clicks WHERE shop_id = ${shopId} ORDER BY id`);
  const verdicts = replay(mails);
  expect(rows.map(({ reasons }) => reasons)).toEqual(verdicts.map(({ reasons }) => reasons));
  expect(verdicts.some(({ reasons }) => reasons.includes("crowded_network"))).toBe(true);
});

test("of 100,000 forged tokens none is believed", async () => {
  const ada = await one();
  const token = clickUrls({ shopId, messageId: ada.messageId, linkCount: 3 })("1").split("/").at(-1) ?? "";
  expect(readClickToken(token)).toEqual({ shopId, messageId: ada.messageId, linkId: "1", linkCount: 3 });
  expect(readClickToken(token.replace(/\.1\.([^.]+)$/, ".2.$1"))).toBeNull();
  const forged = forgeries(token, 100_000, randomFrom(1, "forged"));
  expect(forged).toHaveLength(100_000);
  expect(forged.filter((forgery) => readClickToken(forgery) !== null)).toEqual([]);
});
