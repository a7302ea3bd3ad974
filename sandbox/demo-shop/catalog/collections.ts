import type { Item } from "./item";

/** A collection of the shop and what belongs in it. */
export interface CollectionRule {
  title: string;
  handle: string;
  holds(item: Item): boolean;
}

export const collectionRules: CollectionRule[] = [
  { title: "Best sellers", handle: "best-sellers", holds: (item) => item.tags.includes("bestseller") },
  { title: "New in", handle: "new-in", holds: (item) => item.tags.includes("new") },
  { title: "Anti-ageing", handle: "anti-aging", holds: (item) => item.concerns.includes("anti-aging") },
  { title: "Clear skin", handle: "clear-skin", holds: (item) => item.concerns.includes("acne") },
  {
    title: "Calm & sensitive",
    handle: "calm-sensitive",
    holds: (item) => item.concerns.includes("redness") || item.skins.includes("sensitive"),
  },
  { title: "Deep moisture", handle: "deep-moisture", holds: (item) => item.concerns.includes("dryness") },
  {
    title: "Glow",
    handle: "glow",
    holds: (item) => item.concerns.includes("dullness") || item.concerns.includes("dark-spots"),
  },
  { title: "Sun care", handle: "sun-care", holds: (item) => item.type === "Sunscreen" },
  { title: "Bath & body", handle: "bath-body", holds: (item) => item.type === "Body" },
  { title: "Gifts", handle: "gifts", holds: (item) => item.type === "Gift set" || item.tags.includes("giftable") },
];
