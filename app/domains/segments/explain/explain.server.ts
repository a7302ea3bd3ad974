import type { Db } from "~/db.server";
import { log } from "~/log.server";
import { conditionsOf } from "../conditions";
import { loadContext } from "../context.server";
import { findFacts, getReadContext } from "../facts/queries.server";
import { clause } from "../language/sentence";
import type { Definition } from "../model";
import { isAsked, type ProfileFacts, type ReadContext } from "../reader/facts";
import { minimalFacts } from "../reader/minimal";
import { read, readConditions } from "../reader/read";
import { nextChange } from "../reader/turn";
import { evidenceOf, type Evidence } from "./evidence";
import { foundWords } from "./found";
import { nearestMiss, type NearestMiss } from "./nearest-miss";
import { findTruths } from "./queries.server";

export interface ConditionExplanation {
  condition: string;
  truth: boolean | null;
  /** What was found when it was asked. */
  found: string;
  /** The very facts that make it so; none where absence does. */
  evidence: Evidence[];
  /** When it changes if nothing happens. */
  changesAt: Date | null;
  nearestMiss: NearestMiss | null;
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
}

const yearMilliseconds = 366 * 86_400_000;

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
  const truths = await findTruths(
    await loadContext(shopId, asOf, db),
    [definition, ...conditionsOf(definition)],
    profileId,
    db,
  );
  const explanation = explainBy(definition, facts, context);
  const plain = [explanation.truth, ...explanation.conditions.map(({ truth }) => truth)];
  if (truths?.some((truth, i) => truth !== plain[i])) {
    log.error({ shopId, profileId }, "the reader and the compiled definition disagree; what is compiled decides");
  }
  return {
    ...explanation,
    truth: truths?.[0] ?? null,
    conditions: explanation.conditions.map((one, i) => ({ ...one, truth: truths?.[i + 1] ?? null })),
  };
}

function explainBy(definition: Definition, facts: ProfileFacts, context: ReadContext): Explanation {
  const until = new Date(context.asOf.getTime() + yearMilliseconds);
  const whole = minimalFacts(definition, facts, context);
  const conditions = readConditions(definition, facts, context).map((reading) => ({
    condition: clause(reading.condition),
    truth: reading.truth,
    found: foundWords(reading),
    evidence: minimalFacts(reading.condition, facts, context).kept.map(evidenceOf),
    changesAt: nextChange(reading.condition, facts, context, until),
    nearestMiss: nearestMiss(reading, facts, context, until),
  }));
  return {
    asOf: context.asOf,
    truth: read(definition, facts, context),
    conditions,
    evidence: whole.kept.map(evidenceOf),
    changesAt: nextChange(definition, facts, context, until),
  };
}
