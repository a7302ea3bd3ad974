import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { conditionsOf } from "~/domains/segments/conditions";
import type { Condition } from "~/domains/segments/model";
import { referencesOf } from "~/domains/segments/references";
import { getFunction } from "~/domains/segments/vocabulary/functions";
import { definitions } from "./definitions";
import { shopHistories } from "./histories";
import { nearDefinitions } from "./near-definitions";
import { disagreements, missedTurns } from "./referee";
import { membersAsOf, replay } from "./replay";
import { writeHistory } from "./write-history";

/** How often, and from where chance begins. */
export interface Length {
  runs: number;
  seed: number;
}

const dayMilliseconds = 86_400_000;

/** What is compiled says of everyone what a plain reader says. @returns how many verdicts were compared */
export async function compareVerdicts(shopId: number, { runs, seed }: Length): Promise<number> {
  let compared = 0;
  const several = fc.array(fc.oneof(nearDefinitions, definitions()), { minLength: 20, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(shopHistories({ profiles: 12 }), several, async (history, asks) => {
      await writeHistory(shopId, history);
      const { asked, found } = await disagreements(shopId, asks, history.profiles, history.asOf);
      compared += asked;
      deepStrictEqual(found.slice(0, 3), []);
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  return compared;
}

/** Nobody's verdict changes before it is due. @returns how many shoppers were followed for 40 days */
export async function followDueTimes(shopId: number, { runs, seed }: Length): Promise<number> {
  let followed = 0;
  await fc.assert(
    fc.asyncProperty(shopHistories({ profiles: 6 }), nearDefinitions, async (history, definition) => {
      await writeHistory(shopId, history);
      const until = new Date(history.asOf.getTime() + 40 * dayMilliseconds);
      deepStrictEqual(await missedTurns(shopId, definition, history.profiles, history.asOf, until), []);
      followed += history.profiles.length;
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  return followed;
}

/** Definitions about facts alone; those about recorded stays change with the records that a replay makes. */
const aboutFacts = nearDefinitions.filter(
  (definition) => referencesOf(definition).length === 0 && !conditionsOf(definition).some(asksOfStays),
);

function asksOfStays(condition: Condition): boolean {
  if (condition.type !== "matches") return false;
  return [condition, ...condition.relations].some((part) => getFunction(part.function).source === "stays");
}

/**
 * Memberships kept fact by fact and due time by due time are those of everyone asked anew, and asking later as of then
 * says what was recorded then.
 * @returns how many instants were compared, with how many stays at them
 */
export async function replayHistories(
  shopId: number,
  { runs, seed }: Length,
): Promise<{ instants: number; members: number }> {
  const compared = { instants: 0, members: 0 };
  const several = fc.array(aboutFacts, { minLength: 6, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(shopHistories({ profiles: 4 }), several, async (history, asks) => {
      for (const { at, members, anew } of await replay(shopId, history, asks)) {
        deepStrictEqual(members, anew, `kept and asked anew differ at ${at.toISOString()}`);
        const later = await membersAsOf(shopId, asks, at);
        deepStrictEqual(later, members, `what was recorded at ${at.toISOString()} is not what is read as of then`);
        compared.instants++;
        compared.members += members.length;
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  return compared;
}
