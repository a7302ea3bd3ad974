import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { preferencesUrl } from "~/domains/consent/index.server";
import { changeAnswers, foldAnswers } from "~/domains/ingest/index.server";
import { isAged } from "~/domains/quizzes";
import { listPresentAnswers } from "~/domains/quizzes/index.server";
import { explainMember, fillSegments, listSegments, refresh } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { applyKnowledge, takeStep } from "~/domains/storefront/index.server";
import { renderMessages } from "~/domains/templates/index.server";
import { exampleBrand } from "~/domains/templates/render/examples";
import { action, loader } from "~/routes/preferences.$token/route";
import { openQuiz } from "../support/asked-quiz";
import { hostileStrings } from "../support/hostile";
import { randomId } from "../support/storefront-calls";
import { readyShop } from "../support/segments/ready-shop";

// What shoppers say, and what it changes: worked example W10.
const start = new Date("2026-06-15T12:00:00Z");
const day = 86_400_000;
const after = (days: number) => new Date(start.getTime() + days * day);
const timezone = "Europe/London";

let shopId: number;
let quizId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`zero-party-${++shops}.myshopify.com`)).id;
  await db.query(sql`
    UPDATE shops SET generation = 1, timezone = ${timezone}, name = 'Fern & Clay', currency = 'GBP' WHERE id = ${shopId}`);
  await readyShop(shopId, start);
  quizId = await openQuiz(shopId, start, { key: "skin", rememberDays: 90 });
  await applyKnowledge(shopId, quizId, start);
  await fillSegments(shopId, start);
});

let customers = 7000;

/** Somebody who is signed in answers the quiz. @returns her profile */
async function answers(said: { question: string; choices?: string[]; text?: string }[], at: Date): Promise<string> {
  const customerId = String(++customers);
  const shop = { id: shopId, timezone, brandColor: "#1f4d3a" };
  const passage = {
    response: randomId(),
    quiz: quizId,
    version: 1,
    test: null,
    page: "/",
    locale: "en",
    country: "GB",
  };
  const given = said.map(({ question, choices = [], text = null }) => ({ question, choices, text }));
  const sender = { customerId, network: null, signature: randomId() };
  const taken = await takeStep(shop, { do: "answer", ...passage, answers: given }, sender, at);
  expect(taken).toMatchObject({ outcome: "taken", waits: true });
  await foldAnswers(shopId, at);
  await refresh(shopId, at);
  const [profile] = await db.query<{ id: string }>(sql`
    SELECT id FROM profiles WHERE shop_id = ${shopId} AND customer_id = ${customerId}`);
  return profile?.id ?? expect.fail("Nobody answered");
}

const subjectOf = (profileId: string) => ({ shopId, profileId, email: "ada@example.com" });

async function changes(profileId: string, choices: string[], at: Date): Promise<void> {
  const sayings = [{ question: "skin_concern", choices, text: null }];
  expect(await changeAnswers(subjectOf(profileId), sayings, { now: at, timezone })).toBe(1);
  await refresh(shopId, at);
}

/** The segments somebody is in, by name. */
async function segmentsOf(profileId: string): Promise<string[]> {
  const rows = await db.query<{ name: string }>(sql`
    SELECT s.name FROM memberships m JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id
    WHERE m.shop_id = ${shopId} AND m.profile_id = ${profileId} AND m.left_at IS NULL ORDER BY s.name`);
  return rows.map(({ name }) => name);
}

let messages = 0;

async function welcome(profileId: string, at: Date): Promise<string> {
  const messageId = String(++messages);
  const wanted = {
    ...{ messageId, profileId, templateKey: "welcome", email: "ada@example.com", because: "You asked." },
    ...{ unsubscribeUrl: "https://mail.example/stop", preferencesUrl: "https://mail.example/choose" },
    ...{ treatment: null, changes: null },
  };
  const made = (await transact((tx) => renderMessages(shopId, exampleBrand, [wanted], at, tx))).get(messageId);
  return made?.outcome === "made" ? made.rendered.text : expect.fail(JSON.stringify(made));
}

const concern = (...choices: string[]) => ({ question: "skin_concern", choices });
const [firm, damp] = ["Begin with retinol twice a week.", "Put serum on damp skin."];

test("who picks anti-aging is in its segment, reads its tip, and reads another once she says something else", async () => {
  const ada = await answers([concern("anti-aging")], after(1));
  expect(await segmentsOf(ada)).toEqual(["skin concern: anti-aging"]);
  const first = await welcome(ada, after(1));
  expect([first.includes(firm), first.includes(damp)]).toEqual([true, false]);

  await changes(ada, ["hydration"], after(2));
  expect(await segmentsOf(ada)).toEqual(["skin concern: more moisture"]);
  const [left] = await db.query<{ at: Date; cause: string }>(sql`
    SELECT left_at AS at, left_cause AS cause FROM memberships WHERE shop_id = ${shopId} AND left_at IS NOT NULL`);
  expect(left).toEqual({ at: after(2), cause: "fact" });
  const second = await welcome(ada, after(2));
  expect([second.includes(firm), second.includes(damp)]).toEqual([false, true]);

  await changes(ada, [], after(3));
  expect(await segmentsOf(ada)).toEqual([]);
  const third = await welcome(ada, after(3));
  expect([third.includes(firm), third.includes(damp)]).toEqual([false, false]);
});

