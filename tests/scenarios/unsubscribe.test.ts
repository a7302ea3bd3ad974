import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { findPermissions, readUnsubscribeToken, recordConsents, unsubscribeUrl } from "~/domains/consent/index.server";
import { sendDue } from "~/domains/messages/index.server";
import { eraseProfile } from "~/domains/profiles/index.server";
import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal } from "~/lib/seal";
import { loader } from "~/routes/unsubscribe.$token";
import { createWebServer } from "~/server";
import { randomFrom } from "../../sandbox/factories/random";
import { ledgerOf, openMailingShop, queueWelcomes, type Waiting } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const start = new Date();
const oneClick = "List-Unsubscribe=One-Click";
let server: Server;
let origin: string;
let stage: SendingStage;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
  // The whole web server, with pages that are broken: what mail programs do must not need them.
  const broken = () => Promise.reject(new Error("the pages are broken"));
  server = createWebServer(broken, (_request, _response, next) => next());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${portOf(server.address())}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stage.close();
});
beforeEach(async () => {
  shopId = await openMailingShop(`unsubscribe-${++shops}.myshopify.com`, start);
});

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address ? address.port : 0;
}

async function subscribed(name: string, shop = shopId): Promise<Waiting> {
  const [one] = await queueWelcomes(shop, [`${name}.${shop}`], start);
  if (!one) throw new Error("Nobody was queued");
  return one;
}

const tokenOf = ({ profileId, email }: Waiting, shop = shopId) =>
  unsubscribeUrl({ shopId: shop, profileId, email }).split("/").at(-1) ?? "";

const form = { "content-type": "application/x-www-form-urlencoded" };
const press = (token: string, init: RequestInit = {}) =>
  fetch(`${origin}/unsubscribe/${token}`, {
    method: "POST",
    headers: form,
    body: oneClick,
    redirect: "manual",
    ...init,
  });

const consentOf = async ({ profileId }: Waiting, shop = shopId) =>
  (await findPermissions(shop, [profileId])).get(profileId)?.consent;

const countConsents = async () => (await db.query(sql`SELECT 1 FROM consent_records`)).length;

test("one click: a blank 200 without cookie, redirect or pages, at once for what is queued", async () => {
  const ada = await subscribed("ada");
  const answer = await press(tokenOf(ada));
  expect([answer.status, await answer.text()]).toEqual([200, ""]);
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("location")).toBeNull();
  expect(await consentOf(ada)).toBe("unsubscribed");
  await sendDue(shopId, start);
  expect(await ledgerOf(shopId)).toMatchObject([{ state: "skipped", reason: "unsubscribed" }]);
  expect(stage.postsTo(ada.email)).toEqual([]);
  // Pressed again, it is as good as done.
  expect((await press(tokenOf(ada))).status).toBe(200);
});

test("the link in a mail's header is the one that works", async () => {
  const ada = await subscribed("ada");
  await sendDue(shopId, start);
  const [mail] = stage.resend.mails(ada.email);
  const link = /^<(\S+)>$/.exec(mail?.headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
  expect(mail?.headers["List-Unsubscribe-Post"]).toBe(oneClick);
  expect(link.startsWith(`${env.SHOPIFY_APP_URL}/unsubscribe/`)).toBe(true);
  expect((await press(link.split("/").at(-1) ?? "")).status).toBe(200);
  expect(await consentOf(ada)).toBe("unsubscribed");
});

test("the form may come as multipart too, and without a type", async () => {
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  const [ada, bea] = [await subscribed("ada"), await subscribed("bea")];
  expect((await press(tokenOf(ada), { body, headers: {} })).status).toBe(200);
  expect((await press(tokenOf(bea), { body: Buffer.from(oneClick), headers: {} })).status).toBe(200);
  expect([await consentOf(ada), await consentOf(bea)]).toEqual(["unsubscribed", "unsubscribed"]);
});

test("looking changes nothing, and no other body does", async () => {
  const ada = await subscribed("ada");
  const token = tokenOf(ada);
  for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]) {
    await (await fetch(`${origin}/unsubscribe/${token}`, { method })).text();
  }
  const page = await loader({
    params: { token },
    request: new Request(`${origin}/unsubscribe/${token}`),
    context: {},
  });
  expect(page.address).toBe(`a•••@example.com`);
  const bodies = [
    "",
    "List-Unsubscribe=one-click",
    "One-Click",
    "x=List-Unsubscribe=One-Click",
    `{"List-Unsubscribe":"One-Click"}`,
  ];
  for (const body of bodies) expect((await press(token, { body })).status, body).toBe(400);
  expect((await press(token, { headers: { "content-type": "application/json" } })).status).toBe(400);
  expect((await press(token, { headers: { "content-type": "multipart/form-data; boundary=x" } })).status).toBe(400);
  expect((await press(token, { body: `${oneClick}&x=${"x".repeat(2 * 1024 * 1024)}` })).status).toBe(413);
  // With a query it is the page's button, which is the pages' business.
  await (await press(`${token}?button`)).text();
  expect(await consentOf(ada)).toBe("subscribed");
});

