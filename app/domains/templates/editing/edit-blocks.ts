import type { Block, BlockContent, BlockType, Content } from "../content/model";
import { mostBranches, type Varied } from "../content/values";
import type { Definition } from "../../segments/model";

/** A change of the blocks, and the block that is worked on after it; null when there is none. */
export interface Edited {
  content: Content;
  chosen: string | null;
}

export const mostBlocks = 40;

/** Adds a block of a type after the one that is worked on, or at the end. */
export function addBlock(content: Content, type: BlockType, after: string | null): Edited {
  return insert(
    content,
    { id: freeId(content, type), when: null, content: newBlocks[type] },
    placeAfter(content, after),
  );
}

/** Adds the same once more, right behind it. */
export function duplicateBlock(content: Content, id: string): Edited {
  const block = content.blocks.find((one) => one.id === id);
  if (!block) return { content, chosen: id };
  return insert(content, { ...block, id: freeId(content, block.content.type) }, placeAfter(content, id));
}

/** What was removed, and where it stood, so that it can be put back. */
export interface Removed {
  block: Block;
  at: number;
}

/** Takes a block away. The one that stood after it is worked on next, or the one before. */
export function removeBlock(content: Content, id: string): Edited & { removed: Removed | null } {
  const at = content.blocks.findIndex((one) => one.id === id);
  const block = content.blocks[at];
  if (!block) return { content, chosen: null, removed: null };
  const blocks = content.blocks.toSpliced(at, 1);
  const next = blocks[at] ?? blocks[at - 1];
  return { content: { ...content, blocks }, chosen: next?.id ?? null, removed: { block, at } };
}

export function restoreBlock(content: Content, { block, at }: Removed): Edited {
  return insert(content, block, Math.min(at, content.blocks.length));
}

/** Moves a block by one place; the same content where there is no further to go. */
export function moveBlock(content: Content, id: string, by: -1 | 1): Content {
  const at = content.blocks.findIndex((one) => one.id === id);
  const block = content.blocks[at];
  const to = at + by;
  if (!block || to < 0 || to >= content.blocks.length) return content;
  return { ...content, blocks: content.blocks.toSpliced(at, 1).toSpliced(to, 0, block) };
}

export function changeBlock(content: Content, id: string, change: Partial<Omit<Block, "id">>): Content {
  return { ...content, blocks: content.blocks.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** Another branch, for whom the condition is true: behind the others, and saying at first what the shown one says. */
export function addBranch<Value>(varied: Varied<Value>, when: Definition, value: Value): Varied<Value> {
  if (varied.branches.length >= mostBranches) return varied;
  return { ...varied, branches: [...varied.branches, { when, value }] };
}

export function removeBranch<Value>(varied: Varied<Value>, branch: number): Varied<Value> {
  return { ...varied, branches: varied.branches.toSpliced(branch, 1) };
}

/** Moves a branch by one place: of two whose conditions are true, the first is shown. */
export function moveBranch<Value>(varied: Varied<Value>, branch: number, by: -1 | 1): Varied<Value> {
  const moved = varied.branches[branch];
  const to = branch + by;
  if (!moved || to < 0 || to >= varied.branches.length) return varied;
  return { ...varied, branches: varied.branches.toSpliced(branch, 1).toSpliced(to, 0, moved) };
}

/** @param branch the last resort when there is no such branch */
export function changeBranch<Value>(varied: Varied<Value>, branch: number, value: Value): Varied<Value> {
  if (!varied.branches[branch]) return { ...varied, otherwise: value };
  return { ...varied, branches: varied.branches.map((one, i) => (i === branch ? { ...one, value } : one)) };
}

export function changeCondition<Value>(varied: Varied<Value>, branch: number, when: Definition): Varied<Value> {
  return { ...varied, branches: varied.branches.map((one, i) => (i === branch ? { ...one, when } : one)) };
}

function insert(content: Content, block: Block, at: number): Edited {
  if (content.blocks.length >= mostBlocks) return { content, chosen: null };
  return { content: { ...content, blocks: content.blocks.toSpliced(at, 0, block) }, chosen: block.id };
}

function placeAfter(content: Content, id: string | null): number {
  const at = content.blocks.findIndex((one) => one.id === id);
  return at === -1 ? content.blocks.length : at + 1;
}

/** The type's name, with a number when another block has it. */
function freeId(content: Content, type: BlockType): string {
  const taken = new Set(content.blocks.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? type : `${type}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function same<Value>(value: Value): Varied<Value> {
  return { branches: [], otherwise: value };
}

/** What a block says when it is new. */
const newBlocks: { [Type in BlockType]: Extract<BlockContent, { type: Type }> } = {
  hero: { type: "hero", content: same({ image: null, heading: "", text: "", button: null }) },
  text: { type: "text", text: same("") },
  button: { type: "button", link: same({ label: "", href: "{{shop_url}}" }) },
  products: {
    type: "products",
    heading: "You might like",
    source: "recommended",
    productIds: [],
    count: 3,
    showsPrice: true,
    buttonLabel: "Look at it",
  },
  tip: { type: "tip", content: same({ heading: "", text: "" }) },
  testimonial: { type: "testimonial", content: same({ quote: "", author: "", about: "" }) },
  comparison: { type: "comparison", heading: "", left: "", right: "", rows: [{ point: "", left: "", right: "" }] },
  coupon: { type: "coupon", discountId: null, heading: "", text: "", buttonLabel: "Use it in the shop" },
  urgency: { type: "urgency", text: "" },
  divider: { type: "divider" },
  social: { type: "social", links: [{ network: "instagram", href: "" }] },
};
