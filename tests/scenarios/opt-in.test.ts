import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import {
  preferencesUrl,
  readConfirmToken,
  readPreferencesToken,
  readUnsubscribeToken,
  recordConsents,
  saveOptInPolicy,
  unsubscribe,
  unsubscribeUrl,
} from "~/domains/consent/index.server";
import { eraseUnanswered } from "~/jobs/erase.server";
import { action, loader } from "~/routes/confirm.$token/route";
import { openQuizStage, type QuizStage } from "../support/quiz-stage";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const start = new Date();
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
let stage: SendingStage;
let shop: QuizStage;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  shop = await openQuizStage(`opt-in-${++shops}.myshopify.com`, start);
  stage.forget();
});

const args = (token: string, method = "GET") => ({
  request: new Request(`http://127.0.0.1/confirm/${token}`, { method }),
  params: { token },
  context: {},
});
const look = (token: string) => loader(args(token));
const press = (token: string) => action(args(token, "POST"));

/** The token in the only mail there is for an address. */
function tokenFor(email: string): string {
  const mails = stage.resend.mails(email);
  expect(mails).toHaveLength(1);
  return /\/confirm\/([\w.-]+)/.exec(mails[0]?.text ?? "")?.[1] ?? expect.fail("The mail has no link");
}

const words = () =>
  db.query<Record<string, unknown>>(sql`
    SELECT email, state, opt_in_level, source, page, quiz, (SELECT text FROM opt_in_texts t WHERE t.shop_id = c.shop_id AND t.id = c.text_id) AS text
    FROM consent_records c WHERE shop_id = ${shop.shopId} ORDER BY occurred_at, state`);
const requests = () =>
  db.query<{ state: string; reason: string | null }>(sql`
    SELECT state, reason FROM opt_in_requests WHERE shop_id = ${shop.shopId} ORDER BY id`);
const answersOf = (email: string) =>
  db.query<{ question: string; choices: string[] }>(sql`
    SELECT a.question, a.choices FROM profile_answers a JOIN profiles p ON p.shop_id = a.shop_id AND p.id = a.profile_id
    WHERE a.shop_id = ${shop.shopId} AND p.email = ${email} ORDER BY a.question`);
const countOf = async (table: "events" | "profile_answers" | "profiles") =>
  (
    await db.query(sql`
    SELECT 1 FROM (SELECT shop_id FROM events WHERE ${table} = 'events' AND kind = 'quiz_answered'
      UNION ALL SELECT shop_id FROM profile_answers WHERE ${table} = 'profile_answers'
      UNION ALL SELECT shop_id FROM profiles WHERE ${table} = 'profiles') x WHERE shop_id = ${shop.shopId}`)
  ).length;

test("in Germany the owner is asked; until she confirms nothing is known of anybody but that she was asked", async () => {
  await shop.say(
    { answers: { skin_concern: "anti-aging" }, email: "ada@example.com", country: "DE", locale: "de-DE" },
    start,
  );
  await shop.work(after(1));
  const [mail] = stage.resend.mails("ada@example.com");
  expect(mail?.subject).toBe("Bitte bestätigen Sie Ihre E-Mail-Adresse");
  expect(Object.keys(mail?.headers ?? {})).not.toContain("List-Unsubscribe");
  expect(await words()).toMatchObject([{ state: "pending", source: "quiz" }]);
  expect([await countOf("events"), await countOf("profile_answers")]).toEqual([0, 0]);

  const token = tokenFor("ada@example.com");
  expect(await look(token)).toEqual({
    shopName: "Fern & Clay",
    email: "a•••@example.com",
    state: "open",
    isSubscribed: false,
  });
  expect(await words()).toHaveLength(1);
  expect((await press(token)).status).toBe(302);
  await press(token);
  expect(await words()).toMatchObject([
    { state: "pending" },
    {
      ...{
        state: "subscribed",
        opt_in_level: "confirmed_opt_in",
        source: "quiz",
        page: "/products/serum",
        quiz: "skin@1",
      },
      text: "Yes, send me my result and news from the shop by email.",
    },
  ]);
  await shop.work(after(60));
  expect(await answersOf("ada@example.com")).toEqual([{ question: "skin_concern", choices: ["anti-aging"] }]);
  expect(await countOf("events")).toBe(1);
  expect(await look(token)).toMatchObject({ state: "confirmed", isSubscribed: true });
});

