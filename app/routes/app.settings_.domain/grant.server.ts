import type { Told } from "~/components/use-toast";
import { changeKey, chooseDomain, lookNow, removeDomain, removeKey, resume } from "~/domains/senders/index.server";
import type { Wish } from "./wish";

/** Does what was wished for. @returns what came of it, and what is wrong with which field */
export async function grant(shopId: number, wish: Wish, now: Date) {
  const outcome = await ask(shopId, wish, now);
  const told: Told = { problem: !outcome.ok, words: outcome.words };
  const field = { domain: "name", key: "apiKey" } as const;
  const isOfField = wish.wish === "domain" || wish.wish === "key";
  const errors: Record<string, string> = !outcome.ok && isOfField ? { [field[wish.wish]]: outcome.words } : {};
  return { told, errors };
}

function ask(shopId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "domain":
      return chooseDomain(shopId, wish.name, now);
    case "key":
      return changeKey(shopId, wish.apiKey, now);
    case "look":
      return lookNow(shopId, now);
    case "remove-domain":
      return removeDomain(shopId);
    case "remove-key":
      return removeKey(shopId, now);
    case "resume":
      return resume(shopId, now);
    default:
      return wish satisfies never;
  }
}
