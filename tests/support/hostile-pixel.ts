import { hostileStrings } from "./hostile";

interface Hostile {
  name: string;
  body: string;
}

type Batch = Record<string, unknown>;

const at = () => new Date().toISOString();
const goodEvent = () => ({
  id: "sh-1-2-3",
  name: "product_viewed",
  at: at(),
  path: "/products/calm",
  device: "desktop",
  data: { product: "7", variant: null },
});

/** What may be wrong with a delivery, each by itself. */
const wrongs: readonly ((words: string, i: number) => Batch | string)[] = [
  (words) => words,
  (words) => ({ client: `x ${words}` }),
  (words) => ({ id: `x ${words}` }),
  (words) => ({ customer: `x ${words}` }),
  (words) => ({ shop: words.repeat(3).slice(0, 250) || "-" }),
  (words) => ({ email: words }),
  (words) => ({ events: [{ ...goodEvent(), id: `x ${words}` }] }),
  (words) => ({ events: [{ ...goodEvent(), name: words }] }),
  (words) => ({ events: [{ ...goodEvent(), at: words }] }),
  (words) => ({ events: [{ ...goodEvent(), path: `${words}\u0000` }] }),
  (words) => ({ events: [{ ...goodEvent(), device: words }] }),
  (words) => ({ events: [{ ...goodEvent(), data: { product: `x ${words}`, variant: null } }] }),
  (words) => ({ events: [{ ...goodEvent(), data: { product: "7", variant: null, price: words } }] }),
  (words) => ({ events: [{ ...goodEvent(), name: "search_submitted", data: { query: `\ud800${words}` } }] }),
  (words) => ({ events: [{ ...goodEvent(), name: "search_submitted", data: { query: [words] } }] }),
  (words) => ({ events: [{ ...goodEvent(), name: "tessera:quiz", data: { response: `x ${words}` } }] }),
  (words) => ({ events: [{ ...goodEvent(), name: "checkout_completed", data: { token: `x ${words}` } }] }),
  () => ({ events: [] }),
  () => ({ events: Array.from({ length: 51 }, goodEvent) }),
  (words, i) => ({ events: { length: 1, 0: goodEvent(), words, i } }),
  (words) => `{"__proto__":{"shop":"x"},"constructor":${JSON.stringify(words)}}`,
  (_words, i) => "[".repeat(1000 + i),
  (_words, i) => `${"[".repeat(20_000 + i)}${"]".repeat(20_000 + i)}`,
  (words) => JSON.stringify({ events: [goodEvent()], words: words.padEnd(66_000, "x") }),
  (words, i) => JSON.stringify([words, i, null]),
];

/** Deliveries that must not be kept: right in all but one thing. */
export function hostilePixelBodies(account: string, count: number): Hostile[] {
  return Array.from({ length: count }, (_, i) => {
    const words = hostileStrings[i % hostileStrings.length] ?? "";
    const wrong = wrongs[i % wrongs.length]?.(words, i) ?? "";
    if (typeof wrong === "string") return { name: `${i % wrongs.length}`, body: wrong };
    const good = { shop: account, client: "browser-0001", id: `batch-${i}-00`, customer: null, events: [goodEvent()] };
    return { name: `${i % wrongs.length}`, body: JSON.stringify({ ...good, ...wrong }) };
  });
}
