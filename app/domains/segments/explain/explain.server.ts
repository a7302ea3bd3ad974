import type { Db } from "~/db.server";
import { log } from "~/log.server";
import { saidConditions } from "../conditions";
import { loadContext } from "../context.server";
import { findFacts, getReadContext } from "../facts/queries.server";
import { clause } from "../language/sentence";
import { filterWords } from "../language/wording/happenings";
import { relationWords } from "../language/wording/matches";
import type { Names } from "../language/wording/values";
import type { Condition, Definition } from "../model";
import { loadNames } from "../naming/queries.server";
import { isAsked, type ProfileFacts, type ReadContext } from "../reader/facts";
import { minimalFacts } from "../reader/minimal";
import { nearRows } from "../reader/near";
import { read, readConditions, type ConditionReading } from "../reader/read";
import { heldSince, nextChange } from "../reader/turn";
import { evidenceOf, type Evidence } from "./evidence";
import { foundWords } from "./found";
import { nearestMiss, type NearestMiss } from "./nearest-miss";
import { findTruths } from "./queries.server";

export interface ConditionExplanation {
  /** As the segment asks it: what stands inside a NOT reads as its opposite, and so does `truth`. */
  condition: string;
  truth: boolean | null;
  /** What was found when it was asked. */
  found: string;
  /** The very facts that make it so; none where absence does. */
  evidence: Evidence[];
  /** From when on it has been so; the beginning of `lookedFrom` where it was so then already, null if that is unknown. */
  since: Date | null;
  /** When it changes if nothing happens. */
  changesAt: Date | null;
  nearestMiss: NearestMiss | null;
  /** What would count but for one thing that is asked of it, the latest first. */
  near: NearFact[];
}

export interface NearFact {
  evidence: Evidence;
  /** What is not so of it, in words: "in the last 14 days". */
  missed: string;
}

/** Why a profile is in or out, as of an instant. */
export interface Explanation {
  asOf: Date;
  truth: boolean | null;
  conditions: ConditionExplanation[];
  /** Facts that alone give the verdict; without any one of them it would be another. */
  evidence: Evidence[];
  /** When the verdict changes if nothing happens; null if not within a year. */
  changesAt: Date | null;
  /** Since when it was looked when conditions turned: a year, or since they are known. */
  lookedFrom: Date;
}

const yearMilliseconds = 366 * 86_400_000;
const mostNear = 3;

/**
 * Explains by the compiled conditions that decide, and finds the facts behind them with the plain reader, which a
 * property test holds equal. Null if the shop has no such profile as of the instant.
 */
export async function explain(
  shopId: number,
  definition: Definition,
  profileId: string,
  asOf: Date,
  db?: Db,
): Promise<Explanation | null> {
  const facts = await findFacts(shopId, profileId, db);
  if (!facts || !isAsked(facts, asOf)) return null;
  const context = await getReadContext(shopId, asOf, [facts], db);
  const said = saidConditions(definition);
  const truths = await findTruths(
    await loadContext(shopId, asOf, db),
    [definition, ...said.map(({ condition }) => condition)],
    profileId,
    db,
  );
  const names = await loadNames({ id: shopId, currency: context.currency }, [definition], [], db);
  const readings = readConditions(definition, facts, context);
  const plain = [read(definition, facts, context), ...readings.map(({ truth }) => truth)];
  if (truths?.some((truth, i) => truth !== plain[i])) {
    log.error({ shopId, profileId }, "the reader and the compiled definition disagree; what is compiled decides");
  }
  const lookedFrom = new Date(Math.max(facts.knownSince.getTime(), asOf.getTime() - yearMilliseconds));
  const asked = { facts, context, names, lookedFrom, until: new Date(asOf.getTime() + yearMilliseconds) };
  return {
    asOf,
    lookedFrom,
    truth: truths?.[0] ?? null,
    conditions: readings.map((reading, i) =>
      explainCondition(reading, truths?.[i + 1] ?? null, said[i]?.isDenied ?? false, asked),
    ),
    evidence: minimalFacts(definition, facts, context).kept.map(evidenceOf),
    changesAt: nextChange(definition, facts, context, asked.until),
  };
}

interface Asked {
  facts: ProfileFacts;
  context: ReadContext;
  names: Names;
  lookedFrom: Date;
  until: Date;
}

function explainCondition(
  reading: ConditionReading,
  truth: boolean | null,
  isDenied: boolean,
  { facts, context, names, lookedFrom, until }: Asked,
): ConditionExplanation {
  const { condition } = reading;
  return {
    condition: clause(isDenied ? { type: "not", part: condition } : condition, names),
    truth: isDenied && truth !== null ? !truth : truth,
    found: foundWords(reading, context),
    evidence: minimalFacts(condition, facts, context).kept.map(evidenceOf),
    since: heldSince(condition, facts, context, lookedFrom),
    changesAt: nextChange(condition, facts, context, until),
    // Inside a NOT, less of something would be needed, and what happened cannot be undone.
    nearestMiss: isDenied ? null : nearestMiss(reading, facts, context, until),
    near: isDenied || truth !== false ? [] : nearFacts(condition, { facts, context, names }),
  };
}

function nearFacts(condition: Condition, { facts, context, names }: Pick<Asked, "facts" | "context" | "names">) {
  if (condition.type !== "matches") return [];
  const { function: name } = condition;
  return nearRows(condition, facts, context)
    .slice(0, mostNear)
    .map(({ row, missed }) => ({
      evidence: evidenceOf(row.fact),
      missed: "filter" in missed ? filterWords(name, missed.filter, names) : relationWords(missed.relation, names),
    }));
}
