import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { countMembers, loadContext } from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import { isAsked } from "~/domains/segments/reader/facts";
import { referencesOf } from "~/domains/segments/references";
import { declared } from "~/domains/segments/vocabulary/declared";
import { changesByTime } from "./by-time";
import { stayedIn } from "./catalog";
import { definitions } from "./definitions";
import { checkExplanations } from "./explanations";
import { shopHistories, type ShopHistory } from "./histories";
import { momentsOf } from "./known";
import { nearDefinitions, turningDefinitions } from "./near-definitions";
import { disagreements, disagreementsOfFew, disagreementsOnThePast, missedTurns, type Comparison } from "./referee";
import { membersAsOf, replay } from "./replay";
import { writeHistory } from "./write-history";

/** How often, and from where chance begins. */
export interface Length {
  runs: number;
  seed: number;
}

const dayMilliseconds = 86_400_000;
const [first = 0] = stayedIn;

/** Throws what the first case threw for which the property does not hold; the case can be had again by its seed. */
async function holds<Case>(property: fc.IAsyncProperty<Case>, { runs, seed }: Length): Promise<void> {
  const { failed, errorInstance, counterexamplePath } = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: true,
  });
  if (failed) throw new Error(`seed ${seed}, case ${counterexamplePath}`, { cause: errorInstance });
}

function asksOf(definition: Definition, ...segmentIds: number[]): boolean {
  return referencesOf(definition).every((id) => segmentIds.includes(id));
}

/** What the segments that shoppers stayed in mean: one asks about facts alone, the other also about the first. */
const meanings = fc
  .tuple(
    nearDefinitions.filter((definition) => asksOf(definition)),
    nearDefinitions.filter((definition) => asksOf(definition, first)),
  )
  .map(([one, other]) => new Map([one, other].map((meaning, i) => [stayedIn[i] ?? 0, meaning])));

export interface Verdicts {
  /** Of one random definition on one random shopper. */
  cases: number;
  /** The same again, asked of a set, of one, and as of instants of the past. */
  again: number;
}

const many = fc.array(
  fc.oneof({ weight: 4, arbitrary: nearDefinitions }, { weight: 2, arbitrary: turningDefinitions }, definitions()),
  { minLength: 20, maxLength: 40 },
);
const few = fc.array(turningDefinitions, { minLength: 12, maxLength: 12 });

/** What is compiled says of everyone what a plain reader says, and in, out and unknown are everyone. */
export async function compareVerdicts(shopId: number, { runs, seed }: Length): Promise<Verdicts> {
  const verdicts = { cases: 0, again: 0 };
  await holds(
    fc.asyncProperty(
      shopHistories({ profiles: 16, fewest: 10 }),
      many,
      few,
      meanings,
      async (history, asks, pairs, segments) => {
        const { profiles, asOf } = history;
        await writeHistory(shopId, history, segments);
        const now = [
          await disagreements(shopId, asks, profiles, asOf),
          ...(await disagreementsOfFew(shopId, pairs, profiles, asOf)),
        ];
        const then: Comparison[] = [];
        for (const [i, at] of pastOf(history).entries()) {
          const some = asks.filter((_, n) => n % 2 === i);
          then.push(await disagreementsOnThePast(shopId, some, profiles, at));
        }
        const all = [...now, ...then];
        deepStrictEqual(all.flatMap(({ found }) => found).slice(0, 3), []);
        await countEveryone(shopId, asks.slice(0, 2), history);
        const cases = now.reduce((sum, one) => sum + one.cases, 0);
        verdicts.cases += cases;
        verdicts.again += all.reduce((sum, { compared }) => sum + compared, 0) - cases;
      },
    ),
    { runs, seed },
  );
  return verdicts;
}

/** The very instant at which something became known last, and one just before something did. */
function pastOf({ profiles, asOf }: ShopHistory): Date[] {
  const moments = momentsOf(profiles).filter((at) => at < asOf);
  const [middle, last] = [moments[Math.floor(moments.length / 2)], moments.at(-1)];
  return [...(middle ? [new Date(middle.getTime() - 1)] : []), ...(last ? [last] : [])];
}

async function countEveryone(shopId: number, asks: readonly Definition[], history: ShopHistory): Promise<void> {
  const everyone = history.profiles.filter((profile) => isAsked(profile, history.asOf)).length;
  const context = await loadContext(shopId, history.asOf);
  for (const definition of asks) {
    const count = await countMembers(definition, { context, traits: "facts" });
    deepStrictEqual(count.in + count.out + count.unknown, everyone, "in, out and unknown are not everyone");
  }
}

