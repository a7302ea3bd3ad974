import type { z } from "zod";
import type { NewComparison } from "~/components/experiments/question";
import { comparable, newArms, type ComparisonKind } from "~/domains/experiments";
import { createExperiment } from "~/domains/experiments/index.server";
import type { SubjectKind } from "~/domains/experiments/model";
import { loadSubjects } from "./subjects.server";

const names: Record<ComparisonKind, string> = {
  holdout: "Does it bring orders?",
  worth: "Is segmenting worth it?",
  message: "Which message is better?",
};
/** What a comparison counts at first, until the merchant says otherwise: orders within two weeks. */
const windowDays = 14;

/** Makes a draft about something of the shop's. @returns its id; null when the shop has it not, or it cannot be compared so */
export async function create(
  shopId: number,
  { kind, id, step, comparison }: z.output<typeof NewComparison>,
  now: Date,
): Promise<number | null> {
  const known = (await loadSubjects(shopId))({ kind, id, step });
  const arms = newArms(comparison);
  if (!known || !fits(kind, comparison)) return null;
  // Which way a split goes is the flow's to say, and nothing else of a step than what it sends.
  if (known.kind === "flow_step" && known.step.type !== "send") return null;
  return createExperiment(
    shopId,
    { kind, id, step },
    { name: names[comparison], arms, windowDays, rollsOut: false },
    now,
  );
}

function fits(kind: SubjectKind, comparison: ComparisonKind): boolean {
  return newArms(comparison).every(({ what }) => comparable[kind].includes(what.does));
}
