import type { Applied } from "~/domains/storefront/index.server";

/** What came of the answers, in sentences: the segments that were made, and the tips that the welcome mail tells. */
export function knowledgeWords({ minted, tips }: Applied): string[] {
  const made = minted.filter(({ outcome }) => outcome === "added" || outcome === "taken-back").length;
  const [refused] = minted.flatMap((one) => (one.outcome === "refused" ? [one.problem] : []));
  const segments = [
    ...(made > 0 ? [made === 1 ? "One segment was made" : `${made} segments were made`] : []),
    ...(refused === undefined ? [] : [`Not every segment was made: ${refused}`]),
  ];
  switch (tips.outcome) {
    case "amended":
      return [...segments, "The welcome mail tells the tips"];
    case "refused":
      return [...segments, `The welcome mail was left as it is: ${tips.problem}`];
    case "unchanged":
    case "nothing":
      return segments;
    default:
      return tips satisfies never;
  }
}
