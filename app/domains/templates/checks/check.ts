import type { Content } from "../content/model";
import { checkBranches } from "./branches";
import type { Finding } from "./finding";
import { checkLinks } from "./links";
import { checkSense } from "./sense";
import { checkTokens } from "./tokens";
import { checkWords } from "./words";

export type { Finding };

/** What is to be said of a content before it is sent: errors, with which it is not published, then advice. */
export function checkContent(content: Content): Finding[] {
  const checks = [checkTokens, checkBranches, checkLinks, checkSense, checkWords];
  const all = checks.flatMap((check) => check(content));
  return all.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ severity }: Finding): number {
  return severity === "error" ? 0 : 1;
}
