import { readFields, type CampaignFields } from "./fields";
import type { Estimate } from "./question";
import { whenWords } from "./when-words";

/** What is said before a campaign is let go: to how many, when, and who first. @param estimate null while it is not known */
export function confirmWords(fields: CampaignFields, estimate: Estimate | null, timezone: string): string[] {
  const read = readFields(fields, timezone);
  const when = read.ok ? whenWords(read.draft.plan.schedule, timezone) : "";
  return [
    estimate ? figuresOf(estimate) : "How many get it is still being worked out.",
    fields.at === "once" ? "It begins at once." : `It goes out: ${when}. Who is in the audience then gets it.`,
    ...(fields.hasTrial ? [trialOf(fields)] : []),
    "You can pause it and cancel what has not gone out. What has gone out cannot be taken back.",
  ];
}

function figuresOf({ audience, willGet, deferred, skipped, sampleSize }: Estimate): string {
  const sum = (reasons: readonly { count: number }[]) => reasons.reduce((sum, { count }) => sum + count, 0);
  const about = sampleSize === null ? "" : "about ";
  const number = (count: number) => count.toLocaleString("en-GB");
  return `Of ${number(audience)} shoppers in the audience ${about}${number(willGet)} would get it at once, ${about}${number(sum(deferred))} later, and ${about}${number(sum(skipped))} not at all.`;
}

function trialOf({ percent, holdHours, goesOnByItself }: CampaignFields): string {
  const then = goesOnByItself ? "then it goes on by itself" : "then it waits until you say Go on";
  return `First ${percent} % of them get it, chosen by chance. After ${holdHours} ${holdHours === "1" ? "hour" : "hours"} ${then}.`;
}
