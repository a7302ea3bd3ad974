import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readProxyCall } from "./proxy-call";
import { shopifyForms } from "./proxy-query";
import { isProxySigned, signedText } from "./proxy-signature";

const secret = "hush";
const now = new Date("2026-06-15T12:00:00Z");
const seconds = now.getTime() / 1000;
const own = { id: /^\d{1,9}$/, v: /^\d{1,9}$/, me: /^1$/, response: /^[A-Za-z0-9_-]{22}$/ };
const id22 = "AAAAAAAAAAAAAAAAAAAAAA";

const sign = (text: string, by = secret) => createHmac("sha256", by).update(text).digest("hex");

/** A query as Shopify makes it, with whatever is to be otherwise; what is undefined is left out. */
function query(changes: Record<string, string | undefined> = {}, by = secret): string {
  const parameters = {
    shop: "first.myshopify.com",
    logged_in_customer_id: "",
    path_prefix: "/apps/tessera",
    timestamp: String(seconds),
    ...changes,
  };
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] satisfies [string, string]],
  );
  return `${new URLSearchParams(pairs)}&signature=${sign(signedText(pairs), by)}`;
}

const read = (search: string, secrets = [secret]) => readProxyCall(search, own, secrets, now);

describe("the signature is the documented one", () => {
  const documented = (customer: string) =>
    new URLSearchParams(
      `extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=${customer}` +
        "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555",
    );

  test.each([
    ["1", "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb"],
    ["", "e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb"],
  ])("for the customer “%s”", (customer, signature) => {
    const text = signedText(documented(customer));
    expect(text).toBe(
      `extra=1,2logged_in_customer_id=${customer}path_prefix=/apps/awesome_reviews` +
        "shop=shop-name.myshopify.comtimestamp=1317327555",
    );
    expect(isProxySigned(text, signature, ["hush"])).toBe(true);
    expect(isProxySigned(text, signature, ["loud"])).toBe(false);
    expect(isProxySigned(text, signature.toUpperCase(), ["hush"])).toBe(false);
  });

  test("sorted by bytes, not by what a language takes for the alphabet", () => {
    expect(
      signedText([
        ["ä", "1"],
        ["z", "2"],
        ["Z", "3"],
        ["a_b", "4"],
        ["a", "5"],
        ["signature", "6"],
      ]),
    ).toBe("Z=3a=5a_b=4z=2ä=1");
    // UTF-16 would put the second of these first.
    expect(
      signedText([
        ["\u{1F600}", "1"],
        ["\uFF5E", "2"],
      ]),
    ).toBe("\uFF5E=2\u{1F600}=1");
  });
});

test("a call says which shop it is from and who is signed in there", () => {
  expect(read(query())).toMatchObject({ shopDomain: "first.myshopify.com", customerId: null });
  const call = read(query({ logged_in_customer_id: "7001", id: "3", v: "2", me: "1", response: id22 }));
  expect(call).toMatchObject({ customerId: "7001" });
  expect(call?.query.get("id")).toBe("3");
  expect(read(query({ logged_in_customer_id: undefined }))).toMatchObject({ customerId: null });
});

test("what either secret signed counts while the secret is being changed, and no longer", () => {
  const former = query({}, "former");
  expect(read(former, [secret, "former"])).not.toBeNull();
  expect(read(query(), [secret, "former"])).not.toBeNull();
  expect(read(former)).toBeNull();
});

test("a call is good for ninety seconds either way, and without a time never", () => {
  for (const apart of [-90, -1, 0, 90]) {
    expect(read(query({ timestamp: String(seconds + apart) }))).not.toBeNull();
  }
  for (const apart of [-91, 91, 3600, -86_400]) expect(read(query({ timestamp: String(seconds + apart) }))).toBeNull();
  for (const timestamp of [
    undefined,
    "",
    "now",
    "NaN",
    "1e9",
    "-1",
    " 1",
    `${seconds}.0`,
    `0x${seconds.toString(16)}`,
  ]) {
    expect(read(query({ timestamp }))).toBeNull();
  }
});

test("anything that is changed on the way is not believed", () => {
  const whole = query({ logged_in_customer_id: "7001", id: "3" });
  expect(read(whole)).not.toBeNull();
  const changes: ((search: string) => string)[] = [
    (search) => search.replace("7001", "7002"),
    (search) => search.replace("first", "second"),
    (search) => search.replace("id=3", "id=4"),
    (search) => search.replace(/signature=./, "signature=0").replace(/signature=0[0-9a-f]{3}/, "signature=0123"),
    (search) => search.replace(/&signature=.*/, ""),
    (search) => search.replace(/&signature=.*/, "&signature="),
    (search) => search.replace(/.$/, ""),
    (search) => `${search}0`,
    (search) => search.replace("&id=3", ""),
    (search) => `${search}&v=2`,
  ];
  for (const change of changes) expect(read(change(whole)), change(whole)).toBeNull();
});