test("where one word is enough it counts at once, with what was agreed to, and no mail asks", async () => {
  await shop.say({ answers: { skin_concern: "acne" }, email: "bea@example.com", country: "GB" }, start);
  await shop.work(after(1));
  expect(stage.resend.mails("bea@example.com")).toEqual([]);
  expect(await words()).toMatchObject([{ state: "subscribed", opt_in_level: "single_opt_in", quiz: "skin@1" }]);
  expect(await answersOf("bea@example.com")).toHaveLength(1);
});

test("a signed-in shopper's answers are hers at once; to what she typed she is asked like anybody", async () => {
  await shop.say(
    { answers: { skin_concern: "acne" }, customerId: "77", email: "cleo@example.com", country: "DE" },
    start,
  );
  await shop.work(after(1));
  const [hers] = await db.query<{ customer: string; choices: string[] }>(sql`
    SELECT p.customer_id AS customer, a.choices FROM profile_answers a JOIN profiles p ON p.shop_id = a.shop_id AND p.id = a.profile_id
    WHERE a.shop_id = ${shop.shopId}`);
  expect(hers).toEqual({ customer: "77", choices: ["acne"] });
  expect(await words()).toMatchObject([{ email: "cleo@example.com", state: "pending" }]);
  expect(stage.resend.mails("cleo@example.com")).toHaveLength(1);
});

test("a stranger who types an address changes nothing of what its owner said", async () => {
  const said = { optInLevel: null, source: "shopify", customerId: null, occurredAt: after(-100) } as const;
  const people = ["dora", "emil"].map((name) => `${name}@example.com`);
  const ids = await db.query<{ profileId: string; email: string }>(sql`
    WITH made AS (INSERT INTO profiles (shop_id, email, known_since)
      SELECT ${shop.shopId}::int, email, now() FROM unnest(${people}::text[]) email RETURNING id, email)
    INSERT INTO identities (shop_id, kind, value, profile_id, claimed_at)
    SELECT ${shop.shopId}::int, 'email', email, id, '-infinity' FROM made RETURNING profile_id AS "profileId", value AS email`);
  const word = (email: string, state: "subscribed" | "unsubscribed") => {
    const profileId = ids.find((one) => one.email === email)?.profileId ?? "";
    return { ...said, email, profileId, state };
  };
  await recordConsents(
    shop.shopId,
    [word("dora@example.com", "subscribed"), word("emil@example.com", "unsubscribed")],
    db,
  );
  for (const email of people) await shop.say({ answers: { skin_concern: "acne" }, email, country: "DE" }, start);
  // Where one word is enough for others, it is not for who has said no.
  await shop.say(
    { answers: { skin_concern: "acne" }, email: "emil@example.com", country: "GB", network: "10.0.0" },
    after(1),
  );
  await shop.work(after(2));
  expect(await words()).toMatchObject([{ state: "subscribed" }, { state: "unsubscribed" }]);
  expect(await countOf("profile_answers")).toBe(0);
  expect(people.map((email) => stage.resend.mails(email).length)).toEqual([1, 1]);
  await press(tokenFor("emil@example.com"));
  expect((await words()).at(-1)).toMatchObject({
    email: "emil@example.com",
    state: "subscribed",
    opt_in_level: "confirmed_opt_in",
  });
});

test("who says no after the address was given is not asked; who confirms and then leaves is not brought back by the link", async () => {
  await shop.say({ email: "finn@example.com", country: "DE" }, start);
  await shop.say({ email: "gina@example.com", country: "DE" }, start);
  await db.query(sql`UPDATE shops SET uninstalled_at = now() WHERE id = ${shop.shopId}`);
  await shop.work(after(1));
  expect(await requests()).toMatchObject([
    { state: "held", reason: "shop_stopped" },
    { state: "held", reason: "shop_stopped" },
  ]);
  expect(await countOf("profiles")).toBe(0);
  await db.query(sql`UPDATE shops SET uninstalled_at = NULL WHERE id = ${shop.shopId}`);
  // What was held is looked at again as soon as something else is said.
  const { foldAnswers } = await import("~/domains/ingest/index.server");
  await db.query(sql`UPDATE quiz_responses SET waiting_since = now() WHERE shop_id = ${shop.shopId}`);
  await foldAnswers(shop.shopId, after(2));
  const profiles = await db.query<{ profileId: string; email: string }>(sql`
    SELECT id AS "profileId", email FROM profiles WHERE shop_id = ${shop.shopId} ORDER BY email`);
  const [finn, gina] = profiles;
  if (!finn || !gina) return expect.fail("Nobody was asked");
  await shop.work(after(3));
  await press(tokenFor("gina@example.com"));
  await unsubscribe({ shopId: shop.shopId, ...gina }, new Date());
  await press(tokenFor("gina@example.com"));
  expect(await look(tokenFor("gina@example.com"))).toMatchObject({ state: "confirmed", isSubscribed: false });
  expect((await words()).at(-1)).toMatchObject({ email: "gina@example.com", state: "unsubscribed" });

  await shop.say({ email: "hugo@example.com", country: "DE", network: "10.0.1" }, after(4));
  await foldAnswers(shop.shopId, after(4));
  const { queueOptIn } = await import("~/domains/messages/index.server");
  const [request] = await db.query<{ id: string; profileId: string }>(sql`
    SELECT id, profile_id AS "profileId" FROM opt_in_requests WHERE shop_id = ${shop.shopId} AND email = 'hugo@example.com'`);
  if (!request) return expect.fail("Nobody asks Hugo");
  await queueOptIn(shop.shopId, request.id, after(4));
  await unsubscribe({ shopId: shop.shopId, profileId: request.profileId, email: "hugo@example.com" }, after(5));
  await shop.work(after(6));
  expect(stage.resend.mails("hugo@example.com")).toEqual([]);
});

