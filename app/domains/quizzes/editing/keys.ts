const longest = 40;

/** A key made from words: “Was ist Ihr Hauttyp?” becomes `was_ist_ihr_hauttyp`. Empty when no letter of it can be kept. */
export function keyFrom(words: string, between: "_" | "-"): string {
  const plain = words.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/\p{M}/gu, "");
  const joined = plain.replace(/['’]/g, "").replace(/[^a-z0-9]+/g, between);
  return trimmed(joined.slice(0, longest));
}

/** A key for these words that none of the others is: `dry`, then `dry-2`. @param bare what it is called while it has no words */
export function freeKey(words: string, bare: string, between: "_" | "-", taken: readonly string[]): string {
  const base = keyFrom(words, between) || bare;
  for (let n = 1; ; n++) {
    const tried = n === 1 ? base : `${trimmed(base.slice(0, longest - 4))}${between}${n}`;
    if (!taken.includes(tried)) return tried;
  }
}

function trimmed(key: string): string {
  return key.replace(/^[-_]+|[-_]+$/g, "");
}
