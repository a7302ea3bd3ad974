import { enoughForShares } from "~/lib/watch/shares";
import { enoughEvidence } from "~/lib/watch/volumes";
import { wordsOf } from "../measures";
import type { Anomaly } from "../model";

/** An anomaly as a merchant reads it. */
interface AnomalyTold {
  /** "Fewer product views than usual". */
  title: string;
  /** How many, against how many. */
  says: string;
  sure: string;
  advice: string;
}

/** What is unusual, in words. */
export function tellAnomaly(anomaly: Anomaly): AnomalyTold {
  const words = wordsOf(anomaly.measure);
  if (!words) return { title: "Something that is not watched any more", says: "", sure: "", advice: "" };
  const { expected, observed, evidence } = anomaly;
  const { advice } = words;
  switch (words.kind) {
    case "tags":
      return {
        ...{ title: `The tag “${anomaly.subject}” may be a slip`, advice },
        says: `${shoppers(observed)} ${observed === 1 ? "carries" : "carry"} it, and ${shoppers(expected)} “${anomaly.meant}”.`,
        sure: "Likely, since hardly anybody has it and it is so like the other",
      };
    case "volume":
      return {
        ...{ title: `Far fewer ${words.counted} than usual`, advice },
        says: `${number(observed)} instead of about ${number(expected)} since then, by the same weekdays of the weeks before.`,
        sure: sureness(evidence, enoughEvidence),
      };
    default:
      return {
        ...{ title: `More ${words.counted} than usual ${words.matching}`, advice },
        says: `${percent(observed)} since then; it used to be ${percent(expected)}.`,
        sure: sureness(evidence, enoughForShares),
      };
  }
}

/** The same fault would hardly ever come about by chance; how hardly, the evidence says. */
function sureness(evidence: number, enough: number): string {
  if (evidence >= 3 * enough) return "As good as certain";
  return evidence >= 1.5 * enough
    ? "Very likely: chance alone hardly ever does this"
    : "Likely: chance alone seldom does this";
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function shoppers(count: number): string {
  return `${number(count)} ${count === 1 ? "shopper" : "shoppers"}`;
}

function percent(share: number): string {
  return `${(share * 100).toLocaleString("en-GB", { maximumFractionDigits: share < 0.1 ? 1 : 0 })} %`;
}
