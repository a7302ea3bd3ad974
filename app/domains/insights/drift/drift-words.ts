import { enoughSpreads } from "~/lib/watch/levels";
import { enoughForMix } from "~/lib/watch/mix";
import { enoughForShares } from "~/lib/watch/shares";
import type { DriftKind, Finding } from "./model";

/** An alarm as a merchant reads it. */
interface DriftTold {
  title: string;
  says: string;
  /** Why it is so, as far as it shows. */
  because: string;
  sure: string;
  /** The next thing to do, and where. */
  advice: string;
  url: string;
}

interface Named {
  segmentId: number;
  segment: string;
  /** What an event or a volume is called: "product views". */
  callMeasure: (measure: string) => string;
}

/** What has changed about a segment, in words. */
export function tellDrift(finding: Pick<Finding, "kind" | "evidence" | "found">, named: Named): DriftTold {
  return {
    title: titleOf(finding, named),
    says: figuresOf(finding, named),
    because: becauseOf(finding, named),
    sure: sureness(finding),
    ...adviceOf(finding, named),
  };
}

function titleOf({ kind, found }: Pick<Finding, "kind" | "found">, { segment }: Named): string {
  switch (kind) {
    case "clicks":
      return `Mail to “${segment}” is clicked less`;
    case "orders":
      return `Fewer orders follow mail to “${segment}”`;
    case "size":
      return `“${segment}” has ${found.observed > found.expected ? "grown" : "shrunk"} at once`;
    case "mix":
      return `Others than before come into “${segment}”`;
    case "catalog":
      return found.where === "gone"
        ? `“${segment}” asks for what is no longer sold`
        : `Much that “${segment}” asks for is new`;
    case "tracking":
      return `“${segment}” asks for what hardly comes in any more`;
    default:
      return kind satisfies never;
  }
}

function figuresOf({ kind, found }: Pick<Finding, "kind" | "found">, { callMeasure }: Named): string {
  const { expected, observed, what, where } = found;
  switch (kind) {
    case "clicks":
      return `${percent(observed)} of the mails that arrived are clicked within a day; it used to be ${percent(expected)}.`;
    case "orders":
      return `An order follows ${percent(observed)} of the mails within three days; it used to be ${percent(expected)}.`;
    case "size":
      return `${number(observed)} shoppers, where ${number(expected)} would be usual by how it went before.`;
    case "mix":
      return `${percent(observed)} of those who came in the last week ${kindWords(where, what)}; before it was ${percent(expected)}.`;
    case "catalog":
      return where === "gone"
        ? `“${what}”: nothing of it is left in your catalog.`
        : `“${what}”: ${number(expected)} of ${number(observed)} products came within a week.`;
    case "tracking":
      return `${number(observed)} ${callMeasure(what)} instead of about ${number(expected)}.`;
    default:
      return kind satisfies never;
  }
}

function becauseOf({ kind, found }: Pick<Finding, "kind" | "found">, { callMeasure }: Named): string {
  const { cause, what, where, observed, expected } = found;
  switch (cause) {
    case "inflow":
      return `${observed > expected ? "More" : "Fewer"} shoppers than usual came in; as many leave as did.`;
    case "outflow":
      return `${observed > expected ? "Fewer" : "More"} shoppers than usual left; as many come in as did.`;
    case "mix":
      return kind === "mix"
        ? "Something has brought you other shoppers: an advertisement, a market, a sales channel."
        : `Because others come in: those who ${kindWords(where, what)} have become more or fewer.`;
    case "catalog":
      return kind === "catalog" ? "Your catalog has changed." : `Because “${what}” is no longer sold.`;
    case "tracking":
      return kind === "tracking"
        ? "They are not told to the app, or nobody does it any more."
        : `Because hardly any ${callMeasure(what)} come in any more.`;
    case "itself":
      return "Nothing else that is watched has changed: neither who comes in, nor what the segment asks for.";
    default:
      return cause satisfies never;
  }
}

function adviceOf(
  { kind, found }: Pick<Finding, "kind" | "found">,
  { segmentId }: Named,
): Pick<DriftTold, "advice" | "url"> {
  if (found.cause === "tracking") return { advice: "See what stopped", url: "/app/data/anomalies" };
  const edit = `/app/segments/${segmentId}/edit`;
  if (found.cause === "catalog") return { advice: "Change what it asks for", url: edit };
  if (kind === "clicks" || kind === "orders")
    return { advice: "Try another message", url: `/app/reports/segments/${segmentId}` };
  if (kind === "mix") return { advice: "See whether it still means who you want", url: edit };
  return { advice: "See who came and left", url: `/app/segments/${segmentId}` };
}

const enough: Record<DriftKind, number> = {
  clicks: enoughForShares,
  orders: enoughForShares,
  size: enoughSpreads,
  mix: enoughForMix,
  catalog: 0,
  tracking: 0,
};

function sureness({ kind, evidence }: Pick<Finding, "kind" | "evidence">): string {
  if (enough[kind] === 0) return kind === "catalog" ? "Certain" : "As sure as the anomaly it comes from";
  if (evidence >= 2 * enough[kind]) return "As good as certain";
  return "Likely: chance alone seldom does this";
}

/** What a kind of shopper does or is: "are from DE". */
function kindWords(where: string, what: string): string {
  if (where === "country") return what === "" ? "have no country" : `are from ${what}`;
  if (where === "language") return what === "" ? "have no language" : `speak ${what}`;
  if (where === "acquaintance") return what === "new" ? "became known that day" : "were known before";
  return what === "3" ? "had ordered three times or more" : `had ordered ${what} times`;
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function percent(share: number): string {
  return `${(share * 100).toLocaleString("en-GB", { maximumFractionDigits: share < 0.1 ? 1 : 0 })} %`;
}
