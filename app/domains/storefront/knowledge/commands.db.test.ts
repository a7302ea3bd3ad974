import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import {
  findSegment,
  listSegments,
  print,
  putAwaySegment,
  saveSegment,
  sentence,
} from "~/domains/segments/index.server";
import { createQuiz, library, publishQuiz } from "~/domains/quizzes/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import {
  ensureReady,
  findCurrentVersions,
  listTemplates,
  publishTemplate,
  putAwayTemplate,
  saveDraft,
} from "~/domains/templates/index.server";
import { askedQuiz, openQuiz } from "../../../../tests/support/asked-quiz";
import { applyKnowledge, mintSegments, putTips, renewSegments } from "./commands.server";
import { countSaid, questionUses } from "./queries.server";

const now = new Date("2026-06-15T12:00:00Z");
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`knowledge-${++shops}.myshopify.com`)).id;
});

async function mint(quizId: number, question = "skin_concern") {
  const minted = await mintSegments(shopId, quizId, question, now);
  return minted.outcome === "minted" ? minted.minted : expect.fail(JSON.stringify(minted));
}

const definitionOf = async (segmentId: number) => {
  const segment = await findSegment(shopId, segmentId);
  return segment ? print(segment.definition) : null;
};

async function welcome() {
  const [current] = await findCurrentVersions(shopId, ["welcome"]);
  return current ?? expect.fail("There is no welcome mail");
}

test("each choice of a question becomes a segment of who says so now, once however often it is asked for", async () => {
  const quizId = await openQuiz(shopId, now, { rememberDays: 365 });
  const minted = await mint(quizId);
  expect(minted.map(({ outcome, choice }) => [outcome, choice])).toEqual([
    ["added", "anti-aging"],
    ["added", "hydration"],
    ["added", "acne"],
  ]);
  const [segment] = (await listSegments(shopId)).filter(({ name }) => name === "skin concern: anti-aging");
  expect(segment).toMatchObject({ family: "zero-party", key: "answer:skin_concern:anti-aging" });
  expect(segment && print(segment.definition)).toBe(
    "quiz_answered MATCHES (question = 'skin_concern', answer = 'anti-aging', date >= -365d, " +
      "NOT FOLLOWED BY quiz_answered MATCHES (question = 'skin_concern'))",
  );
  expect((await mint(quizId)).map(({ outcome }) => outcome)).toEqual(["there", "there", "there"]);
  expect(await listSegments(shopId)).toHaveLength(3);
});

test("segments follow the days of their quiz, but not where a merchant has changed what they mean", async () => {
  const quizId = await openQuiz(shopId, now, { rememberDays: 365 });
  const [first, second] = await mint(quizId);
  if (first?.outcome !== "added" || second?.outcome !== "added") throw new Error("They were not added");
  const own = await findSegment(shopId, second.segmentId);
  if (!own) throw new Error("It is gone");
  const changed = { ...own, definition: { type: "not" as const, part: own.definition } };
  await saveSegment(shopId, second.segmentId, changed, now);
  await db.query(sql`UPDATE quizzes SET remember_days = 90 WHERE shop_id = ${shopId}`);
  await renewSegments(shopId, quizId, now);
  expect((await mint(quizId)).map(({ outcome }) => outcome)).toEqual(["there", "there", "there"]);
  expect(await definitionOf(first.segmentId)).toContain("date >= -90d");
  expect(await definitionOf(second.segmentId)).toContain("-365d");
  await db.query(sql`UPDATE quizzes SET remember_days = NULL WHERE shop_id = ${shopId}`);
  expect((await mint(quizId)).map(({ outcome }) => outcome)).toEqual(["followed", "there", "followed"]);
  expect(await definitionOf(first.segmentId)).not.toContain("date");
  const before = (await listSegments(shopId)).length;
  await renewSegments(shopId, await openQuiz(shopId, now, { rememberDays: 30 }), now);
  expect(await listSegments(shopId)).toHaveLength(before);
  expect(await definitionOf(first.segmentId)).toContain("date >= -30d");
});

test("a segment that was put away comes back as it was, and a name that is taken is not taken twice", async () => {
  const quizId = await openQuiz(shopId, now);
  const [first] = await mint(quizId);
  if (first?.outcome !== "added") throw new Error("It was not added");
  await putAwaySegment(shopId, first.segmentId, now);
  expect((await mint(quizId))[0]).toMatchObject({ outcome: "taken-back", segmentId: first.segmentId });
  await putAwaySegment(shopId, first.segmentId, now);
  const [other] = await listSegments(shopId);
  if (!other) throw new Error("There is no other");
  await saveSegment(shopId, null, { ...other, name: "Skin concern: anti-aging" }, now);
  expect((await mint(quizId))[0]).toMatchObject({ outcome: "refused", problem: expect.stringContaining("called") });
});

