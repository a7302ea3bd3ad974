import { z } from "zod";
import { Definition } from "../../segments/model";

/** Plain words for one line, in which tokens such as `{{first_name|there}}` may stand. */
export const Line = z
  .string()
  .trim()
  .max(300, "At most 300 characters")
  .regex(/^[^\r\n\u2028\u2029\0]*$/, "Must be one line");

/** Words with paragraphs, **bold**, _italic_, lists and [links](https://…) as Markdown has them, and tokens; no HTML. */
export const Prose = z.string().trim().max(5000, "At most 5,000 characters");

/** Where a link leads: https, or a token that stands for such an address, such as `{{shop_url}}`. */
export const Href = z
  .string()
  .trim()
  .max(2000)
  .regex(/^(https:\/\/\S+|\{\{[a-z_]+\}\}\S*)$/, "Enter an address that begins with https://");

export const Image = z.strictObject({
  url: z
    .string()
    .trim()
    .max(2000)
    .regex(/^https:\/\/\S+$/, "Enter an address that begins with https://"),
  /** What it shows, for who cannot see it; empty only when it shows nothing that the words do not say. */
  alt: z.string().trim().max(300),
});
export type Image = z.infer<typeof Image>;

export const Link = z.strictObject({ label: Line.min(1, "Enter what the button says"), href: Href });
export type Link = z.infer<typeof Link>;

/** As many different sights as one thing may have. */
export const mostBranches = 8;

/**
 * One thing or another, by what is known of a shopper: the first branch whose condition is true, otherwise the last
 * resort. A condition is one of the segment language, so whatever a segment can ask a message can ask, too; one that is
 * unknown of somebody does not hold.
 */
export function varied<Schema extends z.ZodType>(value: Schema) {
  const branch = z.strictObject({ when: Definition, value });
  return z.strictObject({ branches: z.array(branch).max(mostBranches), otherwise: value });
}

/** What `varied` makes of a value's type. */
export interface Varied<Value> {
  branches: { when: Definition; value: Value }[];
  otherwise: Value;
}
