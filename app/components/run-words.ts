import { z } from "zod";
import type { RunOutcome } from "~/domains/flows/model";

/** Why a shopper is not in a flow any more, or did not come into it, in a merchant's words. */
const endWords: Record<RunOutcome, (flow: string) => string> = {
  finished: (flow) => `Came to the end of ${flow}`,
  exit: (flow) => `Left ${flow}, as it says`,
  goal: (flow) => `Left ${flow}: what it is for has happened, so it sends nothing more`,
  left_segment: (flow) => `Left ${flow}, because they left its segment`,
  condition: (flow) => `Left ${flow}: something became true that ends it`,
  unsubscribed: (flow) => `Left ${flow}, because they must not be written to any more`,
  turned_off: (flow) => `Left ${flow}, because you turned it off`,
  step_gone: (flow) => `Left ${flow}: the step they were at is not part of it any more`,
  profile_gone: (flow) => `Left ${flow}, because they are no longer in your shop`,
  held_out: (flow) => `Did not enter ${flow}: they are in the group of a comparison that gets nothing`,
  not_for_her: (flow) => `Did not enter ${flow}: it is not meant for them`,
  already_in: (flow) => `Did not go on in ${flow}: they were in it twice`,
};

/** Why a run is over, or never began. @param flow its name, in quotes; null when it is not known */
export function describeRunEnd(outcome: string | null, flow: string | null): string {
  const named = flow ?? "a flow";
  const known = Object.entries(endWords).find(([name]) => name === outcome);
  return known ? known[1](named) : `Left ${named}`;
}

const Taken = z.object({
  type: z.string(),
  outcome: z.string(),
  label: z.string().nullable(),
  change: z.string().nullable(),
});

/** What a step of a flow did with a shopper. @param detail as the timeline has it */
export function describeRunStep(detail: string | null, flow: string | null): string {
  const taken = Taken.safeParse(detail === null ? null : JSON.parse(detail));
  const words = taken.success ? stepWords(taken.data) : "a step was taken";
  return `In ${flow ?? "a flow"}: ${words}`;
}

function stepWords({ type, outcome, label, change }: z.infer<typeof Taken>): string {
  const named = label ? `“${label}”` : null;
  switch (type) {
    case "wait":
      return "the wait was over";
    case "wait_for":
      return outcome === "happened" ? "what it waited for happened" : "what it waited for did not happen in time";
    case "branch":
      return outcome === "otherwise" ? "went the way of everybody else" : `went the way ${named ?? outcome}`;
    case "split":
      return `went the way ${named ?? outcome}, by chance`;
    case "send":
      return outcome === "too_late"
        ? "a message was not sent, because it would have come too late"
        : "a message was not sent, because they are in the group of a comparison that gets nothing";
    case "tag":
      return `the tag ${named ?? ""} was to be ${change === "remove" ? "taken away" : "added"}`;
    case "notify":
      return `you were to be told ${named ?? ""}`;
    case "webhook":
      return `${named ?? "another tool"} was to be told`;
    default:
      return "it ended here";
  }
}
