import type { Definition } from "./model";
import type { LifecycleStage } from "../traits/model";

interface ReadyMade {
  key: string;
  name: string;
  description: string;
  definition: Definition;
}

/** The six segments a shop starts with: where each shopper stands, by their own rhythm of buying. */
export const lifecycleSegments: readonly ReadyMade[] = [
  stage(
    "prospect",
    "Prospects",
    "They gave you their address and have never bought. A first reason to buy is what they need.",
  ),
  stage("new", "New", "They bought once, not long ago. A good first experience decides whether they come back."),
  stage(
    "active",
    "Active",
    "They came back at least once and are within their usual rhythm. Show them what fits what they have.",
  ),
  stage("loyal", "Loyal", "Four orders or more, and still in rhythm. Thank them first; they need no discount."),
  stage(
    "dormant",
    "Dormant",
    "Silent for twice their usual time between orders. A concrete reason to return works now, not later.",
  ),
  stage(
    "lost",
    "Lost",
    "Silent for four times their rhythm. Write seldom: complaints cost you the inbox of all others.",
  ),
];

function stage(name: LifecycleStage, title: string, description: string): ReadyMade {
  return {
    key: `lifecycle-${name}`,
    name: title,
    description,
    definition: { type: "compare", name: "lifecycle_stage", operator: "=", value: { type: "text", text: name } },
  };
}
