import { wordDistance } from "~/lib/word-distance";

/** A tag with how many carry it, and since when it is known. */
export interface TagUse {
  tag: string;
  count: number;
  firstAt: Date;
}

export interface LikelyTypo {
  tag: string;
  meant: string;
  count: number;
  meantCount: number;
  firstAt: Date;
}

/** Fewer than these do not make a habit, and a mistake is made a few times at most. */
const leastHabit = 10;
const mostMistakes = 3;
/** Only what is new: what has stood there long is somebody's wish. */
const newDays = 30;
/** Words shorter than that are too alike: "red" and "bed". */
const shortest = 5;
const longEnoughForTwo = 9;

/**
 * New tags that nearly are a tag which many carry. Tags that differ in a digit are meant to differ ("vip-1", "vip-2");
 * those that differ in nothing but case, spaces and hyphens are the same word, however short.
 */
export function likelyTypos(tags: readonly TagUse[], now: Date): LikelyTypo[] {
  const since = now.getTime() - newDays * 86_400_000;
  const habits = tags.filter(({ count }) => count >= leastHabit).toSorted((a, b) => b.count - a.count);
  const rare = tags.filter(({ count, firstAt }) => count <= mostMistakes && firstAt.getTime() >= since);
  return rare.flatMap((one) => {
    const meant = habits.find((habit) => habit.firstAt < one.firstAt && isTypo(one.tag, habit.tag));
    if (!meant) return [];
    return [{ tag: one.tag, meant: meant.tag, count: one.count, meantCount: meant.count, firstAt: one.firstAt }];
  });
}

function isTypo(tag: string, habit: string): boolean {
  const [a, b] = [bare(tag), bare(habit)];
  if (a === b) return true;
  if (digitsOf(a) !== digitsOf(b) || Math.min(a.length, b.length) < shortest) return false;
  if (Math.abs(a.length - b.length) > 2) return false;
  return wordDistance(a, b) <= (Math.min(a.length, b.length) >= longEnoughForTwo ? 2 : 1);
}

function bare(tag: string): string {
  return tag.toLowerCase().replace(/[\s_-]+/g, "");
}

function digitsOf(tag: string): string {
  return tag.replace(/\D+/g, "");
}
