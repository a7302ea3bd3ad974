import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { unsubscribe } from "~/domains/consent/index.server";
import { changeAnswers, confirmOptIn, foldAnswers } from "~/domains/ingest/index.server";
import { saveFacts } from "~/domains/ingest/save.server";
import { noFacts } from "~/domains/ingest/facts";
import { parse, saveSegment } from "~/domains/segments/index.server";
import { SegmentDraft } from "~/domains/segments/model";
import { brandOf } from "~/domains/messages/batches/compose";
import { writeOptIns } from "~/domains/messages/asked/write.server";
import { recordset } from "~/lib/sql";
import { sender } from "../support/mailing";
import { hostileStrings } from "../support/hostile";
import { newPassage, openQuizStage, type QuizStage } from "../support/quiz-stage";
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
  shop = await openQuizStage(`answers-${++shops}.myshopify.com`, start);
  stage.forget();
});

const fold = (seconds: number) => foldAnswers(shop.shopId, after(seconds));
const present = (shopId = shop.shopId) =>
  db.query<{ who: string | null; question: string; choices: string[]; text: string | null; source: string }>(sql`
    SELECT coalesce(p.email, p.customer_id::text) AS who, a.question, a.choices, a.text, a.source
    FROM profile_answers a JOIN profiles p ON p.shop_id = a.shop_id AND p.id = a.profile_id
    WHERE a.shop_id = ${shopId} ORDER BY who, a.question`);
const events = (shopId = shop.shopId) =>
  db.query<{ who: string; properties: Record<string, unknown>; at: Date }>(sql`
    SELECT coalesce(p.email, p.customer_id::text) AS who, e.properties, e.occurred_at AS at
    FROM events e JOIN profiles p ON p.shop_id = e.shop_id AND p.id = e.profile_id
    WHERE e.shop_id = ${shopId} AND e.kind = 'quiz_answered' ORDER BY e.occurred_at, e.properties ->> 'answer'`);

/** A customer's record as Shopify tells it, with the address it claims. */
const tellCustomer = (customerId: string, email: string, at: Date, shopId = shop.shopId) => {
  const who = { customerId, email, phone: null, firstName: "", lastName: "", createdAt: at };
  const customer = { ...who, countryCode: null, regionCode: null, city: null, version: at, digest: customerId };
  return transact((tx) => saveFacts(shopId, { ...noFacts(), customers: [customer] }, "live", tx));
};

test("each choice is an event of its own, all at one instant; words of one's own never become one", async () => {
  const passage = await shop.say(
    { answers: { skin_concern: "acne", wishes: ["vegan", "refill"], birthday: "06-25" }, email: "ada@example.com" },
    start,
  );
  await db.query(sql`
    INSERT INTO quiz_answers (shop_id, response_id, question, choices, text, answered_at)
    VALUES (${shop.shopId}, ${passage}, 'remark', '{}', 'My secret', ${start})`);
  await fold(1);
  const said = (await events()).map(({ properties }) => properties);
  const one = { quiz: "skin", version: 1 };
  expect(said).toHaveLength(5);
  expect(said).toEqual(
    expect.arrayContaining([
      { ...one, question: "birthday", answer: "06-25" },
      { ...one, question: "skin_concern", answer: "acne" },
      { ...one, question: "wishes", answer: "refill" },
      { ...one, question: "wishes", answer: "vegan" },
      { ...one, question: "remark", answer: null },
    ]),
  );
  expect(JSON.stringify(await db.query(sql`SELECT * FROM events WHERE shop_id = ${shop.shopId}`))).not.toContain(
    "secret",
  );
  expect((await present()).find(({ question }) => question === "remark")?.text).toBe("My secret");
});

