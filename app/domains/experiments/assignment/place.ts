import { createHash } from "node:crypto";
import sql, { type Sql } from "sql-template-tag";
import type { Arm, Experiment } from "../model";
import { usualArm } from "./usual-arm";

/** Shoppers stand in so many places, of which each arm has as many as its share says. */
const places = 100;

/** What is hashed: the same shopper stands elsewhere in another experiment, so that one test does not tilt the next. */
const seed = (shopId: number, experimentId: number, profileId: string) => `${shopId}:${experimentId}:${profileId}`;

/** The place of a shopper in an experiment, from 0 to 99: always the same, and as good as thrown. */
export function placeOf(shopId: number, experimentId: number, profileId: string): number {
  const digits = createHash("md5")
    .update(seed(shopId, experimentId, profileId))
    .digest("hex");
  return Number.parseInt(digits.slice(0, 8), 16) % places;
}

/** The same in SQL. @param profileId an SQL expression */
export function placeInSql(shopId: number, experimentId: number, profileId: Sql): Sql {
  const prefix = seed(shopId, experimentId, "");
  return sql`(('x' || substr(md5(${prefix}::text || ${profileId}), 1, 8))::bit(32)::bigint % ${places}::int)`;
}

/** The places of each arm, in the order of the arms: from `from` up to but not including `until`. */
export function rangesOf(arms: readonly Arm[]): { key: string; from: number; until: number }[] {
  let from = 0;
  return arms.map(({ key, share }) => ({ key, from, until: (from += share) }));
}

/** The arm on which a shopper's place falls, whether or not it is still given to anybody. */
export function armAt(arms: readonly Arm[], place: number): string {
  const range = rangesOf(arms).find(({ from, until }) => place >= from && place < until);
  if (!range) throw new Error(`No arm has place ${place}`);
  return range.key;
}

/** Whether the experiment still takes in shoppers. */
export function takesIn({ state, winner }: Pick<Experiment, "state" | "winner">): boolean {
  return state === "running" && winner === null;
}

/**
 * What a shopper gets: the winner once there is one, otherwise her own arm while the experiment runs; the usual one when
 * she has none, or one that was stopped.
 */
export function armGiven({ arms, state, winner, stoppedArms }: Experiment, own: string | null): string {
  if (winner !== null) return winner;
  if (state === "running" && own !== null && !stoppedArms.includes(own)) return own;
  const usual = usualArm(arms);
  return arms.find(({ key }) => key === usual.key && !stoppedArms.includes(key))?.key ?? firstOpen(arms, stoppedArms);
}

function firstOpen(arms: readonly Arm[], stoppedArms: readonly string[]): string {
  return (arms.find(({ key }) => !stoppedArms.includes(key)) ?? usualArm(arms)).key;
}

/** What a shopper would get who is not in the experiment yet. Nothing is written: for trying a flow, say. */
export function armOf(shopId: number, experiment: Experiment, profileId: string): string {
  if (!takesIn(experiment)) return armGiven(experiment, null);
  return armGiven(experiment, armAt(experiment.arms, placeOf(shopId, experiment.id, profileId)));
}
