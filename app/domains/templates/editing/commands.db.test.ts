import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { createTemplate, ensureReady, keepAsCopy } from "../adding/commands.server";
import type { Content } from "../content/model";
import { library } from "../library/library";
import { currentContent, findCurrentVersions, findTemplate, findTopics, listTemplates } from "../queries.server";
import {
  describeTemplate,
  discardDraft,
  publishTemplate,
  putAwayTemplate,
  saveDraft,
  takeBackTemplate,
  takeTestTurn,
  takeUpVersion,
} from "./commands.server";
import { listPutAwayTemplates, listTemplateVersions } from "./queries.server";

const now = new Date("2026-05-03T12:00:00Z");
const later = new Date("2026-05-04T12:00:00Z");
let shopId: number;
let otherShopId: number;
let templateId: number;

const simple: Content = {
  subject: { branches: [], otherwise: "Something new for you" },
  preheader: { branches: [], otherwise: "" },
  blocks: [
    {
      id: "text",
      when: null,
      content: { type: "text", text: { branches: [], otherwise: "It came in this morning." } },
    },
    {
      id: "button",
      when: null,
      content: { type: "button", link: { branches: [], otherwise: { label: "Have a look", href: "{{shop_url}}" } } },
    },
  ],
};

function saying(subject: string): Content {
  return { ...simple, subject: { branches: [], otherwise: subject } };
}

const called = (name: string, topic: string | null = null) => ({ name, topic });

async function add(start: Parameters<typeof createTemplate>[1] = { from: "nothing" }): Promise<number> {
  const created = await createTemplate(shopId, start, now);
  if (created.outcome !== "created") throw new Error(JSON.stringify(created));
  return created.templateId;
}

async function revisionOf(id = templateId): Promise<number> {
  return (await findTemplate(shopId, id))?.revision ?? -1;
}

async function publish(content: Content, id = templateId) {
  return publishTemplate(shopId, id, { revision: await revisionOf(id), content }, now);
}

beforeEach(async () => {
  shopId = (await ensureShop("writing.myshopify.com")).id;
  otherShopId = (await ensureShop("other-writing.myshopify.com")).id;
  await db.query(sql`DELETE FROM templates WHERE shop_id IN (${shopId}, ${otherShopId})`);
  templateId = await add();
});

test("a ready message can be sent at once; the same once more is a draft of its own", async () => {
  const first = await findTemplate(shopId, await add({ from: "ready", key: "welcome" }));
  expect(first).toMatchObject({ key: "welcome", version: 1, draft: null });
  const second = await findTemplate(shopId, await add({ from: "ready", key: "welcome" }));
  expect(second).toMatchObject({ key: `template-${second?.id}`, version: 0, name: `${first?.name} 2` });
  expect(second?.draft).toEqual(library.find(({ key }) => key === "welcome")?.content);
  expect(await createTemplate(shopId, { from: "ready", key: "nonsense" }, now)).toEqual({ outcome: "missing" });
});

test("what flows send and the shop has not is added once, and what a merchant made of it stays", async () => {
  await ensureReady(shopId, ["win-back", "template-7"], now);
  const [ready] = (await listTemplates(shopId)).filter(({ key }) => key === "win-back");
  await publish(simple, ready?.id);
  await ensureReady(shopId, ["win-back"], later);
  expect(await findCurrentVersions(shopId, ["win-back"])).toMatchObject([{ version: 2, content: simple }]);
});

test("a draft keeps what is not finished, and what is no content is no draft", async () => {
  const unfinished: Content = { ...saying(""), blocks: [] };
  const saved = await saveDraft(shopId, templateId, { revision: await revisionOf(), content: unfinished }, now);
  expect(saved).toMatchObject({ outcome: "saved" });
  expect(await findTemplate(shopId, templateId)).toMatchObject({ draft: unfinished, version: 0 });
});