test("what was said ages out of its segment at the very midnight at which it is asked again", async () => {
  const ada = await answers([concern("anti-aging")], after(1));
  // 16 June and ninety days is 14 September: it is over at midnight in London.
  const end = new Date("2026-09-14T23:00:00Z");
  const before = new Date(end.getTime() - 1);
  await refresh(shopId, before);
  expect(await segmentsOf(ada)).toEqual(["skin concern: anti-aging"]);
  expect(await welcome(ada, before)).toContain(firm);
  await refresh(shopId, new Date(end.getTime() + 60_000));
  expect(await segmentsOf(ada)).toEqual([]);
  expect(await welcome(ada, end)).not.toContain(firm);
  const [stay] = await db.query<{ at: Date; cause: string }>(sql`
    SELECT left_at AS at, left_cause AS cause FROM memberships WHERE shop_id = ${shopId}`);
  expect(stay).toEqual({ at: end, cause: "time" });
  const [present] = await listPresentAnswers(shopId, ada);
  const agedAt = (now: Date) => present && isAged(present.answeredAt, present.rememberDays, { now, timezone });
  expect([agedAt(before), agedAt(end)]).toEqual([false, true]);

  // Saying the same once more is a new word.
  await changes(ada, ["anti-aging"], end);
  expect(await segmentsOf(ada)).toEqual(["skin concern: anti-aging"]);
});

test("the reason why somebody is in is told as the merchant would tell it", async () => {
  const ada = await answers([concern("anti-aging")], after(1));
  const [segment] = (await listSegments(shopId)).filter(({ name }) => name === "skin concern: anti-aging");
  if (!segment) throw new Error("There is no such segment");
  const told = await explainMember({ id: shopId, timezone, currency: "GBP" }, segment.id, ada, null, after(1));
  expect(told?.explanation).toMatchObject({
    truth: true,
    conditions: [
      {
        condition: expect.stringContaining("says ‘Anti-aging’, and have said nothing else to it since"),
        truth: true,
        evidence: [{ type: "event", detail: "anti-aging", at: after(1) }],
      },
    ],
  });
});

test("only what somebody was asked, and what can be an answer, is changed; each is one dated fact", async () => {
  const ada = await answers([concern("anti-aging"), { question: "wishes", choices: ["vegan", "refill"] }], after(1));
  const clock = { now: after(2), timezone };
  const say = (question: string, choices: string[], text: string | null = null) =>
    changeAnswers(subjectOf(ada), [{ question, choices, text }], clock);
  expect(await say("skin_concern", ["no-such"])).toBe(0);
  expect(await say("wishes", ["vegan", "refill", "scent"])).toBe(0);
  expect(await say("birthday", ["06-25"])).toBe(0);
  expect(await say("skin_concern", ["anti-aging"])).toBe(0);
  expect(await say("wishes", ["refill", "vegan"])).toBe(0);
  expect(await say("wishes", ["scent"])).toBe(1);
  const events = await db.query(sql`
    SELECT properties, occurred_at AS at FROM events
    WHERE shop_id = ${shopId} AND kind = 'quiz_answered' AND occurred_at = ${after(2)}`);
  expect(events).toEqual([
    { properties: { quiz: "skin", question: "wishes", answer: "scent", version: 1 }, at: after(2) },
  ]);
  // A clock that is behind the last word's does not make a new word an old one.
  expect(
    await changeAnswers(subjectOf(ada), [{ question: "wishes", choices: ["vegan"], text: null }], {
      now: after(0),
      timezone,
    }),
  ).toBe(1);
  const now = (await listPresentAnswers(shopId, ada)).find(({ question }) => question === "wishes");
  expect(now).toMatchObject({
    choices: ["vegan"],
    source: "preferences",
    answeredAt: new Date(after(2).getTime() + 1),
  });
});

test("who was merged changes the answers of whom she became, and who was erased changes nothing", async () => {
  const [ada, bea] = [await answers([concern("anti-aging")], after(1)), await answers([concern("acne")], after(1))];
  await db.query(sql`UPDATE profiles SET merged_into = ${bea} WHERE shop_id = ${shopId} AND id = ${ada}`);
  await changes(ada, ["hydration"], after(2));
  expect((await listPresentAnswers(shopId, bea))[0]).toMatchObject({ choices: ["hydration"] });
  await db.query(sql`DELETE FROM profiles WHERE shop_id = ${shopId}`);
  const sayings = [{ question: "skin_concern", choices: ["acne"], text: null }];
  expect(await changeAnswers(subjectOf(ada), sayings, { now: after(3), timezone })).toBeNull();
});

