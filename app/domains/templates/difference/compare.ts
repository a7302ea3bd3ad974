import type { Content } from "../content/model";
import { writtenIn } from "../checks/texts";
import { withoutTokens } from "../tokens/split";

/** How much two messages differ for who reads them. */
export interface Difference {
  /** From 0, the same but for names and other values filled in, to 1, nothing in common. */
  difference: number;
  /** What differs, in a merchant's words; the most first. */
  what: string[];
}

/** What a part of the whole difference is called, and how much it weighs. */
const aspects = {
  subject: { label: "the subject", weight: 2 },
  words: { label: "what it says", weight: 4 },
  blocks: { label: "what it is made of", weight: 2 },
  offer: { label: "what it offers", weight: 3 },
} as const;
type Aspect = keyof typeof aspects;

/** Differences smaller than this are not worth telling. */
const leastTold = 0.2;

/**
 * Compares what two contents say and offer, all branches of each together. Tokens are left out: a name, or any other
 * value that is filled in, makes no other message. What neither has weighs nothing.
 */
export function compareContents(a: Content, b: Content): Difference {
  const parts = [
    part("subject", subjectOf(a), subjectOf(b)),
    part("words", pairsOf(bodyOf(a)), pairsOf(bodyOf(b))),
    part("blocks", numbered(typesOf(a)), numbered(typesOf(b))),
    part("offer", offersOf(a), offersOf(b)),
  ].filter((one) => one !== null);
  const weight = sum(parts.map(({ aspect }) => aspects[aspect].weight));
  const difference = sum(parts.map(({ aspect, differs }) => differs * aspects[aspect].weight)) / Math.max(weight, 1);
  return {
    difference: Math.round(difference * 100) / 100,
    what: parts
      .filter(({ differs }) => differs >= leastTold)
      .toSorted((x, y) => y.differs * aspects[y.aspect].weight - x.differs * aspects[x.aspect].weight)
      .map(({ aspect }) => aspects[aspect].label),
  };
}

/** The share of things that only one of both has; null where there are none. */
function part(
  aspect: Aspect,
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): { aspect: Aspect; differs: number } | null {
  if (a.size + b.size === 0) return null;
  const shared = [...a].filter((one) => b.has(one)).length;
  return { aspect, differs: 1 - (2 * shared) / (a.size + b.size) };
}

function subjectOf(content: Content): Set<string> {
  return new Set(writtenIn(content).flatMap(({ path, text }) => (path.startsWith("subject") ? wordsOf(text) : [])));
}

/** All that its blocks say, and the line beside the subject. */
function bodyOf(content: Content): string[][] {
  const body = writtenIn(content).filter(({ path, isAddress }) => !isAddress && !path.startsWith("subject"));
  return body.map(({ text }) => wordsOf(text)).filter((words) => words.length > 0);
}

/** Words in pairs, so that the same words in another order are not the same; a text of one word is that word. */
function pairsOf(texts: readonly string[][]): Set<string> {
  return new Set(
    texts.flatMap((words) => (words.length === 1 ? words : words.slice(1).map((word, i) => `${words[i]} ${word}`))),
  );
}

function wordsOf(text: string): string[] {
  return (
    withoutTokens(text)
      .replace(/\]\([^)]*\)/g, " ")
      .toLowerCase()
      .match(/[\p{L}\p{N}%]+/gu) ?? []
  );
}

/** The second of a kind is another thing than the first. */
function numbered(things: readonly string[]): Set<string> {
  return new Set(things.map((thing, i) => `${thing} ${things.slice(0, i).filter((one) => one === thing).length}`));
}

function typesOf({ blocks }: Content): string[] {
  return blocks.map(({ content }) => content.type).filter((type) => type !== "divider");
}

/** Discounts, where products come from, and where links lead. */
function offersOf(content: Content): Set<string> {
  const links = writtenIn(content).flatMap(({ text, path, isAddress }) =>
    isAddress && path.endsWith(".href") ? `link ${text}` : [],
  );
  const offered = content.blocks.flatMap(({ content: block }) => {
    if (block.type === "coupon") return [`discount ${block.discountId ?? 0}`];
    if (block.type !== "products") return [];
    return block.source === "picked" ? block.productIds.map((id) => `product ${id}`) : [`products ${block.source}`];
  });
  return new Set([...links, ...offered]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