test("of thousands of tokens with a turned bit or a cut end none is believed", async () => {
  const ada = await subscribed("ada");
  const token = tokenOf(ada);
  const before = await countConsents();
  const random = randomFrom(1, "tokens");
  const forged = new Set<string>();
  for (let at = 0; at < token.length; at++) forged.add(token.slice(0, at)).add(token.slice(at + 1));
  const bytes = Buffer.from(token, "latin1");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const turned = Buffer.from(bytes);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    forged.add(turned.toString("latin1"));
  }
  const parts = token.split(".").map((part) => Buffer.from(part, "base64url"));
  while (forged.size < 5000) {
    const copy = parts.map((part) => Buffer.from(part));
    for (let turns = random.between(1, 3); turns > 0; turns--) {
      const part = random.pick(copy);
      const at = random.between(0, part.length - 1);
      part[at] = (part[at] ?? 0) ^ (1 << random.between(0, 7));
    }
    forged.add(copy.map((part) => part.toString("base64url")).join("."));
  }
  forged.delete(token);
  expect([...forged].filter((forgery) => readUnsubscribeToken(forgery) !== null)).toEqual([]);
  // Over the wire a sample of them, all with signs that an address may have.
  const inAddress = random.sample(
    [...forged].filter((forgery) => /^[\w.-]+$/.test(forgery)),
    300,
  );
  for (const forgery of inAddress) {
    const answer = await press(forgery);
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  }
  expect(await countConsents()).toBe(before);
  expect(readUnsubscribeToken(token)?.email).toBe(ada.email);
});

test("a token sealed for another purpose, or for another shop, does nothing here", async () => {
  const other = await openMailingShop("unsubscribe-other.myshopify.com", start);
  const [ada, hers] = [await subscribed("ada"), await subscribed("ada", other)];
  const sealed = seal(deriveKey(env.APP_SECRET, "tokens"), JSON.stringify({ shopId, ...ada }));
  expect((await press(sealed)).status).toBe(404);
  // Another shop's token that names this shop's person by number: numbers count within a shop.
  expect((await press(tokenOf(ada, other))).status).toBe(200);
  expect([await consentOf(ada), await consentOf(hers, other)]).toEqual(["subscribed", "subscribed"]);
  expect((await press(tokenOf(hers, other))).status).toBe(200);
  expect([await consentOf(ada), await consentOf(hers, other)]).toEqual(["subscribed", "unsubscribed"]);
});

test("it holds against a consent whose clock is ahead of ours", async () => {
  const ada = await subscribed("ada");
  const said = { state: "subscribed", optInLevel: null, source: "shopify", customerId: null } as const;
  const ahead = new Date(Date.now() + 3_600_000);
  await recordConsents(shopId, [{ ...said, ...ada, occurredAt: ahead }], db);
  expect((await press(tokenOf(ada))).status).toBe(200);
  expect(await consentOf(ada)).toBe("unsubscribed");
});

test("who was erased and presses the button leaves no trace", async () => {
  const ada = await subscribed("ada");
  await db.query(sql`DELETE FROM consent_records WHERE shop_id = ${shopId}`);
  await transact((tx) => eraseProfile(shopId, ada.profileId, tx));
  expect((await press(tokenOf(ada))).status).toBe(200);
  expect(await db.query(sql`SELECT 1 FROM consent_records WHERE shop_id = ${shopId}`)).toEqual([]);
});