const tokenOf = (profileId: string) => preferencesUrl(subjectOf(profileId)).split("/").at(-1) ?? "";
const argsOf = (token: string, form?: Record<string, string | string[]>) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form ?? {})) for (const one of [value].flat()) body.append(name, one);
  const request = new Request(`http://127.0.0.1/preferences/${token}`, form ? { method: "POST", body } : {});
  return { request, params: { token }, context: {} };
};

const everything = [
  concern("anti-aging"),
  { question: "wishes", choices: ["vegan"] },
  { question: "patience", choices: ["3"] },
  { question: "birthday", choices: ["06-25"] },
  { question: "remark", text: "No nuts" },
];

test("the page of her wishes shows what she says of each kind, and takes it in another way", async () => {
  const ada = await answers(everything, after(1));
  const token = tokenOf(ada);
  const shown = await loader(argsOf(token));
  expect(shown.answers.map(({ key, field }) => [key, field.type])).toEqual([
    ["birthday", "day"],
    ["patience", "one"],
    ["remark", "words"],
    ["skin_concern", "one"],
    ["wishes", "some"],
  ]);
  const form = {
    wish: "answers",
    asked: ["birthday", "patience", "remark", "skin_concern", "wishes"],
    "answer-skin_concern": "",
    "answer-wishes": ["refill", "scent"],
    "answer-patience": "5",
    "month-birthday": "02",
    "day-birthday": "29",
    "text-remark": "  No nuts, and no scent  ",
  };
  const answer = await action(argsOf(token, form));
  expect(answer instanceof Response && [answer.status, answer.headers.get("location")]).toEqual([302, "?done=answers"]);
  const said = (await listPresentAnswers(shopId, ada)).map(({ question, choices, text }) => [question, choices, text]);
  expect(said.toSorted()).toEqual([
    ["birthday", ["02-29"], null],
    ["patience", ["5"], null],
    ["remark", [], "No nuts, and no scent"],
    ["skin_concern", [], null],
    ["wishes", ["refill", "scent"], null],
  ]);
});

test("what is no answer is said where it stands, nothing typed is lost, and nothing is changed", async () => {
  const ada = await answers(everything, after(1));
  const form = {
    wish: "answers",
    asked: ["birthday", "remark", "wishes"],
    "answer-wishes": ["vegan", "refill", "scent"],
    "month-birthday": "02",
    "day-birthday": "30",
    "text-remark": "Something new",
  };
  const answer = await action(argsOf(tokenOf(ada), form));
  if (!("init" in answer)) throw new Error("It was taken");
  expect(answer.init?.status).toBe(422);
  expect(answer.data.problems).toEqual({
    birthday: "Choose a day and a month that go together, or neither",
    wishes: "Choose at most 2",
  });
  const fields = new Map(answer.data.answers.map(({ key, field }) => [key, field]));
  expect(fields.get("birthday")).toEqual({ type: "day", month: "02", day: "30" });
  expect(fields.get("remark")).toMatchObject({ text: "Something new" });
  expect((await listPresentAnswers(shopId, ada)).find(({ question }) => question === "remark")?.text).toBe("No nuts");
});

test("a question that did not stand on the page keeps its answer, and so does everything when nothing was asked", async () => {
  const ada = await answers(everything, after(1));
  await action(argsOf(tokenOf(ada), { wish: "answers", "answer-wishes": "scent" }));
  await action(
    argsOf(tokenOf(ada), { wish: "answers", asked: ["wishes", "no-such", "<script>"], "answer-no-such": "x" }),
  );
  const said = await listPresentAnswers(shopId, ada);
  expect(said.map(({ question, choices }) => [question, choices])).toContainEqual(["wishes", []]);
  expect(said.map(({ question, choices }) => [question, choices])).toContainEqual(["skin_concern", ["anti-aging"]]);
});

test("words of her own are kept as she typed them, and stay out of events", async () => {
  const ada = await answers(everything, after(1));
  const typed = hostileStrings.filter((one, i) => one.length <= 200 && i % 3 === 0);
  for (const text of typed) {
    await action(argsOf(tokenOf(ada), { wish: "answers", asked: "remark", "text-remark": text }));
    const kept = (await listPresentAnswers(shopId, ada)).find(({ question }) => question === "remark")?.text;
    expect(kept, text).toBe(text.replaceAll("\0", "").toWellFormed().replaceAll("\r\n", "\n").trim());
  }
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM events WHERE shop_id = ${shopId} AND properties::text ~* 'script|onerror|evil'`);
  expect(row?.count).toBe(0);
});
