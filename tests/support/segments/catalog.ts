import type { Catalog, CatalogProduct } from "~/domains/segments/reader/facts";

const product = (type: string, vendor: string, tags: string[], collectionIds: string[]): CatalogProduct => ({
  type,
  vendor,
  tags,
  collectionIds,
});

/** A few products that are alike in some ways and not in others; two say nothing of themselves. */
export const smallCatalog: Catalog = new Map([
  ["101", product("Skincare", "Lumen", ["Anti-Aging", "organic"], ["501", "502"])],
  ["102", product("Skincare", "Fern & Oak", ["ORGANIC"], ["502"])],
  ["103", product("Electronics", "Lumen", ["travel"], ["503"])],
  // Beyond what a binary fraction holds exactly, and next to each other.
  ["9007199254740992", product("Electronics", "Volt", [], ["9007199254740993"])],
  ["9007199254740993", product("skincare", "", ["anti-aging"], [])],
  ["104", product("", "", [], [])],
  ["106", product("", "", [], [])],
]);

/** Sold once; the catalog has lost it. */
export const forgottenProduct = "105";

export const productIds = [...smallCatalog.keys(), forgottenProduct];
export const collectionIds = ["501", "502", "503", "9007199254740993"];
export const discountCodes = ["SUMMER10", "summer10", "VIP"];
export const skus = ["", "SERUM-30", "serum-30"];
export const variantIds = ["201", "202", "9007199254740993"];
export const sources = ["web", "pos"];
export const queries = ["serum", "Serum", ""];
export const devices = ["desktop", "mobile", "tablet"];
export const quizAnswers = ["anti-aging", "hydration"];
export const customerTags = ["VIP", "vip", "wholesale", "Été"];
export const countries = ["GB", "US", "DE"];
export const regions = ["ENG", "CA", ""];
export const cities = ["London", "Los Angeles", "Zürich", " "];
export const languages = ["en", "en-GB", "de"];
export const flowIds = ["1", "2"];
export const templates = ["new-welcome", "win-back"];
/** Segments that shoppers have stayed in. */
export const stayedIn = [901, 902];
