import type { Told } from "~/components/use-toast";
import { keepTag, showInShopify, stopShowing, stopTag } from "~/domains/segments/index.server";
import type { Wish } from "./wish";

/** Asks for what the merchant wants; a worker tells Shopify. Null when there is no such segment. */
export async function grant(shopId: number, segmentId: number, wish: Wish, now: Date): Promise<Told | null> {
  const asked = await ask(shopId, segmentId, wish, now);
  if (asked.outcome === "missing") return null;
  if (asked.outcome === "refused") return { problem: true, words: asked.problem };
  return { problem: false, words: words[wish.wish] };
}

const words: Record<Wish["wish"], string> = {
  show: "Shopify is being told",
  "stop-showing": "It stays in Shopify as it is, and is not updated any more",
  tag: "Members are being tagged",
  "stop-tag": "The tag is being removed",
};

function ask(shopId: number, segmentId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "show":
      return showInShopify(shopId, segmentId, now);
    case "stop-showing":
      return stopShowing(shopId, segmentId);
    case "tag":
      return keepTag(shopId, segmentId, wish.tag, now);
    case "stop-tag":
      return stopTag(shopId, segmentId);
    default:
      return wish satisfies never;
  }
}
