import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { createQuiz, keepAsCopy } from "../adding/commands.server";
import type { QuizContent } from "../content/model";
import { library } from "../library/library";
import { contentOf, findQuiz, findVersion, listLiveQuizzes, listQuizzes, listVersions } from "../queries.server";
import {
  discardDraft,
  pauseQuiz,
  publishQuiz,
  putAwayQuiz,
  saveDraft,
  setQuiz,
  takeBackQuiz,
  takeUpVersion,
} from "./commands.server";
import { listPutAwayQuizzes } from "./queries.server";

const now = new Date("2026-05-03T12:00:00Z");
const later = new Date("2026-05-04T12:00:00Z");
let shopId: number;
let otherShopId: number;
let quizId: number;

function saying(title: string): QuizContent {
  const [ready] = library;
  if (!ready) throw new Error("There is no ready quiz");
  return { ...ready.content, title };
}

async function add(start: Parameters<typeof createQuiz>[1] = { from: "nothing" }): Promise<number> {
  const created = await createQuiz(shopId, start, now);
  if (created.outcome !== "created") throw new Error(JSON.stringify(created));
  return created.quizId;
}

async function revisionOf(id = quizId): Promise<number> {
  return (await findQuiz(shopId, id))?.revision ?? -1;
}

async function publish(content: QuizContent, id = quizId) {
  return publishQuiz(shopId, id, { revision: await revisionOf(id), content }, now);
}

async function isStorefrontDue(): Promise<boolean> {
  const rows = await db.query(sql`
    SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'storefront.due' AND key = ${`storefront.due:${shopId}`}`);
  return rows.length > 0;
}

async function forgetJobs(): Promise<void> {
  await db.query(sql`DELETE FROM graphile_worker._private_jobs`);
}

beforeEach(async () => {
  shopId = (await ensureShop("asking.myshopify.com")).id;
  otherShopId = (await ensureShop("other-asking.myshopify.com")).id;
  await db.query(sql`DELETE FROM quizzes WHERE shop_id IN (${shopId}, ${otherShopId})`);
  quizId = await add();
  await forgetJobs();
});

test("a ready quiz begins as a draft under its own key, and once more under one of its own", async () => {
  const [ready] = library;
  const first = await findQuiz(shopId, await add({ from: "ready", key: ready?.key ?? "" }));
  expect(first).toMatchObject({
    key: ready?.key,
    name: ready?.name,
    state: "draft",
    version: 0,
    draft: ready?.content,
  });
  const second = await findQuiz(shopId, await add({ from: "ready", key: ready?.key ?? "" }));
  expect(second).toMatchObject({ key: `quiz-${second?.id}`, name: `${ready?.name} 2` });
  expect(await createQuiz(shopId, { from: "ready", key: "nonsense" }, now)).toEqual({ outcome: "missing" });
});

test("a draft keeps what is not finished, and shoppers see nothing of it", async () => {
  const unfinished = { ...saying(""), look: { ...saying("").look, color: "#1f" } };
  const saved = await saveDraft(shopId, quizId, { revision: await revisionOf(), content: unfinished }, now);
  expect(saved).toMatchObject({ outcome: "saved" });
  expect(await findQuiz(shopId, quizId)).toMatchObject({ draft: unfinished, version: 0 });
  expect(await listLiveQuizzes(shopId)).toEqual([]);
  expect(await isStorefrontDue()).toBe(false);
});

test("of two who save, the second is told and loses nothing", async () => {
  const revision = await revisionOf();
  await saveDraft(shopId, quizId, { revision, content: saying("Mara’s") }, now);
  const told = await saveDraft(shopId, quizId, { revision, content: saying("Ben’s") }, now);
  expect(told).toEqual({ outcome: "overtaken", revision: revision + 1, content: saying("Mara’s") });
  expect((await findQuiz(shopId, quizId))?.draft).toEqual(saying("Mara’s"));
  const published = await publishQuiz(shopId, quizId, { revision, content: saying("Ben’s") }, now);
  expect(published).toMatchObject({ outcome: "overtaken" });
  const kept = await keepAsCopy(shopId, quizId, saying("Ben’s"), now);
  const copy = kept.outcome === "created" ? await findQuiz(shopId, kept.quizId) : null;
  expect(copy).toMatchObject({ name: "New quiz copy", draft: saying("Ben’s") });
});

test("of many who save at the same instant one wins", async () => {
  for (let round = 0; round < 5; round++) {
    const revision = await revisionOf();
    const saves = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        saveDraft(shopId, quizId, { revision, content: saying(`${round} ${i}`) }, now),
      ),
    );
    expect(saves.filter(({ outcome }) => outcome === "saved")).toHaveLength(1);
    expect(await revisionOf()).toBe(revision + 1);
  }
});

test("publishing shows a quiz and tells the storefront; the same once more is no version", async () => {
  expect(await publish(saying("First "))).toMatchObject({ outcome: "published", version: 1, state: "live" });
  expect(await isStorefrontDue()).toBe(true);
  await forgetJobs();
  expect(await publish(saying("First"))).toMatchObject({ outcome: "unchanged" });
  expect(await isStorefrontDue()).toBe(false);
  expect(await publish(saying("Second"))).toMatchObject({ outcome: "published", version: 2 });
  expect(await listLiveQuizzes(shopId)).toMatchObject([{ id: quizId, version: 2, content: saying("Second") }]);
  expect(await listVersions(shopId, quizId)).toMatchObject([
    { version: 2, content: saying("Second") },
    { version: 1, content: saying("First") },
  ]);
  expect(await findVersion(shopId, quizId, 1)).toMatchObject({ content: saying("First") });
});

