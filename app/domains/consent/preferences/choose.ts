import { leastDaysOf, pauseDays, type Frequency, type Preferences, type Topic } from "../model";

/** What somebody says on the preference page: all of it, or only one thing. */
export interface Choice {
  /** Keys of the topics that stay ticked; left out where topics were not asked for. */
  topics?: readonly string[];
  frequency?: Frequency;
  pause?: "begin" | "end";
  countsOpens?: boolean;
}

const dayMilliseconds = 86_400_000;

/**
 * What a person's wishes are after a choice. What was not asked for stays as it was, and so does what she once said of
 * a topic that the shop does not name at present.
 */
export function choose(former: Preferences, choice: Choice, topics: readonly Topic[], now: Date): Preferences {
  return {
    deniedTopics: choice.topics ? deniedBeside(former.deniedTopics, choice.topics, topics) : former.deniedTopics,
    leastDaysBetween: choice.frequency ? leastDaysOf[choice.frequency] : former.leastDaysBetween,
    pausedUntil: pausedAfter(former.pausedUntil, choice.pause, now),
    countsOpens: choice.countsOpens ?? former.countsOpens,
  };
}

function deniedBeside(former: readonly string[], wanted: readonly string[], topics: readonly Topic[]): string[] {
  const shown = topics.map(({ key }) => key);
  const kept = former.filter((key) => !shown.includes(key));
  return [...kept, ...shown.filter((key) => !wanted.includes(key))].sort();
}

function pausedAfter(former: Date | null, pause: Choice["pause"], now: Date): Date | null {
  if (pause === "begin") return new Date(now.getTime() + pauseDays * dayMilliseconds);
  return pause === "end" ? null : former;
}
