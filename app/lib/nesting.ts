/** How deep objects and lists of a JSON text stand in each other, told before anything walks down into it. */
export function nestingOf(json: string): number {
  let [depth, deepest] = [0, 0];
  // Strings are taken whole: brackets in them are letters.
  for (const [found] of json.matchAll(/"(?:[^"\\]|\\[^])*"|[[\]{}]/g)) {
    if (found === "{" || found === "[") depth += 1;
    if (found === "}" || found === "]") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
