import { parse, sentence, type Names } from "~/domains/segments";
import type { library } from "~/domains/segments/index.server";
import { families, type Family, type Segment } from "~/domains/segments/model";

const titles: Record<Family, string> = {
  lifecycle: "Where they stand",
  purchase: "What and how they buy",
  engagement: "How they take your mail and your shop",
  affinity: "What they are drawn to",
  content: "What they like to read",
  "zero-party": "What they told you themselves",
};

/** The library family by family, each with the shop's own segment that came of it, or that it was put away. */
export function byFamily(
  readyMade: readonly (typeof library)[number][],
  segments: readonly Segment[],
  awayKeys: readonly (string | null)[],
  names: Names,
) {
  const filled = families.filter((family) => readyMade.some((one) => one.family === family));
  return filled.map((family) => ({
    family,
    title: titles[family],
    segments: readyMade
      .filter((one) => one.family === family)
      .map(({ key, name, goal, reason, message, query }) => ({
        key,
        name,
        goal,
        reason,
        message,
        query,
        sentence: sentence(parse(query), names),
        isAway: awayKeys.includes(key),
        addedAs: segments.find((segment) => segment.key === key)?.id ?? null,
      })),
  }));
}

export type ReadyMadeView = ReturnType<typeof byFamily>[number]["segments"][number];
