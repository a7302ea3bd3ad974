import type { Goal } from "../model";
import type { LifecycleStage } from "../../traits/model";
import type { ReadyMade } from "./model";

/** The six segments a shop starts with: where each shopper stands, by their own rhythm of buying. */
export const lifecycleSegments: readonly ReadyMade[] = [
  stage("prospect", "Prospects", "acquisition", {
    reason: "They gave you their address and have never bought.",
    message: "A first reason to buy is what they need.",
  }),
  stage("new", "New", "retention", {
    reason: "They bought once, not long ago.",
    message: "A good first experience decides whether they come back.",
  }),
  stage("active", "Active", "upsell", {
    reason: "They came back at least once and are within their usual rhythm.",
    message: "Show them what fits what they have.",
  }),
  stage("loyal", "Loyal", "retention", {
    reason: "Four orders or more, and still in rhythm.",
    message: "Thank them first; they need no discount.",
  }),
  stage("dormant", "Dormant", "reactivation", {
    reason: "Silent for twice their usual time between orders.",
    message: "A concrete reason to return works now, not later.",
  }),
  stage("lost", "Lost", "reactivation", {
    reason: "Silent for four times their rhythm.",
    message: "Write seldom: complaints cost you the inbox of all others.",
  }),
];

function stage(
  stage: LifecycleStage,
  name: string,
  goal: Goal,
  words: Pick<ReadyMade, "reason" | "message">,
): ReadyMade {
  return {
    key: `lifecycle-${stage}`,
    name,
    family: "lifecycle",
    goal,
    ...words,
    query: `lifecycle_stage = '${stage}'`,
  };
}
