import { allSteps, type FlowContent } from "~/domains/flows";
import type { Definition } from "~/domains/segments/model";

/** Everything that a flow asks of shoppers, wherever it stands: the conditions that name things by their numbers. */
export function conditionsIn({ trigger, onlyIf, ends, steps }: FlowContent): Definition[] {
  const asked = [
    trigger.type === "happened" ? trigger.what : null,
    onlyIf,
    ends.goal,
    ends.when,
    ...allSteps(steps).flatMap((step) => {
      if (step.type === "wait_for") return [step.what];
      return step.type === "branch" ? step.paths.map(({ when }) => when.shopper) : [];
    }),
  ];
  return asked.filter((one) => one !== null);
}