test("a link works for 30 days, and none is made by hand", async () => {
  await shop.say({ email: "ines@example.com", country: "DE" }, start);
  await shop.work(after(1));
  const token = tokenFor("ines@example.com");
  await db.query(
    sql`UPDATE opt_in_requests SET requested_at = requested_at - interval '31 days' WHERE shop_id = ${shop.shopId}`,
  );
  expect(await look(token)).toMatchObject({ state: "expired" });
  await press(token);
  expect(await words()).toMatchObject([{ state: "pending" }]);
  const bytes = Buffer.from(token, "latin1");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const turned = Buffer.from(bytes);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(readConfirmToken(turned.toString("latin1"))).toBeNull();
  }
  const subject = { shopId: shop.shopId, profileId: "1", email: "ines@example.com" };
  const others = [unsubscribeUrl(subject), preferencesUrl(subject)].map((url) => url.split("/").at(-1) ?? "");
  expect([readUnsubscribeToken(token), readPreferencesToken(token)]).toEqual([null, null]);
  for (const forged of ["", "x", token.slice(1), `${token}A`, `${token}.`, ...others]) {
    await expect(look(forged)).rejects.toMatchObject({ status: 404 });
    await expect(press(forged)).rejects.toMatchObject({ status: 404 });
  }
});

test("where the policy says so, one word is enough in Germany and not in Britain", async () => {
  await saveOptInPolicy(shop.shopId, { mode: "single", countries: { GB: "double" }, refusesDisposable: false }, start);
  await shop.say({ email: "jan@example.com", country: "DE" }, start);
  await shop.say({ email: "kim@example.com", country: "GB" }, start);
  await shop.say({ email: "lea@example.com", country: null }, start);
  await shop.work(after(1));
  expect((await words()).map(({ email, state }) => `${String(email)} ${String(state)}`).sort()).toEqual([
    "jan@example.com subscribed",
    "kim@example.com pending",
    "lea@example.com subscribed",
  ]);
});

test("who was made known only to be asked, and never answered, is erased a month later; nobody else is", async () => {
  for (const [n, name] of ["mia", "nele", "olga"].entries()) {
    await shop.say({ email: `${name}@example.com`, country: "DE", network: `10.9.${n}` }, start);
  }
  await shop.say({ email: "pia@example.com", country: "GB" }, start);
  await shop.work(after(1));
  await press(tokenFor("nele@example.com"));
  const [{ id: olga } = { id: "" }] = await db.query<{ id: string }>(sql`
    SELECT id FROM profiles WHERE shop_id = ${shop.shopId} AND email = 'olga@example.com'`);
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, name, currency, total_minor, discount_minor, refunded_minor,
      discount_codes, processed_at, version, digest)
    VALUES (${shop.shopId}, 1, ${olga}, '#1', 'GBP', 100, 0, 0, '{}', ${start}, ${start}, '')`);
  const left = async () =>
    (
      await db.query<{ email: string }>(sql`SELECT email FROM profiles WHERE shop_id = ${shop.shopId} ORDER BY email`)
    ).map(({ email }) => email.split("@")[0]);
  await eraseUnanswered(after(-1), after(2));
  expect(await left()).toEqual(["mia", "nele", "olga", "pia"]);
  await eraseUnanswered(after(100), after(101));
  expect(await left()).toEqual(["nele", "olga", "pia"]);
  expect(
    await db.query(sql`SELECT 1 FROM quiz_responses WHERE shop_id = ${shop.shopId} AND email = 'mia@example.com'`),
  ).toEqual([]);
});
