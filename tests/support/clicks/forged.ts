import type { Random } from "../../../sandbox/factories/random";

/** Tokens that are almost the true one: turned bits, cut or doubled parts, parts exchanged, and plain noise. */
export function forgeries(token: string, count: number, random: Random): string[] {
  const forged = new Set<string>();
  const parts = token.split(".").map((part) => Buffer.from(part, "base64url"));
  const join = (buffers: readonly Buffer[]) => buffers.map((part) => part.toString("base64url")).join(".");
  for (let at = 0; at < token.length; at++) forged.add(token.slice(0, at)).add(token.slice(at + 1));
  for (let at = 0; at <= token.length; at++)
    for (const sign of ".-_A=%") forged.add(token.slice(0, at) + sign + token.slice(at));
  while (forged.size < count + 1) {
    const copy = parts.map((part) => Buffer.from(part));
    if (random.chance(0.1)) {
      forged.add(join(copy.map(({ length }) => Buffer.from(random.hex(length * 2), "hex"))));
      continue;
    }
    for (let turns = random.between(1, 4); turns > 0; turns--) {
      const part = random.pick(copy);
      const at = random.between(0, part.length - 1);
      part[at] = (part[at] ?? 0) ^ (1 << random.between(0, 7));
    }
    forged.add(join(random.chance(0.1) ? random.sample(copy, 3) : copy));
  }
  forged.delete(token);
  return [...forged].slice(0, count);
}

const elsewhere = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "http://evil.example",
  "https://shop.example@evil.example",
  "https://shop.example.evil.example",
  "https://evil.example#shop.example",
  "https://evil.example?shop.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "//xn--80ak6aa92e.com",
  "https://аррӏе.com",
  "https://evil。example",
  "https://%65vil.example",
  "\r\nLocation: https://evil.example",
  "%0d%0aLocation:%20https://evil.example",
  "%0aSet-Cookie:x=1",
  "/%09/evil.example",
  "/%2f%2fevil.example",
  "/.evil.example",
  "//[::1]",
  "//2130706433",
  "//127.0.0.1:80",
  "https://shop.example\u0000.evil.example",
];
const names = "url u to target redirect redirect_uri next return returnTo continue dest destination link r goto".split(
  " ",
);

/** Ways to make a redirect lead elsewhere: by what stands behind the token, in the query, in its place, or in headers. */
export function wanderings(path: string): { url: string; headers: Record<string, string> }[] {
  const coded = elsewhere.map((place) => encodeURIComponent(place));
  const printable = elsewhere.filter((place) => /^[\x21-\x7e]+$/.test(place));
  const plain = (url: string) => ({ url, headers: {} });
  return [
    ...names.flatMap((name) => coded.map((place) => plain(`${path}?${name}=${place}`))),
    ...coded.flatMap((place) => [plain(`${path}/${place}`), plain(`${path}${place}`), plain(`/c/${place}`)]),
    ...coded.map((place) => plain(`/c/${place}?${path}`)),
    ...printable.flatMap((place) =>
      ["host", "x-forwarded-host", "x-original-url", "x-rewrite-url", "referer", "origin"]
        .filter((name) => name !== "host")
        .map((name) => ({ url: path, headers: { [name]: place } })),
    ),
  ];
}
