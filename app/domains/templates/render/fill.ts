import type { Rendered } from "../model";
import { closing, escapeHtml, escapePart, opening, plainLine, safeAddress } from "./escape";
import type { Slot } from "./writer";

/** A text cut at its places: words, the number of a slot, words, … */
export interface Cut {
  words: readonly string[];
  slots: readonly number[];
}

/** A message of one sight, rendered once, with places for what is each shopper's own. */
export interface Skeleton {
  slots: readonly Slot[];
  subject: Cut;
  html: Cut;
  text: Cut;
}

export type Filled = { outcome: "made"; rendered: Rendered } | { outcome: "incomplete"; missing: string };

const mark = new RegExp(`${opening}(\\d+)${closing}`);

/** Cuts a rendered text where its places are. */
export function cut(text: string): Cut {
  const parts = text.split(mark);
  return {
    words: parts.filter((_, i) => i % 2 === 0),
    slots: parts.filter((_, i) => i % 2 === 1).map(Number),
  };
}

/**
 * Puts one shopper's values into their places, each escaped for where it stands: what a shopper or a shop calls itself
 * cannot become markup, a mail header, an address or another token. A place that must be filled and cannot be makes no
 * message at all.
 */
export function fill(skeleton: Skeleton, values: Readonly<Record<string, string | undefined>>): Filled {
  const plain: string[] = [];
  const escaped: string[] = [];
  for (const slot of skeleton.slots) {
    const value = valueAt(slot, values);
    if (value === null) return { outcome: "incomplete", missing: slot.name };
    plain.push(value);
    escaped.push(escapeHtml(value));
  }
  const rendered = {
    subject: plainLine(join(skeleton.subject, plain)),
    html: join(skeleton.html, escaped),
    text: joinLines(skeleton.text, plain),
  };
  return { outcome: "made", rendered };
}

function valueAt(
  { name, fallback, stance }: Slot,
  values: Readonly<Record<string, string | undefined>>,
): string | null {
  const known = Object.hasOwn(values, name) ? plainLine(values[name] ?? "") : "";
  if (known === "" && fallback === null) return null;
  const value = known === "" ? plainLine(fallback ?? "") : known;
  switch (stance) {
    case "words":
      return value;
    case "part":
      return escapePart(value);
    case "address":
      return safeAddress(value);
    default:
      return stance satisfies never;
  }
}

function join({ words, slots }: Cut, values: readonly string[]): string {
  let text = words[0] ?? "";
  for (let i = 0; i < slots.length; i++) text += (values[slots[i] ?? -1] ?? "") + (words[i + 1] ?? "");
  return text;
}

/** The same for what is read as it stands: where nothing was filled in, no gap is left. */
function joinLines({ words, slots }: Cut, values: readonly string[]): string {
  let text = words[0] ?? "";
  for (let i = 0; i < slots.length; i++) {
    const [value, next] = [values[slots[i] ?? -1] ?? "", words[i + 1] ?? ""];
    text += value === "" && /^\s?$/.test(text.slice(-1)) ? next.replace(/^ /, "") : value + next;
  }
  return text;
}