test("of two who save, the second is told and loses nothing", async () => {
  const revision = await revisionOf();
  expect(await saveDraft(shopId, templateId, { revision, content: saying("Mara’s") }, now)).toMatchObject({
    outcome: "saved",
  });
  const told = await saveDraft(shopId, templateId, { revision, content: saying("Ben’s") }, now);
  expect(told).toEqual({ outcome: "overtaken", revision: revision + 1, content: saying("Mara’s") });
  expect((await findTemplate(shopId, templateId))?.draft).toEqual(saying("Mara’s"));
  expect(await publishTemplate(shopId, templateId, { revision, content: saying("Ben’s") }, now)).toMatchObject({
    outcome: "overtaken",
  });
  const kept = await keepAsCopy(shopId, templateId, saying("Ben’s"), now);
  const copy = kept.outcome === "created" ? await findTemplate(shopId, kept.templateId) : null;
  expect(copy).toMatchObject({ name: "New message copy", draft: saying("Ben’s") });
});

test("of many who save at the same instant one wins", async () => {
  for (let round = 0; round < 5; round++) {
    const revision = await revisionOf();
    const saves = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        saveDraft(shopId, templateId, { revision, content: saying(`${round} ${i}`) }, now),
      ),
    );
    expect(saves.filter(({ outcome }) => outcome === "saved")).toHaveLength(1);
    expect(await revisionOf()).toBe(revision + 1);
  }
});

test("publishing makes a version that is sent, until the next one; the same once more is none", async () => {
  expect(await publish(saying("First"))).toMatchObject({ outcome: "published", version: 1 });
  expect(await publish(saying("First"))).toMatchObject({ outcome: "unchanged" });
  expect(await publish(saying("Second"))).toMatchObject({ outcome: "published", version: 2 });
  const template = await findTemplate(shopId, templateId);
  expect(template).toMatchObject({ version: 2, draft: null });
  expect(await findCurrentVersions(shopId, [template?.key ?? ""])).toMatchObject([{ content: saying("Second") }]);
  expect(await listTemplateVersions(shopId, templateId)).toMatchObject([{ version: 2 }, { version: 1 }]);
});

test("what must be mended is not published, and stays a draft", async () => {
  await saveDraft(shopId, templateId, { revision: await revisionOf(), content: saying("") }, now);
  const faulty = await publish(saying(""));
  expect(faulty.outcome === "faulty" && faulty.findings.filter(({ severity }) => severity === "error")).toEqual([
    { severity: "error", path: "subject.otherwise", what: "Enter a subject", mend: "" },
  ]);
  expect(await publish(saying("Hello {{nonsense|you}}"))).toMatchObject({ outcome: "faulty" });
  expect(await findTemplate(shopId, templateId)).toMatchObject({ version: 0, draft: saying("") });
});

test("a draft can be given up for the published version, but not for none", async () => {
  expect(await discardDraft(shopId, templateId, await revisionOf(), now)).toMatchObject({ outcome: "refused" });
  await publish(simple);
  await saveDraft(shopId, templateId, { revision: await revisionOf(), content: saying("Changed") }, now);
  const discarded = await discardDraft(shopId, templateId, await revisionOf(), now);
  expect(discarded).toMatchObject({ outcome: "discarded", content: simple, revision: await revisionOf() });
  expect(await findTemplate(shopId, templateId)).toMatchObject({ draft: null, version: 1 });
});

test("a former version can be worked on again, and the present draft is kept beside it", async () => {
  await publish(saying("First"));
  await publish(saying("Second"));
  await saveDraft(shopId, templateId, { revision: await revisionOf(), content: saying("Third") }, now);
  expect(await takeUpVersion(shopId, templateId, 1, later)).toEqual({ outcome: "taken-up" });
  expect(await takeUpVersion(shopId, templateId, 9, later)).toEqual({ outcome: "missing" });
  const template = await findTemplate(shopId, templateId);
  expect(template).toMatchObject({ draft: saying("First"), version: 2 });
  const kept = (await listTemplates(shopId)).find(({ name }) => name === "New message draft");
  expect(kept && (await currentContent(shopId, kept))).toEqual(saying("Third"));
});

