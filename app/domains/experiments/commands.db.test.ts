import { beforeEach, expect, test } from "vitest";
import { ensureShop } from "~/domains/shops/index.server";
import {
  createExperiment,
  discardExperiment,
  giveToEverybody,
  saveExperiment,
  startExperiment,
  stopExperiment,
} from "./commands.server";
import { newArms } from "./planning/new-arms";
import { findExperiment, findOpenExperiments } from "./queries.server";
import type { ExperimentDraft } from "./stored";

const now = new Date("2026-06-01T10:00:00Z");
const later = new Date("2026-06-02T10:00:00Z");
const subject = { kind: "flow", id: 1, step: null } as const;
const draft: ExperimentDraft = { name: "Test", arms: newArms("holdout"), windowDays: 14, rollsOut: false };
let shopId: number;
let id: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`commands-${++shops}.myshopify.com`)).id;
  id = await createExperiment(shopId, subject, draft, now);
});

const open = async () => (await findOpenExperiments(shopId, [subject])).map(({ id, winner }) => [id, winner]);
const start = (experimentId = id, at = now, revision = 0) =>
  startExperiment(shopId, experimentId, { revision, planned: null }, at);

test("of two who save, the second learns that the first has saved, and nothing is lost", async () => {
  const mine = { revision: 0, draft: { ...draft, name: "Mine" } };
  expect(await saveExperiment(shopId, id, mine)).toEqual({ outcome: "saved", revision: 1 });
  const theirs = { revision: 0, draft: { ...draft, name: "Theirs" } };
  expect(await saveExperiment(shopId, id, theirs)).toEqual({ outcome: "overtaken" });
  expect(await start()).toEqual({ outcome: "overtaken" });
  expect(await findExperiment(shopId, id)).toMatchObject({ name: "Mine", state: "draft" });
  expect(await saveExperiment(shopId, id, { ...theirs, revision: 1 })).toEqual({ outcome: "saved", revision: 2 });
});

test("once it has begun its arms stay as they are, and it is no draft to be thrown away", async () => {
  expect(await start()).toEqual({ outcome: "started" });
  expect(await saveExperiment(shopId, id, { revision: 1, draft })).toMatchObject({ outcome: "refused" });
  expect(await start(id, now, 1)).toMatchObject({ outcome: "refused" });
  expect(await discardExperiment(shopId, id)).toBe(false);
  expect(await open()).toEqual([[id, null]]);
});

test("a draft decides nothing, and is gone when it is discarded", async () => {
  expect(await open()).toEqual([]);
  expect(await stopExperiment(shopId, id, now)).toMatchObject({ outcome: "refused" });
  expect(await giveToEverybody(shopId, id, "none", now)).toMatchObject({ outcome: "refused" });
  expect(await discardExperiment(shopId, id)).toBe(true);
  expect(await stopExperiment(shopId, id, now)).toEqual({ outcome: "missing" });
});

test("a winner holds until the next comparison of the same begins; what was stopped decides nothing", async () => {
  await start();
  expect(await giveToEverybody(shopId, id, "no-such-arm", now)).toEqual({ outcome: "missing" });
  await giveToEverybody(shopId, id, "none", now);
  expect(await open()).toEqual([[id, "none"]]);
  const next = await createExperiment(shopId, subject, draft, later);
  expect(await open()).toEqual([[id, "none"]]);
  await start(next, later);
  expect(await open()).toEqual([[next, null]]);
  await stopExperiment(shopId, next, later);
  expect(await open()).toEqual([]);
});

test("another shop has none of it", async () => {
  const { id: other } = await ensureShop("commands-other.myshopify.com");
  expect(await findExperiment(other, id)).toBeNull();
  expect(await startExperiment(other, id, { revision: 0, planned: null }, now)).toEqual({ outcome: "missing" });
  expect(await discardExperiment(other, id)).toBe(false);
});
