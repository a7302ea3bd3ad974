import sql from "sql-template-tag";
import { db } from "~/db.server";
import { getReadContext } from "~/domains/segments/facts/queries.server";
import { loadContext } from "~/domains/segments/context.server";
import { print } from "~/domains/segments/language/print";
import { evaluation, type Asked } from "~/domains/segments/memberships/population.server";
import type { Definition } from "~/domains/segments/model";
import { isAsked, type ProfileFacts } from "~/domains/segments/reader/facts";
import { read } from "~/domains/segments/reader/read";
import { nextChange } from "~/domains/segments/reader/turn";

/** Where the compiled definitions and the plain reader said different things. */
export interface Disagreement {
  query: string;
  profileId: string;
  compiled: unknown;
  read: unknown;
}

interface Verdict {
  profileId: string;
  truths: (boolean | null)[];
  dueAt: Date | null;
}

async function verdicts(definitions: readonly Definition[], asked: Asked): Promise<Map<string, Verdict>> {
  const rows = await db.query<Verdict>(
    sql`SELECT profile_id AS "profileId", truths, due_at AS "dueAt" FROM (${evaluation(definitions, asked)}) e`,
  );
  return new Map(rows.map((row) => [row.profileId, row]));
}

/** Asks both about everyone, for each definition; from the facts, from the stored traits, and for some by their ids. */
export async function disagreements(
  shopId: number,
  definitions: readonly Definition[],
  profiles: readonly ProfileFacts[],
  asOf: Date,
): Promise<{ asked: number; found: Disagreement[] }> {
  const context = await loadContext(shopId, asOf);
  const readContext = await getReadContext(shopId, asOf, profiles);
  const ids = profiles.map(({ profileId }) => profileId);
  const ways: Asked[] = [
    { context, traits: "facts" },
    { context, traits: "stored", profileIds: ids },
  ];
  const found: Disagreement[] = [];
  let asked = 0;
  for (const way of ways) {
    const compiled = await verdicts(definitions, way);
    for (const profile of profiles) {
      const verdict = compiled.get(profile.profileId);
      if (!verdict && !isAsked(profile, asOf)) continue;
      for (const [i, definition] of definitions.entries()) {
        asked++;
        const plain = read(definition, profile, readContext);
        const truth = verdict ? verdict.truths[i] : "nobody was asked";
        if (truth !== plain)
          found.push({ query: print(definition), profileId: profile.profileId, compiled: truth, read: plain });
      }
    }
  }
  return { asked, found };
}

/** Whether nobody's verdict changes before the instant that the compiled definition is due. */
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
  return profiles.flatMap((profile) => {
    const verdict = compiled.get(profile.profileId);
    if (!verdict) return [];
    const turn = nextChange(definition, profile, readContext, until);
    const isLate = turn !== null && (verdict.dueAt === null || verdict.dueAt > turn);
    const { profileId } = profile;
    return isLate ? [{ query: print(definition), profileId, compiled: verdict.dueAt, read: turn }] : [];
  });
}
