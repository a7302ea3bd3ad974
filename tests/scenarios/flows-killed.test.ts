import { expect, test } from "vitest";
import { openCourse } from "../prove/flows/course";
import { runKilled, runUndisturbed } from "../prove/flows/kills";
import { countLines, differences, ledgerOf } from "../prove/flows/ledger";

test("workers who are killed (-9) in the midst of flows leave the same rows as one whom nothing disturbs", async () => {
  const plain = await openCourse(40, 3, 8);
  await runUndisturbed(plain);
  const expected = await ledgerOf(plain.shopId);
  expect(countLines(expected)).toMatchObject({
    ...{ run: expect.any(Number), passage: expect.any(Number), effect: expect.any(Number) },
    ...{ message: expect.any(Number), event: expect.any(Number), assigned: expect.any(Number) },
  });
  const course = await openCourse(40, 3, 8);
  const kills = await runKilled(course, { walkers: 2, mostMilliseconds: 1500 });
  expect(kills).toBeGreaterThan(0);
  expect(differences(expected, await ledgerOf(course.shopId))).toEqual([]);
}, 240_000);