test("what is said anew replaces what was said, an empty answer ends it, and folding again changes nothing", async () => {
  const passage = await shop.say(
    { answers: { skin_concern: "acne", wishes: ["vegan"] }, email: "ada@example.com" },
    start,
  );
  await fold(1);
  await shop.say({ answers: { skin_concern: "hydration", wishes: [] } }, after(10), passage);
  await fold(11);
  const then = [await present(), await events()];
  expect(then[0]).toMatchObject([
    { question: "skin_concern", choices: ["hydration"] },
    { question: "wishes", choices: [] },
  ]);
  expect((await events()).map(({ properties }) => properties["answer"])).toEqual(["acne", "vegan", "hydration", null]);
  await db.query(sql`UPDATE quiz_responses SET waiting_since = now() WHERE shop_id = ${shop.shopId}`);
  await fold(12);
  expect([await present(), await events()]).toEqual(then);
  const [{ profileId } = { profileId: "" }] = await db.query<{ profileId: string }>(sql`
    SELECT profile_id AS "profileId" FROM profile_answers WHERE shop_id = ${shop.shopId} LIMIT 1`);
  const changed = { question: "skin_concern", choices: ["anti-aging"], text: null };
  const subject = { shopId: shop.shopId, profileId, email: "ada@example.com" };
  await changeAnswers(subject, [changed], { now: after(20), timezone: "UTC" });
  expect((await present())[0]).toMatchObject({ choices: ["anti-aging"], source: "preferences" });
  expect((await events()).at(-1)?.properties).toMatchObject({ question: "skin_concern", answer: "anti-aging" });
});

test("who is in a segment follows what is said: in with the answer, out with another", async () => {
  const text =
    "quiz_answered MATCHES (question = 'skin_concern', answer = 'anti-aging', NOT FOLLOWED BY quiz_answered MATCHES (question = 'skin_concern'))";
  const draft = SegmentDraft.parse({ name: "Anti-aging", family: "zero-party", definition: parse(text) });
  const saved = await saveSegment(shop.shopId, null, draft, start);
  if (saved.outcome !== "saved") return expect.fail(JSON.stringify(saved));
  await db.query(sql`UPDATE segments SET filled_to = ${start} WHERE shop_id = ${shop.shopId} AND state = 'filling'`);
  await shop.work(after(1));
  const members = async () =>
    (
      await db.query<{ email: string }>(sql`
        SELECT p.email FROM memberships m JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
        WHERE m.shop_id = ${shop.shopId} AND m.segment_id = ${saved.segmentId} AND m.left_at IS NULL ORDER BY 1`)
    ).map(({ email }) => email);
  const passage = await shop.say({ answers: { skin_concern: "anti-aging" }, email: "ada@example.com" }, after(2));
  await shop.say({ answers: { skin_concern: "acne" }, email: "bea@example.com" }, after(2));
  await shop.work(after(3));
  expect(await members()).toEqual(["ada@example.com"]);
  await shop.say({ answers: { skin_concern: "acne" } }, after(10), passage);
  await shop.work(after(11));
  expect(await members()).toEqual([]);
});

test("the same passages, folded in whatever parts and order, beside the customers' records, leave the same answers", async () => {
  const people = ["ada", "bea"].map((name) => `${name}@example.com`);
  const step = fc.record({
    passage: fc.integer({ min: 0, max: 3 }),
    choice: fc.constantFrom("acne", "hydration", "anti-aging"),
    foldsAfter: fc.boolean(),
    customerAfter: fc.boolean(),
  });
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      async (steps, order) => {
        const left: unknown[] = [];
        for (const shuffled of [false, true]) {
          const one = await openQuizStage(`order-${++runs}.myshopify.com`, start);
          const passages = [newPassage(), newPassage(), newPassage(), newPassage()];
          const said = steps.map((value, n) => ({ ...value, n }));
          if (shuffled) {
            const keys = said.map(() => order.next().value);
            said.sort((a, b) => (keys[a.n] ?? 0) - (keys[b.n] ?? 0));
          }
          // Passages are complete when the first of them is folded: what is said in one later would be said later.
          for (const { passage, choice, n } of steps.map((value, n) => ({ ...value, n }))) {
            const email = people[passage % 2] ?? "";
            const who = passage === 3 ? { customerId: "9" } : { email };
            await one.say({ answers: { skin_concern: choice }, ...who }, after(n), passages[passage]);
          }
          await db.query(sql`UPDATE quiz_responses SET waiting_since = NULL WHERE shop_id = ${one.shopId}`);
          for (const { passage, foldsAfter, customerAfter } of said) {
            await db.query(sql`
            UPDATE quiz_responses SET waiting_since = now() WHERE shop_id = ${one.shopId} AND id = ${passages[passage] ?? ""}`);
            if (foldsAfter) await foldAnswers(one.shopId, after(60));
            if (customerAfter) await tellCustomer("9", people[1] ?? "", after(-1000), one.shopId);
          }
          await tellCustomer("9", people[1] ?? "", after(-1000), one.shopId);
          await foldAnswers(one.shopId, after(61));
          left.push([await present(one.shopId), await events(one.shopId)]);
        }
        expect(left[0]).toEqual(left[1]);
      },
    ),
    { numRuns: 15, seed: 3 },
  );
}, 120_000);

