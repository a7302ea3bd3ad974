/** Where the products of a block come from. */
export const productSources = ["picked", "recommended", "viewed", "in_cart", "bought_with"] as const;
export type ProductSource = (typeof productSources)[number];

/** Products for one shopper in one place of a mail. */
export interface WantedProducts {
  /** What the answer is found by: a message and a block, say. */
  key: string;
  profileId: string;
  source: ProductSource;
  /** For `picked`, in the order they are shown in. */
  productIds: readonly string[];
  /** At most so many. */
  count: number;
}

/** A product as it can be bought now. */
export interface Product {
  productId: string;
  title: string;
  /** Its page in the shop. */
  url: string;
  imageUrl: string | null;
  /** Of the cheapest variant that can be bought. */
  priceMinor: number;
  currency: string;
  /** What the same variant cost before, when that was more. */
  compareAtMinor?: number;
}

/** What is known of two products: bought by one shopper, looked at by one shopper, of one kind. */
export const relationKinds = ["bought_with", "viewed_with", "alike"] as const;
export type RelationKind = (typeof relationKinds)[number];

/** Ways to recommend. `popularity` is what every other one has to beat. */
export const methods = ["popularity", "favourite", "bought_with", "viewed_with", "alike", "all"] as const;
export type Method = (typeof methods)[number];

/** What each method goes by: relations first, then what is bought most in the favourite category, then in the shop. */
export const evidence: Record<Method, { kinds: readonly RelationKind[]; asksCategory: boolean }> = {
  popularity: { kinds: [], asksCategory: false },
  favourite: { kinds: [], asksCategory: true },
  bought_with: { kinds: ["bought_with"], asksCategory: true },
  viewed_with: { kinds: ["viewed_with"], asksCategory: true },
  alike: { kinds: ["alike"], asksCategory: true },
  all: { kinds: relationKinds, asksCategory: true },
};

/** The rule's constants. Days, but for counts and weights. */
export const rule = {
  /** Bought by one shopper within so many days: related. */
  togetherDays: 90,
  /** Looked at by one shopper within so many hours: related. */
  visitHours: 24,
  /** How far back relations look. */
  rememberedDays: 365,
  /** Of each shopper the latest so many products count, so that one who buys for a shop of their own does not outweigh all. */
  mostOfOne: 40,
  /** So many of each product's relations are kept. */
  kept: 20,
  /** Few shoppers prove little: relations weigh as if so many more had not bought both. */
  prior: 5,
  /** After so many days an order counts half in popularity. */
  popularHalfLife: 30,
  /** What was bought in so many days is not recommended. */
  notAgainDays: 30,
  /** Unless this part of the shopper's own time between two purchases of it has gone by. */
  dueFromShare: 0.8,
  /** Bought again sooner than so, it was one purchase in two orders and no rhythm. */
  shortestRhythmDays: 3,
  /** How long a cart is one that somebody may come back to. */
  cartDays: 30,
  viewDays: 60,
  /** A purchase, a look and a thing in the cart as signs of interest, and the days after which each weighs a third. */
  bought: { weight: 1, fadeDays: 90 },
  viewed: { weight: 0.6, fadeDays: 14 },
  carted: { weight: 1, fadeDays: 14 },
  /** Of the most popular, so many are looked at for each shopper. */
  popular: 60,
  /** What is held back to measure by, and how many products are named: as many as a mail shows. */
  heldOutDays: 28,
  shown: 4,
  mostMeasured: 5000,
  fewestMeasured: 50,
} as const;

/** What a method was worth on weeks it was not shown. */
export interface Fit {
  method: Method;
  measuredAt: Date;
  cutAt: Date;
  /** Who had bought before and bought again. */
  shoppers: number;
  hits: number;
  popularHits: number;
  /** Of the difference of both rates. */
  standardError: number;
  isUsed: boolean;
}

/** What a method named right, beside what popularity named right for the same shoppers. */
export interface Counted {
  method: Method;
  shoppers: number;
  hits: number;
  popularHits: number;
  /** Shoppers for whom just one of the two was right. */
  onlyMethod: number;
  onlyPopular: number;
}
