import type { MessageChanges } from "../../experiments/model";
import type { Block, BlockOf, Content } from "../content/model";
import type { Varied } from "../content/values";

type HeroValue = BlockOf<"hero">["content"]["otherwise"];

/**
 * A content as an arm of an experiment changes it. A changed thing is the same for everybody of the arm, in whatever
 * branch they are: otherwise it would not be known which of two things made the difference. What is not there to be
 * changed stays away.
 */
export function applyChanges(content: Content, changes: MessageChanges | null): Content {
  if (!changes) return content;
  const { subject, preheader } = changes;
  return {
    subject: subject === undefined ? content.subject : always(subject),
    preheader: preheader === undefined ? content.preheader : always(preheader),
    blocks: changeCoupons(changeButton(changeHero(content.blocks, changes), changes), changes),
  };
}

function always(words: string): Varied<string> {
  return { branches: [], otherwise: words };
}

function changeHero(blocks: readonly Block[], { heading, imageUrl }: MessageChanges): Block[] {
  const first = blocks.find(({ content }) => content.type === "hero")?.id;
  return blocks.map((block) => {
    if (block.id !== first || block.content.type !== "hero") return block;
    const change = (value: HeroValue): HeroValue => ({
      ...value,
      heading: heading ?? value.heading,
      image: imageUrl === undefined ? value.image : { url: imageUrl, alt: value.image?.alt ?? "" },
    });
    return { ...block, content: { ...block.content, content: changeAll(block.content.content, change) } };
  });
}

function changeButton(blocks: readonly Block[], { button: label }: MessageChanges): Block[] {
  const first = blocks.find(hasButton)?.id;
  return blocks.map((block) => {
    const { content } = block;
    if (label === undefined || block.id !== first) return block;
    if (content.type === "button") {
      return { ...block, content: { ...content, link: changeAll(content.link, (link) => ({ ...link, label })) } };
    }
    if (content.type !== "hero") return block;
    const change = (value: HeroValue) => ({ ...value, button: value.button && { ...value.button, label } });
    return { ...block, content: { ...content, content: changeAll(content.content, change) } };
  });
}

/** Whether a block has a button, for somebody at least, and is one whose button can be changed. */
export function hasButton({ content }: Block): boolean {
  if (content.type === "button") return true;
  if (content.type !== "hero") return false;
  const { branches, otherwise } = content.content;
  return otherwise.button !== null || branches.some(({ value }) => value.button !== null);
}

function changeCoupons(blocks: readonly Block[], { couponId }: MessageChanges): Block[] {
  if (couponId === undefined) return [...blocks];
  if (couponId === null) return blocks.filter(({ content }) => content.type !== "coupon");
  return blocks.map((block) =>
    block.content.type === "coupon" ? { ...block, content: { ...block.content, discountId: couponId } } : block,
  );
}

function changeAll<Value>({ branches, otherwise }: Varied<Value>, change: (value: Value) => Value): Varied<Value> {
  return {
    branches: branches.map(({ when, value }) => ({ when, value: change(value) })),
    otherwise: change(otherwise),
  };
}
