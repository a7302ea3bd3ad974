import { ButtonForm } from "../blocks/button/form";
import { ComparisonForm } from "../blocks/comparison/form";
import { CouponForm } from "../blocks/coupon/form";
import { DividerForm } from "../blocks/divider/form";
import { HeroForm } from "../blocks/hero/form";
import { ProductsForm } from "../blocks/products/form";
import { SocialForm } from "../blocks/social/form";
import { TestimonialForm } from "../blocks/testimonial/form";
import { TextForm } from "../blocks/text/form";
import { TipForm } from "../blocks/tip/form";
import { UrgencyForm } from "../blocks/urgency/form";
import type { BlockContent } from "../content/model";

interface Props {
  /** The block's id. */
  place: string;
  /** Where the block's content stands in the whole. */
  path: string;
  content: BlockContent;
  onChange(content: BlockContent): void;
}

/** The fields of a block, by its type. */
export function BlockForm({ content, ...rest }: Props) {
  switch (content.type) {
    case "hero":
      return <HeroForm content={content} {...rest} />;
    case "text":
      return <TextForm content={content} {...rest} />;
    case "button":
      return <ButtonForm content={content} {...rest} />;
    case "products":
      return <ProductsForm content={content} {...rest} />;
    case "tip":
      return <TipForm content={content} {...rest} />;
    case "testimonial":
      return <TestimonialForm content={content} {...rest} />;
    case "comparison":
      return <ComparisonForm content={content} {...rest} />;
    case "coupon":
      return <CouponForm content={content} {...rest} />;
    case "urgency":
      return <UrgencyForm content={content} {...rest} />;
    case "divider":
      return <DividerForm />;
    case "social":
      return <SocialForm content={content} {...rest} />;
    default:
      return content satisfies never;
  }
}
