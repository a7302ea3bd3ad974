import type { Definition } from "../../segments/model";
import { blockWords } from "../editing/block-words";
import { variedEntries } from "../render/choices";
import type { Block, Content } from "./model";
import type { Varied } from "./values";

/** Where in a message something is asked of the shopper, as a merchant calls the place: "Subject", "Tip". */
export interface ConditionPlace {
  place: string;
  when: Definition;
}

/** Every condition of a content, each with its place. */
export function conditionPlaces({ subject, preheader, blocks }: Content): ConditionPlace[] {
  return [...inVaried("Subject", subject), ...inVaried("Preview text", preheader), ...blocks.flatMap(inBlock)];
}

function inBlock(block: Block): ConditionPlace[] {
  const place = blockWords[block.content.type].title;
  const own = block.when ? [{ place, when: block.when }] : [];
  return [...own, ...variedEntries(block).flatMap(([, varied]) => inVaried(place, varied))];
}

function inVaried(place: string, { branches }: Varied<unknown>): ConditionPlace[] {
  return branches.map(({ when }) => ({ place, when }));
}
