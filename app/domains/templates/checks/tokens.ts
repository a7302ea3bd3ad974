import { suggest } from "~/lib/suggest";
import type { Content } from "../content/model";
import { findToken, tokenNames } from "../tokens/registry";
import { splitTokens, tokensIn, withoutTokens, type TokenUse } from "../tokens/split";
import { error, type Finding } from "./finding";
import { writtenIn, type Written } from "./texts";

/** Tokens that nobody can fill in, or not for everybody. */
export function checkTokens(content: Content): Finding[] {
  return writtenIn(content).flatMap((written) => [
    ...checkBraces(written),
    ...checkStart(written),
    ...tokensIn(written.text).flatMap((use) => checkUse(use, written, content)),
  ]);
}

function checkBraces({ text, path }: Written): Finding[] {
  if (!/\{\{|\}\}/.test(withoutTokens(text))) return [];
  return [
    error(path, "There are braces that make no token", "Write a token as {{first_name|there}}, in small letters"),
  ];
}

function checkStart({ text, path, isAddress }: Written): Finding[] {
  const [first] = splitTokens(text);
  if (!isAddress || !first || typeof first === "string") return [];
  const token = findToken(first.name);
  if (!token || token.kind === "address") return [];
  return [error(path, `“${token.label}” is no address`, "Begin the address with https:// or with {{shop_url}}")];
}

function checkUse({ name, fallback }: TokenUse, { path, block }: Written, content: Content): Finding[] {
  const token = findToken(name);
  if (!token) {
    const near = suggest(name, tokenNames);
    const mend = near ? `Did you mean {{${near}}}?` : "Choose one from the list of tokens";
    return [error(path, `There is no token {{${name}}}`, mend)];
  }
  if (!token.canBeMissing || fallback !== null || isGiven(name, block, content)) return [];
  return [
    error(
      path,
      `“${token.label}” is not known of every shopper`,
      `Say what stands by: {{${name}|…}}, or leave it empty after the bar`,
    ),
  ];
}

/** A message with a coupon is not sent without its code, so that the code is there wherever its coupon is. */
function isGiven(name: string, block: number | null, { blocks }: Content): boolean {
  if (name !== "coupon_code") return false;
  const isHere = block !== null && blocks[block]?.content.type === "coupon";
  return isHere || blocks.some(({ when, content }) => content.type === "coupon" && when === null);
}
