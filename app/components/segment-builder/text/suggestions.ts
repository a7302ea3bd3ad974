import { complete, type Offer } from "~/domains/segments";

/** What may be written where somebody is writing. */
export interface Suggestions {
  offers: readonly Offer[];
  /** The part of the text that an offer takes the place of. */
  from: number;
  to: number;
}

const most = 30;
const none = { offers: [], from: 0, to: 0 };

/** @param caret where the writing goes on; null while nothing is being written */
export function suggestionsAt(text: string, caret: number | null): Suggestions {
  if (caret === null) return none;
  const { offers, from, to } = complete(text, caret);
  // Who has written a word to its end does not want it offered.
  const isWritten = offers[0]?.text.toLowerCase() === text.slice(from, to).toLowerCase();
  return isWritten ? none : { offers: offers.slice(0, most), from, to };
}

/** The text with an offer taken, and where the writing goes on. */
export function take(text: string, { from, to }: Suggestions, offer: Offer): { text: string; caret: number } {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const isApart = after.startsWith(" ") || /^[(,]/.test(after) || offer.text === "(";
  const written = `${before}${offer.text}${isApart ? "" : " "}`;
  return { text: written + after, caret: written.length + (after.startsWith(" ") ? 1 : 0) };
}
