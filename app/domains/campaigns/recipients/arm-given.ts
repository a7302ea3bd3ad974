import type { Arm } from "../../experiments/model";
import type { CampaignPlan } from "../model";

/** What somebody gets who has an arm, of the message that is meant for her. */
export function armGives(
  { what }: Arm,
  templateKey: string,
  { everybodyElse }: CampaignPlan["messages"],
): { templateKey: string; treatment: "generic" | null; laterMinutes: number; isHeldOut: boolean } {
  const usual = { templateKey, treatment: null, laterMinutes: 0, isHeldOut: false };
  switch (what.does) {
    case "usual":
    case "path":
      return usual;
    case "generic":
      return { ...usual, templateKey: everybodyElse ?? templateKey, treatment: "generic" };
    case "none":
      return { ...usual, isHeldOut: true };
    case "differs":
      return { ...usual, templateKey: what.template ?? templateKey, laterMinutes: what.laterMinutes };
    default:
      return what satisfies never;
  }
}
