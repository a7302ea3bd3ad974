import { randomUUID } from "node:crypto";
import { randomFrom, type Random } from "../../sandbox/factories/random";

export interface Shelf {
  /** The word by which the shop's pixel names the shop. */
  account: string;
  /** Numbers of products, by the category they are of. */
  categories: readonly (readonly string[])[];
}

interface Seen {
  name: string;
  minutesAgo: number;
  path: string;
  data: Record<string, unknown>;
}

/** What some do in a day: most look about, some compare, come back, or read how something is done. */
const habits = [looksAbout, looksAbout, compares, comesBack, learns] as const;
const guides = [
  "/blogs/skin-care/how-to-layer-serums",
  "/blogs/skin-care/a-guide-to-clay",
  "/blogs/recipes/face-steam",
];

/**
 * What shoppers who are signed in looked at since yesterday, told as a browser's pixel tells it.
 * @returns how many were there
 */
export async function letShoppersBrowse(
  { appUrl, shelf, now }: { appUrl: string; shelf: Shelf; now: Date },
  customerIds: readonly string[],
): Promise<number> {
  for (const customer of customerIds) {
    const random = randomFrom(1, `browsing/${customer}`);
    const events = random
      .pick(habits)(random, shelf)
      .map(({ minutesAgo, ...event }) => ({
        ...event,
        id: randomUUID(),
        at: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
        device: random.pick(["desktop", "mobile", "mobile", "tablet"] as const),
      }));
    await send(appUrl, { shop: shelf.account, client: randomUUID(), id: randomUUID(), customer, events });
  }
  return customerIds.length;
}

function looksAbout(random: Random, { categories }: Shelf): Seen[] {
  const since = random.between(30, 1200);
  return Array.from({ length: random.between(1, 3) }, (_, i) =>
    look(random.pick(random.pick(categories)), since - 3 * i),
  );
}

function compares(random: Random, { categories }: Shelf): Seen[] {
  const since = random.between(60, 1200);
  const rivals = random.pick(categories.filter((category) => category.length >= 3)).slice(0, 4);
  return rivals.map((product, i) => look(product, since - 4 * i));
}

function comesBack(random: Random, { categories }: Shelf): Seen[] {
  const product = random.pick(random.pick(categories));
  return [random.between(1100, 1300), random.between(500, 700), random.between(20, 90)].map((ago) =>
    look(product, ago),
  );
}

function learns(random: Random): Seen[] {
  const [path, since] = [random.pick(guides), random.between(60, 1200)];
  return [
    { name: "page_viewed", minutesAgo: since, path, data: { click: null } },
    { name: "tessera:scrolled", minutesAgo: since - 1, path, data: { percent: 90 } },
    { name: "tessera:stayed", minutesAgo: since - 2, path, data: { seconds: random.between(40, 240) } },
  ];
}

function look(product: string, minutesAgo: number): Seen {
  return { name: "product_viewed", minutesAgo, path: "/products/seen", data: { product, variant: null } };
}

async function send(appUrl: string, batch: object): Promise<void> {
  const headers = { "content-type": "text/plain;charset=UTF-8" };
  const response = await fetch(`${appUrl}/pixel`, { method: "POST", headers, body: JSON.stringify(batch) });
  const words = await response.text();
  if (!response.ok) throw new Error(`The pixel's door answered ${response.status}: ${words.slice(0, 200)}`);
}
