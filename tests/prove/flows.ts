import { openCourse } from "./flows/course";
import { runKilled, runUndisturbed } from "./flows/kills";
import { measureAdvance } from "./flows/speed";
import { countLines, differences, ledgerOf } from "./flows/ledger";

/**
 * Shoppers go through flows with every kind of step for twelve days, once with one worker whom nothing disturbs and once
 * with three of whom each is killed (-9) in the midst of its work: both leave the same runs, passages, effects, messages
 * and events.
 * @param words how many shoppers; 8,000 when left out, who make more than 10,000 runs. `quick`: 100 for four days
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const isQuick = words.includes("quick");
  const people = isQuick ? 100 : Number(words.find((word) => /^\d+$/.test(word)) ?? 8000);
  const [days, hoursBetween] = isQuick ? [4, 8] : [12, 4];
  const plain = await openCourse(people, days, hoursBetween);
  const began = performance.now();
  await runUndisturbed(plain);
  const seconds = (performance.now() - began) / 1000;
  const expected = await ledgerOf(plain.shopId);
  const course = await openCourse(people, days, hoursBetween);
  const kills = await runKilled(course, { walkers: 3, mostMilliseconds: 3000 });
  const found = differences(expected, await ledgerOf(course.shopId));
  if (found.length > 0 || kills === 0)
    throw new Error(`${kills} kills, ${found.length} differences:\n${found.slice(0, 40).join("\n")}`);
  const counts = countLines(expected);
  return [
    `${people} shoppers, ${days} days: ${Object.entries(counts)
      .map(([what, count]) => `${count} of ${what}`)
      .join(", ")}`,
    `undisturbed in ${Math.round(seconds)} s; with ${kills} kills -9 of three workers: 0 differences`,
    await measureAdvance(isQuick ? 2000 : 10_000),
  ];
}
