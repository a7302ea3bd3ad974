import { conditionsOf } from "../conditions";
import { parse } from "../language/parse";
import { SyntaxProblem } from "../language/tokens";
import type { Condition, Definition, Family } from "../model";
import { getAttribute } from "../vocabulary/attributes";
import { getFunction, getParameter } from "../vocabulary/functions";
import type { ShopifySegment, Verdict } from "./model";

/** What the shop has of Shopify's segments already, by Shopify's numbers. */
export interface Present {
  /** Segments that came from Shopify; those put away have no place to lead to. */
  imported: ReadonlyMap<string, { segmentId: number; isPutAway: boolean }>;
  /** Segments of ours that are shown in Shopify. */
  shown: ReadonlyMap<string, number>;
}

/** A segment of Shopify's with what can be done with it. `definition` is null when it cannot be read. */
export interface Judged {
  segment: ShopifySegment;
  definition: Definition | null;
  verdict: Verdict;
}

export function judge(segment: ShopifySegment, present: Present): Judged {
  const read = readQuery(segment.query);
  const definition = "definition" in read ? read.definition : null;
  return { segment, definition, verdict: presence(segment, present) ?? verdictOf(read) };
}

function presence({ id }: ShopifySegment, { imported, shown }: Present): Verdict | null {
  const ours = shown.get(id);
  if (ours !== undefined) return { state: "ours", segmentId: ours };
  const found = imported.get(id);
  if (!found) return null;
  return found.isPutAway ? { state: "put-away" } : { state: "added", segmentId: found.segmentId };
}

function verdictOf(read: Read): Verdict {
  if ("problem" in read) return { state: "unreadable", ...read.problem };
  const unknown = [...new Set(conditionsOf(read.definition).flatMap(unknownIn))];
  return unknown.length > 0 ? { state: "partly", unknown } : { state: "addable" };
}

export type Read = { definition: Definition } | { problem: Pick<SyntaxProblem, "line" | "column" | "problem"> };

export function readQuery(query: string): Read {
  try {
    return { definition: parse(query) };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    const { line, column, problem } = error;
    return { problem: { line, column, problem } };
  }
}

/** What of a condition Tessera is never told, in the words of the vocabulary. */
function unknownIn(condition: Condition): string[] {
  if (condition.type !== "matches") {
    const { absent, label } = getAttribute(condition.name);
    return absent === "unknowable" ? [label] : [];
  }
  return [condition, ...condition.relations].flatMap(({ function: name, filters }) => {
    const happening = getFunction(name);
    if (happening.source === "unknowable") return [happening.many];
    const asked = filters.map(({ test }) => getParameter(happening, test.name));
    return asked.flatMap(({ isUnknowable, label }) => (isUnknowable ? [label] : []));
  });
}

const familiesByWord: [RegExp, Family][] = [
  [
    /^(message_|shopify_email\.|email_subscription|sms_subscription|storefront_event\.|search_submitted|page_|video_)/,
    "engagement",
  ],
  [/^products_purchased$/, "affinity"],
  [/^quiz_/, "zero-party"],
  [/^(last_order_date|first_order_date|customer_added_date|rfm_group|lifecycle_)/, "lifecycle"],
];

/** Where a segment belongs by what it asks first; most of Shopify's are about buying. */
export function guessFamily(definition: Definition): Family {
  const words = conditionsOf(definition).map((one) => (one.type === "matches" ? one.function : one.name));
  for (const word of words) {
    const found = familiesByWord.find(([pattern]) => pattern.test(word));
    if (found) return found[1];
  }
  return "purchase";
}
