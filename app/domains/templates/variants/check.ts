import type { MessageChanges } from "../../experiments/model";
import type { Content } from "../content/model";
import { applyChanges, hasButton } from "./apply";

/** What of some changes a message cannot take up, by what would be changed, in a merchant's words. */
export function checkChanges(content: Content, changes: MessageChanges): Partial<Record<keyof MessageChanges, string>> {
  const has = (type: string) => content.blocks.some((block) => block.content.type === type);
  const leavesNothing = applyChanges(content, changes).blocks.length === 0;
  const problems: Partial<Record<keyof MessageChanges, string>> = {};
  if (changes.heading !== undefined && !has("hero")) problems.heading = "This message has no opening with a heading";
  if (changes.imageUrl !== undefined && !has("hero")) problems.imageUrl = "This message has no opening with a picture";
  if (changes.button !== undefined && !content.blocks.some(hasButton)) problems.button = "This message has no button";
  if (changes.couponId !== undefined && !has("coupon")) problems.couponId = "This message gives no code";
  else if (leavesNothing) problems.couponId = "Without its code nothing is left of this message";
  return problems;
}
