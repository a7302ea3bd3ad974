import type { BlockContent, BlockType } from "../content/model";

/** What blocks are called, and what each is good for, in the order they are offered. */
export const blockWords: Record<BlockType, { title: string; about: string }> = {
  hero: { title: "Opening", about: "The one thing the mail is about, with a picture and a button" },
  text: { title: "Text", about: "Paragraphs" },
  button: { title: "Button", about: "What the reader is asked to do" },
  products: { title: "Products", about: "Chosen by you, or for each shopper as the mail goes out" },
  tip: { title: "Tip", about: "Advice that fits what a shopper answered" },
  testimonial: { title: "Testimonial", about: "What customers like them say" },
  comparison: { title: "Comparison", about: "Two things side by side" },
  coupon: { title: "Coupon", about: "A code of their own, good once" },
  urgency: { title: "Why now", about: "A reason that stays true, and no ticking clock" },
  divider: { title: "Line", about: "Between two thoughts" },
  social: { title: "Social", about: "Where else your shop can be found" },
};

/** Which of the many blocks of a mail this one is: its first words, as they are read. */
export function summaryOf(block: BlockContent): string {
  const [line = ""] = firstWords(block).trim().split("\n");
  return line.replace(/\*\*|^[#>-]+ /g, "");
}

function firstWords(block: BlockContent): string {
  switch (block.type) {
    case "hero":
      return block.content.otherwise.heading;
    case "text":
      return block.text.otherwise;
    case "button":
      return block.link.otherwise.label;
    case "products":
    case "comparison":
    case "coupon":
      return block.heading;
    case "tip":
      return block.content.otherwise.heading || block.content.otherwise.text;
    case "testimonial":
      return block.content.otherwise.quote;
    case "urgency":
      return block.text;
    case "divider":
      return "";
    case "social":
      return block.links.map(({ network }) => network).join(", ");
    default:
      return block satisfies never;
  }
}