test("what is not chosen from a list makes no segments, and what is not there is missing", async () => {
  const quizId = await openQuiz(shopId, now);
  expect(await mintSegments(shopId, quizId, "birthday", now)).toMatchObject({ outcome: "refused" });
  expect(await mintSegments(shopId, quizId, "no-such", now)).toEqual({ outcome: "missing" });
  expect(await mintSegments(shopId, quizId + 1000, "skin_concern", now)).toEqual({ outcome: "missing" });
  expect(await applyKnowledge(shopId, quizId + 1000, now)).toBeNull();
});

test("the tips of a quiz stand in the welcome mail after its opening, each for the segment of its answer", async () => {
  const quizId = await openQuiz(shopId, now);
  const applied = await applyKnowledge(shopId, quizId, now);
  expect(applied?.tips).toMatchObject({ outcome: "amended", version: 2 });
  const { content } = await welcome();
  expect(content.blocks[0]?.content.type).toBe("hero");
  expect(content.blocks[1]).toMatchObject({
    id: "tip-skin-concern",
    content: {
      content: {
        branches: [
          { value: { text: "Begin with retinol twice a week." } },
          { value: { text: "Put serum on damp skin." } },
        ],
        otherwise: { heading: "", text: "" },
      },
    },
  });
  expect(await putTips(shopId, quizId, now)).toMatchObject({ outcome: "unchanged" });
  expect((await welcome()).version).toBe(2);
});

test("tips that a merchant has rewritten are left alone, and so is a draft beside what is sent", async () => {
  const quizId = await openQuiz(shopId, now);
  const [before] = (await listTemplates(shopId)).filter(({ key }) => key === "welcome");
  expect(before).toBeUndefined();
  await applyKnowledge(shopId, quizId, now);
  const [template] = (await listTemplates(shopId)).filter(({ key }) => key === "welcome");
  if (!template) throw new Error("There is no welcome mail");
  const { content } = await welcome();
  const text = JSON.stringify(content).replace("Begin with retinol twice a week.", "Ask us first.");
  const rewritten = { ...content, blocks: JSON.parse(text).blocks };
  await publishTemplate(shopId, template.id, { revision: template.revision, content: rewritten }, now);
  expect(await putTips(shopId, quizId, now)).toMatchObject({
    outcome: "refused",
    problem: expect.stringContaining("by hand"),
  });
  expect(JSON.stringify((await welcome()).content)).toContain("Ask us first.");
});

test("a draft of the welcome mail gets the tips, too, and is published by nobody but its writer", async () => {
  const quizId = await openQuiz(shopId, now, {
    content: { ...askedQuiz, result: { ...askedQuiz.result, branches: [] } },
  });
  expect(await putTips(shopId, quizId, now)).toMatchObject({ outcome: "nothing" });
  const tipped = await openQuiz(shopId, now, { name: "With tips" });
  await ensureReady(shopId, ["welcome"], now);
  const [template] = await listTemplates(shopId);
  if (!template) throw new Error("There is no welcome mail");
  const draft = { ...(await welcome()).content, subject: { branches: [], otherwise: "Half written" } };
  await saveDraft(shopId, template.id, { revision: template.revision, content: draft }, now);
  await applyKnowledge(shopId, tipped, now);
  const [after] = await listTemplates(shopId);
  expect(after?.draft?.subject.otherwise).toBe("Half written");
  expect(after?.draft?.blocks[1]?.id).toBe("tip-skin-concern");
  expect((await welcome()).content.subject.otherwise).not.toBe("Half written");
});

test("a welcome mail that was put away stays there, and one that is full is left as it is", async () => {
  const quizId = await openQuiz(shopId, now);
  await ensureReady(shopId, ["welcome"], now);
  const [template] = await listTemplates(shopId);
  if (!template) throw new Error("There is no welcome mail");
  const { content } = await welcome();
  const line = { when: null, content: { type: "divider" as const } };
  const full = {
    ...content,
    blocks: Array.from({ length: 40 }, (_, i) => content.blocks[i] ?? { ...line, id: `line-${i}` }),
  };
  await publishTemplate(shopId, template.id, { revision: template.revision, content: full }, now);
  expect(await putTips(shopId, quizId, now)).toMatchObject({ problem: expect.stringContaining("cannot be published") });
  expect((await welcome()).content.blocks).toHaveLength(40);
  await putAwayTemplate(shopId, template.id, now);
  expect(await putTips(shopId, quizId, now)).toMatchObject({ problem: "The message was put away" });
});

