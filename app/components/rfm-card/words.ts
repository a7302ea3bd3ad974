import { groupsOf6, groupsOf11, type RfmNaming } from "~/domains/traits/model";

/** What a group of shoppers is, in a few words. */
const meanings: Record<RfmNaming, Readonly<Record<string, { name: string; meaning: string }>>> = {
  six: {
    champions: { name: "Champions", meaning: "bought lately, often and for much" },
    loyal: { name: "Loyal", meaning: "bought often, lately or not long ago" },
    recent: { name: "Recent", meaning: "bought lately, but seldom" },
    needs_attention: { name: "Needs attention", meaning: "bought some time ago, not often" },
    at_risk: { name: "At risk", meaning: "bought often or for much, but long ago" },
    inactive: { name: "Inactive", meaning: "bought seldom, for little and long ago" },
  },
  eleven: {
    CHAMPIONS: { name: "Champions", meaning: "bought very lately, and are among those who buy most" },
    LOYAL: { name: "Loyal", meaning: "bought lately, and are among those who buy most" },
    ACTIVE: { name: "Active", meaning: "bought lately, now and then" },
    NEW: { name: "New", meaning: "bought very lately, for the first time or for little" },
    PROMISING: { name: "Promising", meaning: "bought lately, seldom and for little" },
    NEEDS_ATTENTION: { name: "Needs attention", meaning: "bought a while ago, now and then" },
    ALMOST_LOST: { name: "Almost lost", meaning: "bought a while ago, seldom and for little" },
    PREVIOUSLY_LOYAL: { name: "Previously loyal", meaning: "were among those who buy most, long ago" },
    AT_RISK: { name: "At risk", meaning: "bought a good deal, long ago" },
    DORMANT: { name: "Dormant", meaning: "bought seldom and for little, long ago" },
    PROSPECTS: { name: "Prospects", meaning: "never bought" },
  },
};

/** The groups of a naming in their order, the best first. */
export const groupsOf: Record<RfmNaming, readonly string[]> = { six: groupsOf6, eleven: groupsOf11 };

/** A group as pages name it. */
export function groupName(naming: RfmNaming, group: string | null): string {
  return group === null ? "no group" : (meanings[naming][group]?.name ?? group);
}

/** Who is in it. */
export function groupMeaning(naming: RfmNaming, group: string): string {
  return meanings[naming][group]?.meaning ?? "";
}