test("who is erased leaves nothing of it, and neither a late step, a link nor another fold brings anything back", async () => {
  const passage = await shop.say({ answers: { skin_concern: "acne" }, email: "eve@example.com", country: "DE" }, start);
  await shop.work(after(1));
  const [{ id: requestId } = { id: "" }] = await db.query<{ id: string }>(sql`
    SELECT id FROM opt_in_requests WHERE shop_id = ${shop.shopId}`);
  expect(await confirmOptIn({ shopId: shop.shopId, requestId }, after(2))).toBe("confirmed");
  await shop.work(after(3));
  expect(await present()).toHaveLength(1);
  const body = JSON.stringify({
    shop_domain: `answers-${shops}.myshopify.com`,
    customer: { id: 5, email: "eve@example.com", phone: null },
    orders_to_redact: [],
  });
  await db.query(sql`
    INSERT INTO receipts (shop_id, source, delivery_id, topic, body, triggered_at)
    VALUES (${shop.shopId}, 'shopify', 'redact', 'customers/redact', ${body}, ${after(4)})`);
  await shop.work(after(5));
  const tables = [
    "quiz_responses",
    "quiz_answers",
    "profile_answers",
    "opt_in_requests",
    "consent_tellings",
    "consent_records",
  ];
  const counts = await Promise.all(tables.map((table) => countIn(table)));
  expect(Object.fromEntries(tables.map((table, i) => [table, counts[i]]))).toEqual(
    Object.fromEntries(tables.map((table) => [table, 0])),
  );
  expect(await confirmOptIn({ shopId: shop.shopId, requestId }, after(6))).toBe("gone");
  await fold(7);
  expect(await present()).toEqual([]);
  // A passage that was under way goes on without her.
  await shop.say({ answers: { wishes: ["vegan"] } }, after(8), passage);
  await fold(9);
  expect([await present(), await events()]).toEqual([[], []]);
});

async function countIn(table: string): Promise<number> {
  const rows = await db.query<{ table: string; count: number }>(sql`
    SELECT 'quiz_responses' AS table, count(*)::int AS count FROM quiz_responses WHERE shop_id = ${shop.shopId}
    UNION ALL SELECT 'quiz_answers', count(*)::int FROM quiz_answers WHERE shop_id = ${shop.shopId}
    UNION ALL SELECT 'profile_answers', count(*)::int FROM profile_answers WHERE shop_id = ${shop.shopId}
    UNION ALL SELECT 'opt_in_requests', count(*)::int FROM opt_in_requests WHERE shop_id = ${shop.shopId}
    UNION ALL SELECT 'consent_tellings', count(*)::int FROM consent_tellings WHERE shop_id = ${shop.shopId}
    UNION ALL SELECT 'consent_records', count(*)::int FROM consent_records WHERE shop_id = ${shop.shopId}`);
  return rows.find((row) => row.table === table)?.count ?? -1;
}

