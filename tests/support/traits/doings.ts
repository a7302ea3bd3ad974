import fc from "fast-check";
import { isHowTo, comparisonOf, returnOf } from "~/domains/traits/interests/motivation";
import { articlePattern, interestRule as rule, type Dimension, type SignKind } from "~/domains/traits/interests/model";
import { affinitiesOf, type Property, type Sign } from "~/domains/traits/interests/strength";

/** Something that a shopper did, so many seconds before an instant, or after it. */
export interface Doing {
  kind: "order" | "view" | "cart" | "checkout" | "click" | "stay" | "scroll" | "video";
  secondsAgo: number;
  products: number[];
  topic: string | null;
  path: string;
  amount: number;
  /** Of orders: cancelled so long ago, or sent back. */
  cancelledAgo: number | null;
  isReturned: boolean;
}

/** What the shop sells. The fifth product is of no category, and of the sixth nothing is told. */
export const goods: readonly { id: number; type: string; vendor: string; tags: string[] }[] = [
  { id: 1, type: "Serum", vendor: "Moor", tags: ["vegan", "new"] },
  { id: 2, type: "Serum", vendor: "Moor", tags: ["vegan"] },
  { id: 3, type: "Serum", vendor: "Heath", tags: [] },
  { id: 4, type: "Soap", vendor: "Heath", tags: ["Vegan"] },
  { id: 5, type: "", vendor: "Moor", tags: ["gift"] },
];
export const collections: Record<string, number[]> = { Bestsellers: [1, 4], Winter: [4, 5] };
const paths = ["/", "/blogs/care/dry-skin", "/en-gb/blogs/recipes/soap", "/pages/how-to-layer", "/blogs/care"];

const product = fc.integer({ min: 1, max: 6 });
const days = fc.integer({ min: -2, max: 40 });
const minutes = fc.integer({ min: 0, max: 100 });
const ago = fc.tuple(days, minutes).map(([day, minute]) => day * 86_400 + minute * 60);

export const doing: fc.Arbitrary<Doing> = fc.record({
  kind: fc.constantFrom<Doing["kind"][]>(
    ...(["order", "cart", "checkout", "click", "stay", "scroll", "video"] as const),
    // Most of what happens is looking.
    ...(["view", "view", "view", "view", "view"] as const),
  ),
  secondsAgo: ago,
  products: fc.uniqueArray(product, { minLength: 1, maxLength: 3 }),
  topic: fc.constantFrom(null, "tips", "news"),
  path: fc.constantFrom(...paths),
  amount: fc.integer({ min: 0, max: 100 }),
  cancelledAgo: fc.option(ago, { freq: 6 }),
  isReturned: fc.boolean(),
});

export const doings = fc.array(doing, { maxLength: 30 });

const signKinds: Partial<Record<Doing["kind"], SignKind>> = {
  ...{ order: "ordered", view: "viewed", cart: "carted", checkout: "carted", click: "clicked" },
};

/** A plain reading of what interests a shopper, as of an instant. */
export function readInterests(did: readonly Doing[], asOf: Date) {
  const at = ({ secondsAgo }: Doing) => new Date(asOf.getTime() - secondsAgo * 1000);
  const visible = did.filter(({ kind, secondsAgo, cancelledAgo }) => {
    const isCancelled = kind === "order" && cancelledAgo !== null && cancelledAgo >= 0;
    return secondsAgo >= 0 && !isCancelled;
  });
  const products = visible.flatMap((one): Sign[] => {
    const kind = signKinds[one.kind];
    if (!kind || (one.kind === "order" && one.isReturned)) return [];
    return productsOf(one).map((id) => ({ kind, of: String(id), at: at(one) }));
  });
  const topics = visible.flatMap((one): Sign[] => {
    if (one.kind === "click") return one.topic ? [{ kind: "clicked", of: one.topic, at: at(one) }] : [];
    const blog = wasRead(one) ? new RegExp(articlePattern).exec(one.path)?.[1] : undefined;
    return blog ? [{ kind: "read", of: blog, at: at(one) }] : [];
  });
  const looks = visible
    .filter(({ kind }) => kind === "view")
    .map((one) => ({ productId: String(one.products[0]), category: good(one.products[0])?.type ?? "", at: at(one) }));
  const purchases = visible
    .filter(({ kind }) => kind === "order")
    .flatMap((one) => one.products.map((id) => ({ productId: String(id), at: at(one) })));
  const learnt = visible.filter((one) =>
    one.kind === "click" ? one.topic !== null && isHowTo(one.topic) : wasRead(one) && isHowTo(one.path),
  );
  const carts = visible.filter(({ kind }) => kind === "cart" || kind === "checkout");
  return {
    affinities: affinitiesOf({ products, topics }, propertiesOf),
    compared: comparisonOf(looks),
    returned: returnOf(looks, purchases),
    howToAt: latest(learnt.map(at)),
    cartAt: latest(carts.map(at)),
  };
}

/** A look, and a link in a message, is of one product; a link to what the catalog does not have is of none. */
export function productsOf({ kind, products }: Doing): number[] {
  if (kind === "view") return products.slice(0, 1);
  return kind === "click" ? products.slice(0, 1).filter((id) => good(id)) : products;
}

function wasRead({ kind, amount }: Doing): boolean {
  if (kind === "video") return true;
  return (kind === "stay" && amount >= rule.readSeconds) || (kind === "scroll" && amount >= rule.readPercent);
}

function good(id: number | undefined) {
  return goods.find((one) => one.id === id);
}

function propertiesOf(id: string): Property[] {
  const found = good(Number(id));
  const inCollections = Object.entries(collections).flatMap(([title, ids]): Property[] =>
    ids.includes(Number(id)) ? [["collection", title]] : [],
  );
  if (!found) return inCollections;
  const own: [Dimension, string][] = [
    ["category", found.type],
    ["vendor", found.vendor],
  ];
  const tags = found.tags.map((tag): Property => ["tag", tag]);
  return [...own.filter(([, value]) => value !== ""), ...tags, ...inCollections];
}

function latest(times: readonly Date[]): Date | null {
  return times.length > 0 ? new Date(Math.max(...times.map((time) => time.getTime()))) : null;
}