describe("what has more than one reading is refused, signed or not:", () => {
  const twice = (name: string, ...values: string[]) => {
    const pairs: [string, string][] = [
      ["shop", "first.myshopify.com"],
      ["path_prefix", "/apps/tessera"],
      ["timestamp", String(seconds)],
    ];
    const others = pairs.filter(([other]) => other !== name);
    const all = [...others, ...values.map((value) => [name, value] satisfies [string, string])];
    return `${new URLSearchParams(all)}&signature=${sign(signedText(all))}`;
  };

  test("a parameter that comes twice", () => {
    expect(read(twice("logged_in_customer_id", "7001"))).not.toBeNull();
    expect(read(twice("logged_in_customer_id", "7001", ""))).toBeNull();
    expect(read(twice("logged_in_customer_id", "", "7001"))).toBeNull();
    expect(read(twice("shop", "first.myshopify.com", "second.myshopify.com"))).toBeNull();
    expect(read(twice("timestamp", String(seconds), String(seconds)))).toBeNull();
    expect(read(twice("path_prefix", "/apps/tessera", "/apps/other"))).toBeNull();
    expect(read(twice("id", "3", "4"))).toBeNull();
    expect(read(`${query()}&signature=${"0".repeat(64)}`)).toBeNull();
  });

  test("a parameter that is not known, whatever it is for", () => {
    for (const name of ["extra", "a", "id[]", "shop[]", "Shop", "", "__proto__", "constructor", "toString"]) {
      expect(read(query({ [name]: "1" })), name).toBeNull();
    }
  });

  test("a value that is not what its name takes", () => {
    for (const customer of ["7001,7002", "7001 ", "+7001", "0x1b59", "gid://shopify/Customer/1", "1".repeat(21)]) {
      expect(read(query({ logged_in_customer_id: customer })), customer).toBeNull();
    }
    for (const shop of ["first.myshopify.com.evil.com", "FIRST.myshopify.com", "first", "a@first.myshopify.com", ""]) {
      expect(read(query({ shop })), shop).toBeNull();
    }
    for (const prefix of ["", "/apps/tessera?x", "/apps//tessera", "apps/tessera", "/apps/tessera=1"]) {
      expect(read(query({ path_prefix: prefix })), prefix).toBeNull();
    }
  });

  test("a spelling that others read differently", () => {
    const whole = query({ id: "3" });
    expect(read(whole)).not.toBeNull();
    for (const odd of [
      whole.replace("id=3", "id=3&"),
      whole.replace("id=3", "id=3;v=2"),
      whole.replace("id=3", "id"),
      whole.replace("id=3", "id==3"),
      whole.replace("id=3", "id=+3"),
      whole.replace("customer_id=", "customer_id==7001"),
      whole.replace("customer_id=", "customer_id=+"),
      whole.replace("id=3", "id=%C3"),
      whole.replace("id=3", "%id=3"),
      `?${whole}`,
      "",
    ]) {
      expect(read(odd), odd).toBeNull();
    }
  });
});

/** Every way in which names and values with nothing between them can be read. */
function readings(text: string, forms: Record<string, RegExp>): string[][] {
  if (text === "") return [[]];
  return Object.entries(forms).flatMap(([name, form]) => {
    if (!text.startsWith(`${name}=`)) return [];
    const rest = text.slice(name.length + 1);
    return Array.from({ length: rest.length + 1 }, (_, end) => end)
      .filter((end) => form.test(rest.slice(0, end)))
      .flatMap((end) => readings(rest.slice(end), forms).map((more) => [`${name}=${rest.slice(0, end)}`, ...more]));
  });
}

test("of what is signed with nothing between names and values there is one reading", () => {
  const signed = Object.entries(shopifyForms).filter(([name]) => name !== "signature");
  const forms = { ...own, ...Object.fromEntries(signed) };
  const isSorted = (parts: string[]) => parts.every((part, i) => i === 0 || (parts[i - 1] ?? "") < part);
  // Values that end like another parameter's name begins.
  const values: Record<string, (string | undefined)[]> = {
    id: [undefined, "3", "33"],
    v: [undefined, "2"],
    me: [undefined, "1"],
    response: [undefined, id22, "path_prefix__timestamp"],
    logged_in_customer_id: [undefined, "", "7001"],
    path_prefix: ["/apps/tessera", "/apps/tesserashop", "/a/response", "/a/shop-me-v-id"],
    shop: ["first.myshopify.com", "timestamp.myshopify.com", "me.myshopify.com"],
    timestamp: [String(seconds)],
  };
  let cases: Record<string, string>[] = [{}];
  for (const [name, list] of Object.entries(values)) {
    cases = cases.flatMap((one) => list.map((value) => (value === undefined ? one : { ...one, [name]: value })));
  }
  expect(cases.length).toBeGreaterThan(500);
  for (const one of cases) {
    const text = signedText(Object.entries(one));
    const all = readings(text, forms).filter(isSorted);
    expect(all, text).toHaveLength(1);
  }
});
