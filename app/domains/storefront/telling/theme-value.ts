import type { PublishedQuiz, QuizTest } from "~/domains/quizzes/index.server";
import { instantOfClock } from "~/lib/wall-clock";

/** What the theme's block needs to decide, without asking anybody, which quiz a page has. */
export interface ThemeValue {
  /** The first that applies is the page's quiz. */
  quizzes: ThemeQuiz[];
  /** What of shoppers' reading is worth publishing. */
  watches: { scroll: boolean; time: boolean; video: boolean };
}

type Targeting = PublishedQuiz["content"]["targeting"];

export interface ThemeQuiz extends Omit<Targeting, "segmentIds" | "from" | "until"> {
  id: number;
  version: number;
  fromAt: string | null;
  untilAt: string | null;
  /** Whether it is for shoppers in segments: then only we know to whom it is shown. */
  needsKnown: boolean;
  color: string;
  test: { id: number; rival: number; rivalVersion: number; share: number } | null;
}

interface Shown {
  quizzes: readonly PublishedQuiz[];
  tests: readonly QuizTest[];
  /** Of every quiz that was published: a rival need not be live itself. */
  versions: ReadonlyMap<number, number>;
  timezone: string;
  brandColor: string;
  isPixelOn: boolean;
}

/** The live quizzes as the theme is told of them. A rival stands with the quiz it is tried against, not by itself. */
export function themeValue({ quizzes, tests, versions, timezone, brandColor, isPixelOn }: Shown): ThemeValue {
  const live = new Set(quizzes.map(({ id }) => id));
  const running = tests.filter(({ quizId, rivalId }) => live.has(quizId) && versions.has(rivalId));
  const rivals = new Set(running.map(({ rivalId }) => rivalId));
  const own = quizzes.filter(({ id }) => !rivals.has(id));
  return {
    quizzes: own.map(({ id, version, content: { targeting, look } }) => {
      const { segmentIds, from, until, ...page } = targeting;
      const test = running.find(({ quizId }) => quizId === id);
      return {
        ...page,
        id,
        version,
        fromAt: from && instantOfClock(from, timezone).toISOString(),
        untilAt: until && instantOfClock(until, timezone).toISOString(),
        needsKnown: segmentIds.length > 0,
        color: look.color || brandColor,
        test: test
          ? { id: test.id, rival: test.rivalId, rivalVersion: versions.get(test.rivalId) ?? 0, share: test.rivalShare }
          : null,
      };
    }),
    watches: { scroll: isPixelOn, time: isPixelOn, video: isPixelOn },
  };
}
