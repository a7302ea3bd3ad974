import { z } from "zod";
import { Definition } from "../../segments/model";
import { Button } from "../blocks/button/schema";
import { Comparison } from "../blocks/comparison/schema";
import { Coupon } from "../blocks/coupon/schema";
import { Divider } from "../blocks/divider/schema";
import { Hero } from "../blocks/hero/schema";
import { Products } from "../blocks/products/schema";
import { Social } from "../blocks/social/schema";
import { Testimonial } from "../blocks/testimonial/schema";
import { Text } from "../blocks/text/schema";
import { Tip } from "../blocks/tip/schema";
import { Urgency } from "../blocks/urgency/schema";
import { Line, varied } from "./values";

const schemas = [Hero, Text, Button, Products, Tip, Testimonial, Comparison, Coupon, Urgency, Divider, Social] as const;

/** What a block says, by its type. */
export const BlockContent = z.discriminatedUnion("type", schemas);
export type BlockContent = z.infer<typeof BlockContent>;
export type BlockType = BlockContent["type"];
export type BlockOf<Type extends BlockType> = Extract<BlockContent, { type: Type }>;

/** A block in a mail: `id` stays when it is moved; with `when` it is shown only to those of whom that is true. */
export const Block = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  when: Definition.nullable(),
  content: BlockContent,
});
export type Block = z.infer<typeof Block>;

/** All that a merchant says in a mail. What must be in every mail, the footer, is not among it and cannot be left out. */
export const Content = z.strictObject({
  subject: varied(Line.min(1, "Enter a subject")),
  /** What an inbox shows beside the subject. */
  preheader: varied(Line),
  blocks: z
    .array(Block)
    .min(1, "Add a block")
    .max(40)
    .refine((blocks) => new Set(blocks.map(({ id }) => id)).size === blocks.length, "Two blocks have one id"),
});
export type Content = z.infer<typeof Content>;
