import { digestOf } from "~/lib/hash";
import type { Step } from "../content/steps";
import type { GivenArm, Run } from "./model";

/** The way of a split that nobody counts: as good as thrown, and always the same for a shopper. */
export function chanceOf(
  { id, paths }: Extract<Step, { type: "split" }>,
  { flowId, profileId }: Pick<Run, "flowId" | "profileId">,
): GivenArm {
  const place = Number.parseInt(digestOf([flowId, id, profileId]).slice(0, 8), 16) % 100;
  let until = 0;
  const path = paths.find(({ share }) => place < (until += share)) ?? paths.at(-1);
  return { experimentId: null, arm: path?.arm ?? "", what: { does: "path" } };
}
