import { z } from "zod";
import { counters } from "~/domains/links/model";
import type { Topic } from "~/domains/consent/model";

export const mostTopics = 8;

const TopicField = z.strictObject({
  /** Empty for a topic that is new. */
  key: z.string().max(60),
  name: z.string().trim().min(1, "Name the topic, or remove it").max(60, "Use 60 letters at most"),
  explanation: z.string().trim().max(160, "Use 160 letters at most"),
});

/** What the page's form says. The topics come as one field of JSON, in their order. */
export const ReadersForm = z.strictObject({
  countedBy: z.enum(counters),
  topics: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue("The topics cannot be read");
        return z.NEVER;
      }
    })
    .pipe(
      z
        .array(TopicField)
        .min(1, "Keep one topic at least: with none there is nothing to choose")
        .max(mostTopics, `Use ${mostTopics} topics at most`),
    ),
});
export type ReadersForm = z.infer<typeof ReadersForm>;

/** Topics with a key each: one that is new is called after its name, and no two are called the same. */
export function withKeys(topics: readonly Topic[]): Topic[] {
  const taken = new Set(topics.map(({ key }) => key).filter((key) => key !== ""));
  return topics.map((topic) => {
    if (topic.key !== "") return topic;
    const base =
      topic.name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "") || "topic";
    const key = [base, ...Array.from({ length: mostTopics }, (_, n) => `${base}-${n + 2}`)].find(
      (one) => !taken.has(one),
    );
    taken.add(key ?? base);
    return { ...topic, key: key ?? base };
  });
}