test("names are told apart, and what was put away comes back", async () => {
  await add();
  expect((await listTemplates(shopId)).map(({ name }) => name)).toEqual(["New message", "New message 2"]);
  expect(await describeTemplate(shopId, templateId, called("new MESSAGE 2"))).toMatchObject({ outcome: "refused" });
  expect(await describeTemplate(shopId, templateId, called("Spring"))).toEqual({ outcome: "described" });
  expect(await putAwayTemplate(shopId, templateId, later)).toBe(true);
  expect(await putAwayTemplate(shopId, templateId, later)).toBe(false);
  expect(await findTemplate(shopId, templateId)).toBeNull();
  expect(await listPutAwayTemplates(shopId)).toMatchObject([{ id: templateId, name: "Spring", archivedAt: later }]);
  const [other] = await listTemplates(shopId);
  await describeTemplate(shopId, other?.id ?? 0, called("Spring"));
  expect(await takeBackTemplate(shopId, templateId)).toMatchObject({ outcome: "refused" });
  await describeTemplate(shopId, other?.id ?? 0, called("Summer"));
  expect(await takeBackTemplate(shopId, templateId)).toEqual({ outcome: "taken-back" });
  expect((await listTemplates(shopId)).map(({ name }) => name)).toEqual(["Spring", "Summer"]);
});

test("what a message is about is said with its name, comes with ready messages, and goes along with a copy", async () => {
  expect((await findTemplate(shopId, templateId))?.topic).toBeNull();
  await describeTemplate(shopId, templateId, called("Spring", "offers"));
  const copy = await add({ from: "copy", templateId });
  expect((await findTemplate(shopId, copy))?.topic).toBe("offers");
  const ready = await add({ from: "ready", key: "how-to" });
  expect((await findTemplate(shopId, ready))?.topic).toBe("tips");
  const keys = ["how-to", "win-back", "welcome", `template-${templateId}`, "unheard-of"];
  expect([...(await findTopics(shopId, keys))]).toEqual([
    ["welcome", null],
    ["how-to", "tips"],
    ["win-back", "offers"],
    [`template-${templateId}`, "offers"],
  ]);
  await describeTemplate(shopId, ready, called("How to", null));
  expect((await findTopics(shopId, ["how-to"])).get("how-to")).toBeNull();
});

test("twenty tests go out in an hour and no more, from however many templates and at once", async () => {
  const other = await add();
  const turns = await Promise.all(
    Array.from({ length: 24 }, (_, i) => takeTestTurn(shopId, i % 2 === 0 ? templateId : other, now)),
  );
  expect(turns.filter(({ outcome }) => outcome === "granted")).toHaveLength(20);
  expect(await takeTestTurn(shopId, templateId, new Date(now.getTime() + 3_600_000))).toEqual({ outcome: "granted" });
  expect(await db.query(sql`SELECT 1 FROM template_tests WHERE shop_id = ${shopId}`)).toHaveLength(1);
});

test("nothing of it reaches another shop’s templates", async () => {
  await publish(simple);
  const revision = await revisionOf();
  const draft = { revision, content: saying("Not yours") };
  expect(await saveDraft(otherShopId, templateId, draft, now)).toEqual({ outcome: "missing" });
  expect(await publishTemplate(otherShopId, templateId, draft, now)).toEqual({ outcome: "missing" });
  expect(await discardDraft(otherShopId, templateId, revision, now)).toEqual({ outcome: "missing" });
  expect(await describeTemplate(otherShopId, templateId, called("Not yours"))).toEqual({ outcome: "missing" });
  expect(await takeUpVersion(otherShopId, templateId, 1, now)).toEqual({ outcome: "missing" });
  expect(await takeTestTurn(otherShopId, templateId, now)).toEqual({ outcome: "missing" });
  expect(await putAwayTemplate(otherShopId, templateId, now)).toBe(false);
  expect(await createTemplate(otherShopId, { from: "copy", templateId }, now)).toEqual({ outcome: "missing" });
  expect(await keepAsCopy(otherShopId, templateId, simple, now)).toEqual({ outcome: "missing" });
  expect(await findTemplate(shopId, templateId)).toMatchObject({ revision, name: "New message" });
});
