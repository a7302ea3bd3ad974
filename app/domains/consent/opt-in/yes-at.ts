/**
 * The instant that a yes of now counts from. Shopify tells time by whole seconds, cut off: a no that was said there at
 * the end of a second looks like one of its beginning. So a yes counts from the beginning of its second, where a no of
 * the same second, theirs or ours, beats it. After a last word of the same second or of a clock ahead of ours, it comes
 * right after that.
 */
export function yesAt(now: Date, lastWord: Date | null): Date {
  const second = wholeSecond(now);
  if (!lastWord || lastWord < second) return second;
  return new Date(Math.max(now.getTime(), lastWord.getTime() + 1));
}

/** The beginning of the second in which something was. */
export function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
