import { createHmac } from "node:crypto";
import { env } from "~/env.server";
import { randomFrom } from "../../sandbox/factories/random";

type Pairs = [name: string, value: string][];

/** A request as somebody hands it in who wants to be taken for Shopify, or for somebody else. */
export interface Forgery {
  name: string;
  search: string;
}

const secret = env.SHOPIFY_API_SECRET;
const hex = (text: string, key = secret, algorithm = "sha256") => createHmac(algorithm, key).update(text).digest("hex");

/** As Shopify signs: names that come twice are joined. */
function textOf(pairs: Pairs): string {
  const names = [...new Set(pairs.map(([name]) => name))];
  const valuesOf = (name: string) => pairs.flatMap(([other, value]) => (other === name ? [value] : []));
  return names
    .map((name) => `${name}=${valuesOf(name).join(",")}`)
    .sort()
    .join("");
}

const write = (pairs: Pairs, signature: string) => `${new URLSearchParams(pairs)}&signature=${signature}`;
const signed = (pairs: Pairs, key = secret) => write(pairs, hex(textOf(pairs), key));

/** The parameters of a proper request, with some otherwise; null leaves one out. */
function proper(changes: Record<string, string | null>, shop: string, at: number, own: Pairs): Pairs {
  const all = new Map<string, string | null>([
    ...own,
    ["shop", shop],
    ["logged_in_customer_id", "7001"],
    ["path_prefix", "/apps/tessera"],
    ["timestamp", String(at)],
    ...Object.entries(changes),
  ]);
  return [...all].flatMap(([name, value]): Pairs => (value === null ? [] : [[name, value]]));
}

interface Made {
  /** A proper request with changes. */
  of: (changes?: Record<string, string | null>) => Pairs;
  at: number;
  chance: number;
}

const someDigits = (chance: number) => String(Math.floor(chance * 1e9));

/** Ways to forge a call of the app proxy. Many are signed with the right secret: what they say has two readings. */
const classes: Record<string, (made: Made) => string> = {
  "no signature": ({ of }) => String(new URLSearchParams(of())),
  "an empty signature": ({ of }) => write(of(), ""),
  "another customer under the same signature": ({ of, chance }) =>
    write(of({ logged_in_customer_id: someDigits(chance) }), hex(textOf(of()))),
  "another shop under the same signature": ({ of }) => write(of({ shop: "other.myshopify.com" }), hex(textOf(of()))),
  "another app's secret": ({ of }) => signed(of(), `${secret}x`),
  "no secret": ({ of }) => signed(of(), ""),
  "a signature of bytes in base64": ({ of }) =>
    write(of(), encodeURIComponent(createHmac("sha256", secret).update(textOf(of())).digest("base64"))),
  "sha1 instead of sha256": ({ of }) => write(of(), hex(textOf(of()), secret, "sha1")),
  "large hexadecimal digits": ({ of }) => write(of(), hex(textOf(of())).toUpperCase()),
  "a signature cut off": ({ of, chance }) => write(of(), hex(textOf(of())).slice(0, Math.floor(chance * 64))),
  "one digit turned": ({ of, chance }) => {
    const [made, place] = [hex(textOf(of())), Math.floor(chance * 64)];
    return write(of(), made.slice(0, place) + (made[place] === "0" ? "1" : "0") + made.slice(place + 1));
  },
  "signed as links in mails are, with & between": ({ of }) =>
    write(
      of(),
      hex(
        of()
          .map(([name, value]) => `${name}=${value}`)
          .sort()
          .join("&"),
      ),
    ),
  "too old": ({ of, at, chance }) => signed(of({ timestamp: String(at - 92 - Math.floor(chance * 1e6)) })),
  "too new": ({ of, at, chance }) => signed(of({ timestamp: String(at + 92 + Math.floor(chance * 1e6)) })),
  "no time": ({ of }) => signed(of({ timestamp: null })),
  "a time that is none": ({ of, chance }) => signed(of({ timestamp: chance < 0.5 ? "NaN" : "Infinity" })),
  "an empty time": ({ of }) => signed(of({ timestamp: "" })),
  "no shop": ({ of }) => signed(of({ shop: null })),
  "two customers": ({ of }) => signed([...of(), ["logged_in_customer_id", "1"]]),
  "a customer before Shopify's": ({ of }) => signed([["logged_in_customer_id", "1"], ...of()]),
  "two customers in one value": ({ of }) => signed(of({ logged_in_customer_id: "7001,1" })),
  "two shops": ({ of }) => signed([...of(), ["shop", "other.myshopify.com"]]),
  "two paths": ({ of }) => signed([...of(), ["path_prefix", "/apps/other"]]),
  "two times": ({ of, at }) => signed([...of({ timestamp: String(at - 1e6) }), ["timestamp", String(at)]]),
  "two signatures": ({ of, chance }) => `${signed(of())}&signature=${hex(String(chance))}`,
  "one's own parameter twice": ({ of }) => signed([...of(), ["once", "B".repeat(22)]]),
  "a list of customers": ({ of }) => signed([...of(), ["logged_in_customer_id[]", "1"]]),
  "a parameter that nobody asked for": ({ of, chance }) => signed([...of(), [`x${someDigits(chance)}`, "1"]]),
  // What a visitor sent in one value is handed in as two: the signature covers both readings.
  "a customer out of another's value": ({ of }) => {
    const sent: Pairs = [["k", "logged_in_customer_id=1lz"], ...of({ logged_in_customer_id: "" })];
    const read: Pairs = [["k", ""], ["lzlogged_in_customer_id", ""], ...of({ logged_in_customer_id: "1" })];
    return write(read, hex(textOf(sent)));
  },
  "a customer swallowed by another's value": ({ of }) => {
    const sent: Pairs = [["k", "logged_in_customer_id=1lz="], ...of({ logged_in_customer_id: "" })];
    const read: Pairs = [["k", ""], ["lz", "logged_in_customer_id="], ...of({ logged_in_customer_id: "1" })];
    return write(read, hex(textOf(sent)));
  },
  "spaces that some do not see": ({ of }) => signed(of({ logged_in_customer_id: " 7001" })),
  "names in large letters": ({ of }) => signed(of({ shop: null }).concat([["Shop", "first.myshopify.com"]])),
  "an ampersand too many": ({ of }) => `${signed(of())}&`,
  "half a sign": ({ of }) => `${signed(of())}&v=%C3`,
};

export const forgeryNames = Object.keys(classes);

/** So many forged queries, of all classes in turn, the same for the same seed. @param own what the door itself takes */
export function* proxyForgeries(
  count: number,
  seed: number,
  { shop, at, own }: { shop: string; at: () => Date; own: () => Pairs },
): Generator<Forgery> {
  const random = randomFrom(seed, "proxy forgeries");
  for (let i = 0; i < count; i++) {
    const name = forgeryNames[i % forgeryNames.length] ?? "";
    const seconds = Math.floor(at().getTime() / 1000);
    const parameters = own();
    const of = (changes: Record<string, string | null> = {}) => proper(changes, shop, seconds, parameters);
    yield { name, search: classes[name]?.({ of, at: seconds, chance: random.next() }) ?? "" };
  }
}
