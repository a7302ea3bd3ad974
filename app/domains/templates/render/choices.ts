import { z } from "zod";
import type { Definition } from "../../segments/model";
import type { Block, Content } from "../content/model";
import { mostBranches, type Varied } from "../content/values";

/** The branch of a varied thing that is shown: its number from 0, or -1 for the last resort. */
const Branch = z
  .int()
  .min(-1)
  .max(mostBranches - 1);

/** What somebody sees of a content: a branch of each varied thing, by the ids of blocks; null for a block not shown. */
export const Choices = z.strictObject({
  subject: Branch,
  preheader: Branch,
  blocks: z.record(z.string(), Branch.nullable()),
});
export type Choices = z.infer<typeof Choices>;

type Holds = (definition: Definition) => boolean;

/** What somebody sees, by what is true of them. */
export function choose(content: Content, holds: Holds): Choices {
  const branchOf = (varied: Varied<unknown>) => varied.branches.findIndex(({ when }) => holds(when));
  const blocks = content.blocks.map((block): [string, number | null] => {
    if (block.when && !holds(block.when)) return [block.id, null];
    const varied = variedOf(block);
    return [block.id, varied ? branchOf(varied) : -1];
  });
  return {
    subject: branchOf(content.subject),
    preheader: branchOf(content.preheader),
    blocks: Object.fromEntries(blocks),
  };
}

export function picked<Value>({ branches, otherwise }: Varied<Value>, branch: number): Value {
  const chosen = branches[branch];
  return chosen ? chosen.value : otherwise;
}

/** The one thing of a block that differs between shoppers, if it has one. */
export function variedOf(block: Block): Varied<unknown> | null {
  return variedEntries(block)[0]?.[1] ?? null;
}

/** The same with the name it has in the block. */
export function variedEntries({ content }: Block): [string, Varied<unknown>][] {
  return Object.entries(content).flatMap(([key, value]) => (isVaried(value) ? [[key, value]] : []));
}

function isVaried(value: unknown): value is Varied<unknown> {
  return typeof value === "object" && value !== null && "branches" in value && "otherwise" in value;
}

/** All conditions of a content, as often as they stand there. */
export function conditionsOf(content: Content): Definition[] {
  const varied = [content.subject, content.preheader, ...content.blocks.flatMap((block) => variedOf(block) ?? [])];
  return [
    ...content.blocks.flatMap(({ when }) => when ?? []),
    ...varied.flatMap(({ branches }) => branches.map(({ when }) => when)),
  ];
}

/**
 * Sights in which each branch of a content is seen at least once and each block with a condition is once left out: as
 * many as the longest varied thing needs, and not their product.
 */
export function everySight(content: Content): Choices[] {
  const lengths = content.blocks.map((block) => variedOf(block)?.branches.length ?? 0);
  const most = Math.max(content.subject.branches.length, content.preheader.branches.length, ...lengths);
  const sight = (turn: number, shows: boolean): Choices => ({
    subject: turn < content.subject.branches.length ? turn : -1,
    preheader: turn < content.preheader.branches.length ? turn : -1,
    blocks: Object.fromEntries(
      content.blocks.map(({ id, when }, i) => [id, when && !shows ? null : turn < (lengths[i] ?? 0) ? turn : -1]),
    ),
  });
  const full = Array.from({ length: most + 1 }, (_, turn) => sight(turn - 1, true));
  return content.blocks.some(({ when }) => when) ? [...full, sight(-1, false)] : full;
}
