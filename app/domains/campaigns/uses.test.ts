import { expect, test } from "vitest";
import type { Campaign, CampaignState } from "./model";
import { firstFixed, usesOf } from "./uses";

function campaign(id: number, state: CampaignState): Campaign {
  return {
    ...{ id, name: `Campaign ${id}`, state, dueAt: null, startedAt: null, audience: 0, finishedAt: null, revision: 1 },
    ...{ pausedFrom: null, resumedAt: null, wentOnAt: null, problem: null, archivedAt: null, createdAt: new Date(0) },
    plan: {
      audience: { include: [1, 2], exclude: [3] },
      messages: { bySegment: [{ segmentId: 2, template: "win-back" }], everybodyElse: "welcome" },
      schedule: { at: "once" },
      trial: null,
    },
  };
}

test("a campaign rests on every segment that it names, each once, until it begins", () => {
  const { segments } = usesOf([campaign(1, "draft"), campaign(2, "scheduled"), campaign(3, "sending")]);
  expect([...segments.keys()].toSorted()).toEqual([1, 2, 3]);
  for (const uses of segments.values()) expect(uses.map(({ id }) => id)).toEqual([1, 2]);
});

test("it rests on its messages until all of it is over", () => {
  const states: CampaignState[] = ["draft", "scheduled", "sending", "holding", "paused", "finished", "cancelled"];
  const { templates } = usesOf(states.map((state, i) => campaign(i, state)));
  expect([...templates.keys()]).toEqual(["win-back", "welcome"]);
  expect(templates.get("welcome")?.map(({ state }) => state)).toEqual(states.slice(0, 5));
});

test("only a draft can do without", () => {
  expect(firstFixed([campaign(1, "draft")])).toBeNull();
  expect(firstFixed([campaign(1, "draft"), campaign(2, "scheduled")])?.id).toBe(2);
  expect(firstFixed()).toBeNull();
});