test("every question says what comes of it, and one of which nothing comes says so", async () => {
  const quizId = await openQuiz(shopId, now);
  const plain = await questionUses(shopId, askedQuiz);
  expect(plain.map(({ question, changesNothing }) => [question, changesNothing])).toEqual([
    ["skin_concern", false],
    ["wishes", true],
    ["patience", true],
    ["birthday", true],
    ["remark", true],
  ]);
  await applyKnowledge(shopId, quizId, now);
  const [concern] = await questionUses(shopId, askedQuiz);
  expect(concern?.uses.map(({ kind, name, choices }) => [kind, name, choices])).toEqual([
    ["result", "Firm, step by step", ["anti-aging"]],
    ["result", "Water first", ["hydration"]],
    ["segment", "skin concern: anti-aging", ["anti-aging"]],
    ["segment", "skin concern: more moisture", ["hydration"]],
    ["segment", "skin concern: fewer spots", ["acne"]],
    ["message", "Welcome 1: what happens now: Tip", ["anti-aging", "hydration"]],
  ]);
  const { id: strangers } = await ensureShop("knowledge-strangers.myshopify.com");
  const [elsewhere] = await questionUses(strangers, askedQuiz);
  expect(elsewhere?.uses.map(({ kind }) => kind)).toEqual(["result", "result"]);
});

test("who says so now is counted, with those of whom it is too old", async () => {
  const people = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, known_since)
    SELECT ${shopId}::int, n || '@example.com', now() FROM generate_series(1, 4) n RETURNING id`);
  const [a, b, c, d] = people.map(({ id }) => id);
  await db.query(sql`UPDATE profiles SET merged_into = ${a} WHERE shop_id = ${shopId} AND id = ${d}`);
  const say = (profileId: string | undefined, choices: string[], at: string) =>
    db.query(sql`
      INSERT INTO profile_answers (shop_id, profile_id, question, choices, quiz_key, version, source, answered_at)
      VALUES (${shopId}, ${profileId}, 'wishes', ${choices}::text[], 'skin', 1, 'quiz', ${new Date(at)})`);
  await say(a, ["vegan", "refill"], "2026-06-14T12:00:00Z");
  // Ninety days before 15 June is 17 March: its midnight in London is the first instant that counts.
  await say(b, ["vegan"], "2026-03-16T23:59:59.999Z");
  await say(c, ["vegan"], "2026-03-17T00:00:00Z");
  await say(d, ["vegan"], "2026-06-14T12:00:00Z");
  const days = { rememberDays: 90, now, timezone: "Europe/London" };
  const counted = (of: typeof days | (Omit<typeof days, "rememberDays"> & { rememberDays: null })) =>
    countSaid(shopId, ["wishes"], of);
  expect(await counted(days)).toEqual(
    expect.arrayContaining([
      { question: "wishes", choice: "vegan", shoppers: 3, aged: 1 },
      { question: "wishes", choice: "refill", shoppers: 1, aged: 0 },
    ]),
  );
  expect(await counted({ ...days, rememberDays: null })).toContainEqual({
    question: "wishes",
    choice: "vegan",
    shoppers: 3,
    aged: 0,
  });
});

test.each(library)("the ready quiz $key is live with its segments and its tips in the welcome mail", async (ready) => {
  const created = await createQuiz(shopId, { from: "ready", key: ready.key }, now);
  if (created.outcome !== "created") throw new Error("It was not created");
  const written = { revision: 1, content: ready.content };
  expect(await publishQuiz(shopId, created.quizId, written, now)).toMatchObject({
    outcome: "published",
    state: "live",
  });
  const applied = await applyKnowledge(shopId, created.quizId, now);
  expect(applied?.minted.length).toBeGreaterThanOrEqual(2);
  expect(applied?.minted.filter(({ outcome }) => outcome !== "added")).toEqual([]);
  expect(applied?.tips).toMatchObject({ outcome: "amended" });
  const { question, tips } = ready.knowledge;
  const text = JSON.stringify((await welcome()).content);
  for (const [choice, { heading }] of Object.entries(tips)) {
    expect(text).toContain(heading);
    const name = `${question.replaceAll("_", " ")}: ${choice}`;
    expect((await listSegments(shopId)).map((segment) => segment.name)).toContain(name);
  }
});

test("the segment of an answer that a merchant calls something else goes by their words", async () => {
  const ready = library.find(({ key }) => key === "skincare");
  if (!ready) throw new Error("There is no quiz on skin");
  const content = JSON.parse(JSON.stringify(ready.content).replace("Fine lines", "Crow’s feet"));
  const quizId = await openQuiz(shopId, now, { key: "skincare", content });
  const [first] = await mint(quizId);
  const names = (await listSegments(shopId)).map(({ name }) => name);
  expect(first?.choice).toBe("anti-aging");
  expect(names).toContain("skin concern: crow’s feet");
  expect(names).toContain("skin concern: dryness");
});

test("a minted segment is told as somebody would tell it", async () => {
  const quizId = await openQuiz(shopId, now, { rememberDays: 365 });
  await mint(quizId);
  const [segment] = await listSegments(shopId);
  expect(segment && sentence(segment.definition)).toBe(
    "Shoppers who gave a quiz answer in the last 365 days to the question ‘skin_concern’ that says ‘anti-aging’, and have said nothing else to it since.",
  );
});
