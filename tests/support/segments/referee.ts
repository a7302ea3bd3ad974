import sql from "sql-template-tag";
import { db } from "~/db.server";
import { getReadContext } from "~/domains/segments/facts/queries.server";
import { loadContext } from "~/domains/segments/context.server";
import { print } from "~/domains/segments/language/print";
import { evaluation, type Asked } from "~/domains/segments/memberships/population.server";
import type { Definition } from "~/domains/segments/model";
import { isAsked, type ProfileFacts } from "~/domains/segments/reader/facts";
import { known } from "~/domains/segments/reader/known";
import { read } from "~/domains/segments/reader/read";
import { nextChange } from "~/domains/segments/reader/turn";
import type { Truth } from "~/domains/segments/reader/truth";

/** Where the compiled definitions and the plain reader said different things. */
export interface Disagreement {
  query: string;
  profileId: string;
  compiled: unknown;
  read: unknown;
}

export interface Comparison {
  /** Verdicts of one definition on one profile. */
  cases: number;
  /** Verdicts that were compared: each case once for each way of asking. */
  compared: number;
  found: Disagreement[];
}

/** What the compiled definitions say of one profile. */
export interface Verdict {
  profileId: string;
  truths: (boolean | null)[];
  dueAt: Date | null;
}

export async function verdicts(definitions: readonly Definition[], asked: Asked): Promise<Verdict[]> {
  return db.query<Verdict>(
    sql`SELECT profile_id AS "profileId", truths, due_at AS "dueAt" FROM (${evaluation(definitions, asked)}) e`,
  );
}

const askedOfFewer = 10;

/** Asks both for each definition: of everyone by the facts, and of a set by the stored traits; for some of half and of one. */
export async function disagreements(
  shopId: number,
  definitions: readonly Definition[],
  profiles: readonly ProfileFacts[],
  asOf: Date,
): Promise<Comparison> {
  const context = await loadContext(shopId, asOf);
  const readContext = await getReadContext(shopId, asOf, profiles);
  const readPlainly = (definition: Definition, profile: ProfileFacts) => read(definition, profile, readContext);
  const ids = profiles.map(({ profileId }) => profileId);
  const { cases, compared, found } = await compare(definitions, profiles, readPlainly, [
    { context, traits: "facts" },
    { context, traits: "stored", profileIds: ids },
  ]);
  const ofFewer = await compare(definitions.slice(0, askedOfFewer), profiles, readPlainly, [
    { context, traits: "facts", profileIds: ids.filter((_, i) => i % 2 === 0) },
    { context, traits: "facts", profileIds: ids.slice(-1) },
  ]);
  return { cases, compared: compared + ofFewer.compared, found: [...found, ...ofFewer.found] };
}

/** Asks of everyone two definitions at a time: what is asked of few needs to look at less, and must not look at too little. */
export async function disagreementsOfFew(
  shopId: number,
  definitions: readonly Definition[],
  profiles: readonly ProfileFacts[],
  asOf: Date,
): Promise<Comparison[]> {
  const context = await loadContext(shopId, asOf);
  const readContext = await getReadContext(shopId, asOf, profiles);
  const readPlainly = (definition: Definition, profile: ProfileFacts) => read(definition, profile, readContext);
  const comparisons: Comparison[] = [];
  for (let i = 0; i < definitions.length; i += 2) {
    const two = definitions.slice(i, i + 2);
    comparisons.push(await compare(two, profiles, readPlainly, [{ context, traits: "facts" }]));
  }
  return comparisons;
}

/** Asks the compiled as of an instant of the past, and the reader by what was known at that instant and nothing else. */
export async function disagreementsOnThePast(
  shopId: number,
  definitions: readonly Definition[],
  profiles: readonly ProfileFacts[],
  asOf: Date,
): Promise<Comparison> {
  const context = await loadContext(shopId, asOf);
  const readContext = await getReadContext(shopId, asOf, profiles);
  const readThen = (definition: Definition, profile: ProfileFacts) =>
    read(definition, known(profile, asOf), readContext);
  return compare(definitions, profiles, readThen, [{ context, traits: "facts" }]);
}

async function compare(
  definitions: readonly Definition[],
  profiles: readonly ProfileFacts[],
  readPlainly: (definition: Definition, profile: ProfileFacts) => Truth,
  ways: readonly Asked[],
): Promise<Comparison> {
  const plain = new Map(
    profiles.map((profile) => [profile.profileId, definitions.map((definition) => readPlainly(definition, profile))]),
  );
  const comparison: Comparison = { cases: 0, compared: 0, found: [] };
  for (const [n, way] of ways.entries()) {
    const asked = askedIn(way, profiles);
    const compiled = await verdicts(definitions, way);
    comparison.found.push(...strangers(asked, compiled));
    for (const profileId of asked) {
      const truths = compiled.find((verdict) => verdict.profileId === profileId)?.truths;
      for (const [i, definition] of definitions.entries()) {
        const [said, read] = [truths ? truths[i] : "nobody was asked", plain.get(profileId)?.[i]];
        if (said !== read) comparison.found.push({ query: print(definition), profileId, compiled: said, read });
      }
    }
    const compared = asked.length * definitions.length;
    comparison.compared += compared;
    if (n === 0) comparison.cases += compared;
  }
  return comparison;
}

/** Of whom definitions are asked in this way. */
function askedIn({ context, profileIds }: Asked, profiles: readonly ProfileFacts[]): string[] {
  const asked = profiles.filter((profile) => isAsked(profile, context.asOf)).map(({ profileId }) => profileId);
  return profileIds ? asked.filter((id) => profileIds.includes(id)) : asked;
}

/** Those who were asked and should not have been, or more than once. */
function strangers(asked: readonly string[], compiled: readonly Verdict[]): Disagreement[] {
  const ids = compiled.map(({ profileId }) => profileId);
  return ids
    .filter((id, i) => !asked.includes(id) || ids.indexOf(id) !== i)
    .map((profileId) => ({ query: "anything", profileId, compiled: "asked", read: "not asked, or not again" }));
}

/** Whether nobody's verdict changes before the instant that the compiled definition is due, which is still to come. */
export async function missedTurns(
  shopId: number,
  definition: Definition,
  profiles: readonly ProfileFacts[],
  asOf: Date,
  until: Date,
): Promise<Disagreement[]> {
  const context = await loadContext(shopId, asOf);
  const readContext = await getReadContext(shopId, asOf, profiles);
  const compiled = await verdicts([definition], { context, traits: "facts" });
  return compiled.flatMap(({ profileId, dueAt }) => {
    const profile = profiles.find((one) => one.profileId === profileId);
    const turn = profile ? nextChange(definition, profile, readContext, until) : asOf;
    const isOver = dueAt !== null && dueAt <= asOf;
    const isLate = turn !== null && (dueAt === null || dueAt > turn);
    return isOver || isLate ? [{ query: print(definition), profileId, compiled: dueAt, read: turn }] : [];
  });
}
