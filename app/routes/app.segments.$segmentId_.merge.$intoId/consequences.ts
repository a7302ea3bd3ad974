import type { Merge } from "~/domains/flows/index.server";

/** What a merge would change, in sentences. */
export function consequencesOf({ from, into, difference, pointed, flows }: Merge): string[] {
  const { both, onlyFrom, onlyInto } = difference;
  return [
    `“${from.name}” is put away. Its history stays in your reports.`,
    `${shoppers(both)} in both, and stay in “${into.name}”.`,
    onlyFrom === 0
      ? `Nobody is in “${from.name}” alone, so nobody is lost.`
      : `${shoppers(onlyFrom)} in “${from.name}” alone, and will be in neither.`,
    onlyInto === 0
      ? `Nobody is in “${into.name}” alone, so nobody is new to what used “${from.name}”.`
      : `${shoppers(onlyInto)} in “${into.name}” alone, and will be new to what used “${from.name}”.`,
    pointed.asking.length === 0
      ? `No segment asks about “${from.name}”.`
      : `${list(pointed.asking)} will ask about “${into.name}” instead, as a new version.`,
    ...(pointed.moved.length === 0 ? [] : [`Another place in your list: ${list(pointed.moved)}.`]),
    flows.length === 0
      ? `No flow starts with “${from.name}”.`
      : `Flows that will start with “${into.name}”: ${list(flows)}.`,
  ];
}

function shoppers(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "shopper is" : "shoppers are"}`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
