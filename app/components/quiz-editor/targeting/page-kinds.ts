import type { PageRule } from "~/domains/quizzes";

/** The kinds of pages a merchant can name, each with the rule it begins as. */
export const pageKinds: readonly { kind: string; label: string; start: PageRule }[] = [
  { kind: "home", label: "Home page", start: { page: "home" } },
  { kind: "product", label: "Product pages", start: { page: "product", handle: null } },
  { kind: "one-product", label: "One product", start: { page: "product", handle: "" } },
  {
    kind: "in-collection",
    label: "Products of a collection",
    start: { page: "products_in", by: "collection", value: "" },
  },
  { kind: "in-type", label: "Products of a type", start: { page: "products_in", by: "type", value: "" } },
  { kind: "in-tag", label: "Products with a tag", start: { page: "products_in", by: "tag", value: "" } },
  { kind: "collection", label: "Collection pages", start: { page: "collection", handle: null } },
  { kind: "one-collection", label: "One collection", start: { page: "collection", handle: "" } },
  { kind: "cart", label: "Cart", start: { page: "cart" } },
  { kind: "search", label: "Search", start: { page: "search" } },
  { kind: "account", label: "Account", start: { page: "account" } },
  { kind: "blog", label: "Blog", start: { page: "blog" } },
  { kind: "path", label: "An address", start: { page: "path", path: "/pages/" } },
];

export function kindOf(rule: PageRule): string {
  switch (rule.page) {
    case "product":
    case "collection":
      return rule.handle === null ? rule.page : `one-${rule.page}`;
    case "products_in":
      return `in-${rule.by}`;
    case "home":
    case "cart":
    case "search":
    case "account":
    case "blog":
    case "path":
      return rule.page;
    default:
      return rule satisfies never;
  }
}