test("an address that is typed over a confirmed one is nobody's until its own owner confirms", async () => {
  const passage = await shop.say({ answers: { skin_concern: "acne" }, email: "one@example.com", country: "DE" }, start);
  await fold(1);
  await shop.say({ email: "two@example.com", country: "DE" }, after(2), passage);
  await fold(3);
  const requests = await db.query<{ id: string; email: string }>(sql`
    SELECT id, email FROM opt_in_requests WHERE shop_id = ${shop.shopId} ORDER BY id`);
  const [first, second] = requests;
  if (!first || !second) return expect.fail("Both are asked");
  await confirmOptIn({ shopId: shop.shopId, requestId: first.id }, after(4));
  await fold(5);
  expect(await present()).toEqual([]);
  await confirmOptIn({ shopId: shop.shopId, requestId: second.id }, after(6));
  await fold(7);
  expect(await present()).toMatchObject([{ who: "two@example.com", choices: ["acne"] }]);
});

test("who unsubscribes while answering stays unsubscribed, however much more she answers, and is not asked", async () => {
  const passage = await shop.say({ answers: { skin_concern: "acne" }, email: "ada@example.com" }, start);
  await shop.work(after(1));
  const [{ profileId } = { profileId: "" }] = await db.query<{ profileId: string }>(sql`
    SELECT profile_id AS "profileId" FROM profile_answers WHERE shop_id = ${shop.shopId}`);
  await unsubscribe({ shopId: shop.shopId, profileId, email: "ada@example.com" }, after(2));
  await shop.say({ answers: { wishes: ["vegan"] }, email: "ada@example.com" }, after(3), passage);
  await shop.work(after(4));
  expect(await present()).toHaveLength(2);
  expect(stage.resend.mails("ada@example.com")).toEqual([]);
  expect(
    await db.query(
      sql`SELECT state FROM consent_records WHERE shop_id = ${shop.shopId} ORDER BY occurred_at DESC LIMIT 1`,
    ),
  ).toEqual([{ state: "unsubscribed" }]);
});

test("a thousand hostile names: every mail that asks is the same to the byte, but for its link", async () => {
  const given = Array.from({ length: 1000 }, (_, n) => ({
    ...{ id: newPassage(), email: `person${n}@example.com`, network: `net-${n}` },
    firstName: (hostileStrings[n % hostileStrings.length] ?? "").replaceAll("\0", "").toWellFormed(),
  }));
  await db.query(sql`
    INSERT INTO quiz_responses (shop_id, id, quiz_id, version, email, first_name, country, locale, page, network, started_at,
      changed_at, email_given_at, waiting_since)
    SELECT ${shop.shopId}::int, id, ${shop.quizId}::int, 1, email, "firstName", 'DE', 'en', "firstName", network,
      ${start}::timestamptz, ${start}, ${start}, ${start}
    FROM ${recordset(given, { id: "text", email: "text", firstName: "text", network: "text" })}`);
  await fold(1);
  const requests = await db.query<{ id: string; profileId: string }>(sql`
    SELECT id, profile_id AS "profileId" FROM opt_in_requests WHERE shop_id = ${shop.shopId} AND state = 'asked'`);
  expect(requests).toHaveLength(1000);
  const drafts = requests.map(({ id, profileId }) => ({
    ...{
      id,
      profileId,
      sourceKind: "opt_in",
      sourceId: id,
      programId: 0,
      step: 0,
      priority: 0,
      rank: 100,
      templateKey: "opt-in",
    },
    ...{ queuedAt: start, sendBefore: null, segmentId: null, experimentId: null, arm: null, treatment: null },
  }));
  const letterhead = { shopId: shop.shopId, brand: brandOf({ domain: "answers.myshopify.com" }, sender), sender };
  const { written, unwritten } = await transact((tx) => writeOptIns(letterhead, drafts, tx));
  expect([written.length, unwritten]).toEqual([1000, []]);
  const bytes = written.map(({ mail }) =>
    JSON.stringify({ ...mail, to: "", tags: [] }).replace(/\/confirm\/[\w.-]+/g, "/confirm/…"),
  );
  expect(new Set(bytes).size).toBe(1);
});