/** Nobody's verdict changes before it is due. @returns how many verdicts were followed for 40 days */
export async function followDueTimes(shopId: number, { runs, seed }: Length): Promise<number> {
  let followed = 0;
  const several = fc.array(fc.oneof(nearDefinitions, turningDefinitions, turningDefinitions), {
    minLength: 6,
    maxLength: 10,
  });
  await holds(
    fc.asyncProperty(shopHistories({ profiles: 6 }), several, meanings, async (history, asks, segments) => {
      await writeHistory(shopId, history, segments);
      const until = new Date(history.asOf.getTime() + 40 * dayMilliseconds);
      for (const definition of asks) {
        deepStrictEqual(await missedTurns(shopId, definition, history.profiles, history.asOf, until), []);
        followed += history.profiles.length;
      }
    }),
    { runs, seed },
  );
  return followed;
}

const ofFacts = nearDefinitions.filter((definition) => asksOf(definition));

const turningOfFacts = turningDefinitions.filter((definition) => asksOf(definition));

/**
 * A membership that only time changes does so at the very millisecond at which the plain reader says so, neither later
 * nor earlier, for 40 days.
 * @returns how many memberships changed
 */
export async function compareInstants(shopId: number, { runs, seed }: Length): Promise<number> {
  let changes = 0;
  const several = fc.array(turningOfFacts, { minLength: 6, maxLength: 10 });
  await holds(
    fc.asyncProperty(shopHistories({ profiles: 12 }), several, async (history, asks) => {
      const until = new Date(history.asOf.getTime() + 40 * dayMilliseconds);
      const { recorded, foretold } = await changesByTime(shopId, history, numbered(asks), until);
      deepStrictEqual(recorded, foretold);
      changes += recorded.length;
    }),
    { runs, seed },
  );
  return changes;
}

/**
 * Memberships kept fact by fact and due time by due time are those of everyone asked anew, and asking later as of then
 * says what was recorded then. Segments ask about each other's entries and exits, too.
 * @returns how many instants were compared, with how many stays at them
 */
export async function replayHistories(
  shopId: number,
  { runs, seed }: Length,
): Promise<{ instants: number; members: number }> {
  const compared = { instants: 0, members: 0 };
  const asking = nearDefinitions.filter((definition) => referencesOf(definition).length > 0);
  const several = fc.array(fc.oneof(ofFacts, asking), { minLength: 6, maxLength: 10 });
  await holds(
    fc.asyncProperty(shopHistories({ profiles: 4 }), several, meanings, async (history, asks, segments) => {
      const all = new Map([...segments, ...numbered(asks)]);
      for (const { at, members, anew } of await replay(shopId, history, all)) {
        deepStrictEqual(members, anew, `kept and asked anew differ at ${at.toISOString()}`);
        const later = await membersAsOf(shopId, all, at);
        deepStrictEqual(later, members, `what was recorded at ${at.toISOString()} is not what is read as of then`);
        compared.instants++;
        compared.members += members.length;
      }
    }),
    { runs, seed },
  );
  return compared;
}

/**
 * What an explanation cites alone gives the verdict, and without any one of it the verdict is another.
 * @returns how many explanations were checked, and how many facts they cite
 */
export async function checkReasons(
  shopId: number,
  { runs, seed }: Length,
): Promise<{ explanations: number; cited: number }> {
  const checked = { explanations: 0, cited: 0 };
  // Whoever has a part of a shopper's facts is somebody else, and in another random bucket; and of what was worked out
  // of many facts none is cited.
  const uncited = ["random_bucket", ...declared.flatMap(({ name, table }) => (table ? name : []))];
  const isCited = (asked: unknown) => !uncited.some((name) => JSON.stringify(asked).includes(`"${name}"`));
  const several = fc.array(fc.oneof(nearDefinitions, turningDefinitions).filter(isCited), {
    minLength: 3,
    maxLength: 6,
  });
  const meant = meanings.filter((segments) => isCited([...segments.values()]));
  await holds(
    fc.asyncProperty(shopHistories({ profiles: 4 }), several, meant, async (history, asks, segments) => {
      await writeHistory(shopId, history, segments);
      const { explanations, cited, wrong } = await checkExplanations(shopId, history, asks, segments);
      deepStrictEqual(wrong, []);
      checked.explanations += explanations;
      checked.cited += cited;
    }),
    { runs, seed },
  );
  return checked;
}

function numbered(definitions: readonly Definition[]): Map<number, Definition> {
  return new Map(definitions.map((definition, i) => [i + 1, definition]));
}