test("what must be mended is not published", async () => {
  const faulty = await publish(saying(""));
  expect(faulty.outcome === "faulty" && faulty.findings).toEqual([
    { severity: "error", path: "title", what: "Enter a title", mend: "" },
  ]);
  const opens = { afterSeconds: null, afterScrollPercent: null, onExitIntent: false };
  const closed = { ...saying("Closed"), targeting: { ...saying("").targeting, opens, teaser: null } };
  expect(await publish(closed)).toMatchObject({ outcome: "faulty", findings: [{ path: "targeting.opens" }] });
  expect(await findQuiz(shopId, quizId)).toMatchObject({ version: 0, state: "draft" });
});

test("a paused quiz is not shown, also not because it is published, until it is resumed", async () => {
  expect(await pauseQuiz(shopId, quizId, false)).toMatchObject({ outcome: "refused" });
  await publish(saying("First"));
  await forgetJobs();
  expect(await pauseQuiz(shopId, quizId, true)).toEqual({ outcome: "paused" });
  expect(await isStorefrontDue()).toBe(true);
  await publish(saying("Second"));
  expect(await listLiveQuizzes(shopId)).toEqual([]);
  expect(await pauseQuiz(shopId, quizId, false)).toEqual({ outcome: "resumed" });
  expect(await listLiveQuizzes(shopId)).toMatchObject([{ version: 2 }]);
});

test("a draft can be given up for the published version, but not for none", async () => {
  expect(await discardDraft(shopId, quizId, await revisionOf(), now)).toMatchObject({ outcome: "refused" });
  await publish(saying("First"));
  await saveDraft(shopId, quizId, { revision: await revisionOf(), content: saying("Changed") }, now);
  const discarded = await discardDraft(shopId, quizId, await revisionOf(), now);
  expect(discarded).toMatchObject({ outcome: "discarded", content: saying("First"), revision: await revisionOf() });
  expect(await findQuiz(shopId, quizId)).toMatchObject({ draft: null, version: 1 });
});

test("a former version can be worked on again, and the present draft is kept beside it", async () => {
  await publish(saying("First"));
  await publish(saying("Second"));
  await saveDraft(shopId, quizId, { revision: await revisionOf(), content: saying("Third") }, now);
  expect(await takeUpVersion(shopId, quizId, 1, later)).toEqual({ outcome: "taken-up" });
  expect(await takeUpVersion(shopId, quizId, 9, later)).toEqual({ outcome: "missing" });
  expect(await findQuiz(shopId, quizId)).toMatchObject({ draft: saying("First"), version: 2 });
  const kept = (await listQuizzes(shopId)).find(({ name }) => name === "New quiz draft");
  expect(kept && (await contentOf(shopId, kept))).toEqual(saying("Third"));
});

test("what was put away is not shown, and comes back paused", async () => {
  await publish(saying("First"));
  await forgetJobs();
  expect(await putAwayQuiz(shopId, quizId, later)).toBe(true);
  expect(await isStorefrontDue()).toBe(true);
  expect(await putAwayQuiz(shopId, quizId, later)).toBe(false);
  expect(await listLiveQuizzes(shopId)).toEqual([]);
  expect(await listPutAwayQuizzes(shopId)).toMatchObject([{ id: quizId, archivedAt: later }]);
  const other = await add();
  expect(await takeBackQuiz(shopId, quizId)).toMatchObject({ outcome: "refused" });
  expect(await setQuiz(shopId, other, { name: "Spring", rememberDays: 90 })).toEqual({ outcome: "set" });
  expect(await takeBackQuiz(shopId, quizId)).toEqual({ outcome: "taken-back" });
  expect(await findQuiz(shopId, quizId)).toMatchObject({ state: "paused" });
  expect(await findQuiz(shopId, other)).toMatchObject({ name: "Spring", rememberDays: 90 });
  expect(await setQuiz(shopId, quizId, { name: "spring", rememberDays: null })).toMatchObject({ outcome: "refused" });
});

test("a shop has at most fifty quizzes, however many are added at once", async () => {
  const created = await Promise.all(Array.from({ length: 52 }, () => createQuiz(shopId, { from: "nothing" }, now)));
  expect(created.filter(({ outcome }) => outcome === "refused")).toHaveLength(3);
  expect(await listQuizzes(shopId)).toHaveLength(50);
});

test("nothing of it reaches another shop’s quizzes", async () => {
  await publish(saying("First"));
  const revision = await revisionOf();
  const draft = { revision, content: saying("Not yours") };
  expect(await saveDraft(otherShopId, quizId, draft, now)).toEqual({ outcome: "missing" });
  expect(await publishQuiz(otherShopId, quizId, draft, now)).toEqual({ outcome: "missing" });
  expect(await discardDraft(otherShopId, quizId, revision, now)).toEqual({ outcome: "missing" });
  expect(await setQuiz(otherShopId, quizId, { name: "Mine", rememberDays: 1 })).toEqual({ outcome: "missing" });
  expect(await pauseQuiz(otherShopId, quizId, true)).toEqual({ outcome: "missing" });
  expect(await takeUpVersion(otherShopId, quizId, 1, now)).toEqual({ outcome: "missing" });
  expect(await putAwayQuiz(otherShopId, quizId, now)).toBe(false);
  expect(await takeBackQuiz(otherShopId, quizId)).toEqual({ outcome: "missing" });
  expect(await createQuiz(otherShopId, { from: "copy", quizId }, now)).toEqual({ outcome: "missing" });
  expect(await keepAsCopy(otherShopId, quizId, saying("Mine"), now)).toEqual({ outcome: "missing" });
  expect(await findVersion(otherShopId, quizId, 1)).toBeNull();
  expect(await findQuiz(shopId, quizId)).toMatchObject({ revision, name: "New quiz", state: "live" });
});
